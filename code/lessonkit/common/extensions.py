"""Extensions: how a module that works on pages becomes an extension of Markdown, named by its path."""

from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import Processor


def extends(
    processor: Callable[..., Processor], name: str, priority: float, kind: str = "treeprocessors"
) -> type[Extension]:
    """Return the `makeExtension` of a module, which takes what its processor takes after `md`.

    Of one kind, processors with a higher priority come first.
    """

    class ByProcessor(Extension):
        def __init__(self, **options):
            super().__init__()
            self.options = options

        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            getattr(md, kind).register(processor(md, **self.options), name, priority)

    return ByProcessor
