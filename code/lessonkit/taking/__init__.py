"""What a reader takes along: notebooks, programs, the offline site, the feed.

Imports: language and the rooms below it.
"""
