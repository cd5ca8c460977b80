"""Inside a worker process: a page's steps run, and what they may not do is refused.

Imports: running, common.
"""
