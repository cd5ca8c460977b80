"""Figures that illustrate an idea: one module per lesson, one function per figure."""
