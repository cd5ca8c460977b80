"""What pages load: fonts, the style sheet, scripts, social images.

Imports: rendering and the rooms below it.
"""
