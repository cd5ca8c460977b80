"""Every notebook gives what its page shows, in a kernel of its own that has nothing from this project.

Where its locales have the same program but for texts that are only shown, one of them runs, in turn: that
each gives the same by itself, test_determinism shows. All run as on an older processor, whose sums run in
another order: what a page shows must not hang on that.
"""

import asyncio
import copy
import os
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from forking import NAME, Forks
from mkdocs.config import load_config
from nbclient import NotebookClient
from torch.backends.cpu import get_cpu_capability

from lessonkit import CODE, ROOT
from lessonkit.common.fingerprints import surroundings
from lessonkit.language.simplified import simplify
from lessonkit.proving.converted_code import same_results
from lessonkit.proving.page_runs import apart
from lessonkit.publishing.locales import locale_configuration
from lessonkit.reading.fences import Fence
from lessonkit.reading.nav import pages
from lessonkit.reading.pages import Page
from lessonkit.taking.notebooks import FOLDERS, write_notebook
from lessonkit.taking.plain_markdown import plain_markdown
from lessonkit.worker.comparing import first_difference

SOURCES = {"zh-Hant": "zh-Hant", "zh-Hans": "zh-Hant", "en": "en"}
LESSONS = {name: versions for name, versions in pages().items() if name.split("/")[0] in FOLDERS}
QUALIFIER = re.compile(r"^(?:[a-z_]\w*\.)+(?=\w+(?:: |$))", re.MULTILINE | re.IGNORECASE)  # of an error
LABEL = re.compile(r"<text\b.*?</text>", re.DOTALL)
IMPORTED = f"""
import sys
files = [getattr(module, "__file__", None) or "" for module in list(sys.modules.values())]
print([file for file in files if file.startswith({str(CODE)!r})])
print(sys.modules["torch"].backends.cpu.get_cpu_capability())"""


# what torch and MKL call the level of an older processor than this one
OLDER = {"AVX512": ("AVX2", "AVX2")}.get(get_cpu_capability(), ("DEFAULT", "COMPATIBLE"))


@pytest.fixture(scope="module")
def runs(request, tmp_path_factory):
    """Start the notebooks of all tests that were asked for, one on each core; return them by their names."""
    folder = tmp_path_factory.mktemp("site")
    root = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
    configurations = {locale: locale_configuration(root, locale, []) for locale in SOURCES}
    mine = [item for item in request.session.items if item.path == request.path]
    lessons = [item.callspec.params["lesson"] for item in mine if hasattr(item, "callspec")]
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(os.cpu_count()) as pool:
        patch.setenv("ATEN_CPU_CAPABILITY", OLDER[0].lower())
        patch.setenv("MKL_CBWR", OLDER[1])
        forks = Forks(tmp_path_factory.mktemp("jupyter"))
        patch.setenv("JUPYTER_PATH", str(forks.folder))
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        submit = {  # pytest changes the environment meanwhile: none of the threads may look at it
            place: partial(pool.submit, run_all, settings, environment)
            for place, settings in configurations.items()
        }
        yield {lesson: {place: submit[place](lesson) for place in locales(lesson)} for lesson in lessons}
    forks.stop()


def locales(lesson):
    """Return the locales in which a notebook runs."""
    languages = [Page.read(path) for path in LESSONS[lesson].values()]
    if apart(languages) or not all(map(same_results, languages)):
        return [*SOURCES]
    return [[*SOURCES][[*LESSONS].index(lesson) % len(SOURCES)]]


def run_all(configuration, environment, lesson):
    """Return a notebook's code cells, as written and after "run all", and what they imported from here."""
    source = Path(configuration.docs_dir, lesson)
    path = write_notebook(source, configuration, surroundings())
    notebook = nbformat.read(path, as_version=4)
    executed = copy.deepcopy(notebook)
    executed.cells.append(nbformat.v4.new_code_cell(IMPORTED))
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as settings:
        client = NotebookClient(
            executed,
            timeout=Page.read(source).time_limit,
            kernel_name=NAME,
            resources={"metadata": {"path": empty}},
        )
        asyncio.run(client.async_execute(env=environment | {"IPYTHONDIR": settings}))
    *cells, imported = code_cells(executed)
    return code_cells(notebook), cells, said(imported)


def outputs_on(page):
    """Yield the output that a page shows below each block to run; None where a check shows none."""
    for block in plain_markdown(page, "", ""):
        if isinstance(block, Fence):
            below = page.fences[page.fences.index(block) + 1 :]
            shown = below[0].source if below and below[0].language == "text" else ""
            yield shown or (None if block.role == "check" else "")


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def said(cell):
    """Return the text of a cell as a page has it: output, value, last line of an error; then warnings."""
    outputs = sorted(cell.outputs, key=lambda output: output.get("name") == "stderr")
    return QUALIFIER.sub("", "".join(map(text_of, outputs)).rstrip("\n"))


def text_of(output):
    if output.output_type == "error":
        lines = f"{output.ename}: {output.evalue}".rstrip(": ").splitlines()
        return lines[-1] + "\n"
    if output.output_type == "execute_result":
        return output.data["text/plain"] + "\n"
    return output.get("text", "")


def labels(cell):
    """Return the words of each figure of a cell, whether the page drew it or a kernel."""
    drawings = [output.data for output in cell.outputs if output.output_type == "display_data"]
    figures = [data.get("image/svg+xml") or unquote(data["text/html"]) for data in drawings]
    return [[re.sub(r"<.*?>|\s", "", label) for label in LABEL.findall(svg)] for svg in figures]


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_notebook_gives_what_its_page_shows(runs, lesson):
    for locale, run in runs[lesson].items():
        written, executed, imported = run.result()
        assert imported == f"[]\n{OLDER[0]}"
        texts = ["", "", *outputs_on(Page.read(LESSONS[lesson][SOURCES[locale]]))]
        for text, shown, given in zip(texts, written, executed, strict=True):
            expected = said(shown) if text is None else text if locale in LESSONS[lesson] else simplify(text)
            for cell in (shown, given):
                difference = first_difference(QUALIFIER.sub("", expected), said(cell))
                assert difference is None, f"{locale}: {difference[1]}, in\n{cell.source}"
            assert labels(shown) == labels(given), shown.source


def test_each_locale_runs_somewhere():
    assert {locale for lesson in LESSONS for locale in locales(lesson)} == SOURCES.keys()
