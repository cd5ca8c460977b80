"""MkDocs' way in: a site with faults is refused, then each locale is built, proofread and stored.

Imports: all rooms.
"""
