"""The built site says what its sources say: each block, each proven value, nothing but words.

Imports: searching, assets and the rooms below them.
"""
