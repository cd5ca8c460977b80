"""What every room uses: faults, files that are read, fingerprints, and how a module extends Markdown.

Imports no room.
"""
