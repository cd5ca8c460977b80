"""A page's code becomes results, in a worker, stored: how a run is started, kept and taken again.

Imports: common.
"""
