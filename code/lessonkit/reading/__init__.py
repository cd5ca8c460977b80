"""A file becomes a page with blocks: fences, bound numbers, quizzes, notes; and the nav of all pages.

Imports: worker, mutations, running, common.
"""
