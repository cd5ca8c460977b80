"""What every room uses: faults, files that are read, fingerprints.

Imports no room.
"""
