"""A page becomes HTML: the extensions of Markdown, KaTeX, and the pages made of lists.

Imports: taking and the rooms below it.
"""
