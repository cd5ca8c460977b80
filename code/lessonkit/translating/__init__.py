"""Both languages say the same: block for block, and as people have reviewed them.

Imports: rendering and the rooms below it.
"""
