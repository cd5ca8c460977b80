"""The terms of the glossary, the words of the interface, and Simplified Chinese.

Imports: reading and the rooms below it.
"""
