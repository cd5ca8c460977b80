"""Whatever a page says is checked before a site is built: the report, the census, the update of outputs.

Imports: translating, proofreading and the rooms below them.
"""
