"""Inside a reader's browser: a page's program runs with pocket for torch, and is compared with the page.

Imports: worker.
"""
