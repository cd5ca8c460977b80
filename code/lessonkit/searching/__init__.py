"""What the search knows of a page, and by which names it is found.

Imports: rendering and the rooms below it.
"""
