"""Code with one small change: what a check must refuse, and what a test must notice.

Imports: nothing of the engine.
"""
