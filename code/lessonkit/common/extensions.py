"""Extensions: how a module that works on pages becomes an extension of Markdown, and their order."""

from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import Processor

# From Markdown to HTML: our modules by their names, a higher priority first, among what others do on the way.
ORDER = {
    "preprocessors": {
        "markdown_source": 41,  # before pymdownx.snippets (32)
        "bibliography": 40,  # before all that reads Markdown, so that links and italics are made as elsewhere
        "binding": 24,  # fences (25) are out of sight; HTML (20) is not yet
    },
    "inlinePatterns": {
        "binding": 189,  # after code (190) and formulas (189.9)
    },
    "treeprocessors": {
        "quiz_options": 25,  # before inline parsing (20), while options are still plain text
        "question_review": 24,  # likewise, since stems may hold code and formulas
        "binding": 18,  # after inline parsing, and before formulas
        "formulas": 15,
        "figures": 14,
        "chinese_words": 7,
        "english_titles": 7,
        "course_map": 6.6,  # before conversion, which simplifies the titles, and before MkDocs' links (0)
        "tooltips": 6.5,  # before conversion, too: terms are found as they are written
        "simplified": 6,
        "explorables": 5.6,  # after conversion, because offers are converted already
        "glossary_page": 5.5,  # likewise, because each form is written by hand
        "line_breaks": 5.3,  # after links have become buttons, and before the contents (5)
        "exercise_cells": -1,  # after MkDocs' check of links (0), which knows no notebooks
    },
    "postprocessors": {
        "untranslated": 15,  # after what was stashed has come back (30)
        "step_marks": 14,  # likewise
    },
}


def extends(processor: Callable[..., Processor]) -> type[Extension]:
    """Return the `makeExtension` of a module, which takes what its processor takes after `md`."""
    name = processor.__module__.rpartition(".")[2]
    kind = next((kind for kind, places in ORDER.items() if name in places), None)
    if kind is None:
        raise LookupError(f"{name} has no place in the order of extensions; write it into {__file__}")

    class ByProcessor(Extension):
        def __init__(self, **options):
            super().__init__()
            self.options = options

        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            getattr(md, kind).register(processor(md, **self.options), name, ORDER[kind][name])

    return ByProcessor
