"""One site for all processes of the tests: the process that begins the others serves it."""

import os
import tempfile
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from serving import Publisher

from lessonkit import ROOT
from lessonkit.proving.shards import Shard

# The processes of the tests share the cores; threads of torch would wait for one another, ten times as long.
os.environ.setdefault("OMP_NUM_THREADS", "1")
SITE = pytest.StashKey[tuple[str, str]]()  # its folder, and the address at which it is served
LATER = {"site": 1, "nudge": 2, "lessonkit": 2, "pocket": 2}  # folders whose files take less long


def pytest_addoption(parser):
    """Let one of several machines run a part of the files."""
    parser.addoption("--shard", type=written, default="1/1", help="a part of the files, such as 2/4")


def written(shard):
    """Return what is written of a shard, or refuse it."""
    Shard.parse(shard)
    return shard


def pytest_configure(config):
    """Begin to serve, or learn from the process that began this one where the site is."""
    if hasattr(config, "workerinput"):
        config.stash[SITE] = config.workerinput["site"]
        return
    refuse_one_name_for_two()
    folder = tempfile.TemporaryDirectory(prefix="site-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    publisher = Publisher(Path(folder.name, "site"))
    config.add_cleanup(publisher.stop)
    config.stash[SITE] = str(publisher.folder), publisher.address


def refuse_one_name_for_two():
    """End at once where two files of tests have one name: pytest would say so after all others have run."""
    found = {}
    for path in sorted(Path(__file__).parent.rglob("test_*.py")):
        if (first := found.setdefault(path.name, path)) is not path:
            raise pytest.UsageError(
                f"{path.relative_to(ROOT)} has the name of {first.relative_to(ROOT)}; rename it"
            )


def pytest_collection_modifyitems(config, items):
    """Begin with the files that build projects: where the longest begin first, all processes end together."""
    items.sort(key=lambda item: LATER.get(item.path.relative_to(ROOT).parts[1], 0))
    files = dict.fromkeys(item.path for item in items)
    mine = {*Shard.parse(config.option.shard).of(files)}
    config.hook.pytest_deselected(items=[item for item in items if item.path not in mine])
    items[:] = [item for item in items if item.path in mine]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    """Tell a process of the tests where the site is."""
    node.workerinput["site"] = node.config.stash[SITE]


@pytest.fixture(scope="session")
def published(pytestconfig):
    """Return the folder of the built site and its address, once all is there."""
    folder, address = pytestconfig.stash[SITE]
    try:
        urlopen(address).close()  # noqa: S310, our own; the first who asks waits for the build
    except HTTPError as error:
        pytest.fail(f"{error.reason}, see above", pytrace=False)
    return Path(folder), address
