"""Chance on a page: what is drawn without a seed is refused, with the call and its line; a seed mends it."""

from pathlib import Path

import pytest

from lessonkit.proving.examples import text_faults

DRAWN = {  # code, the line of the draw, the call that has to be named, and what seeds it
    "torch": ("import torch\ny = (1 +\n     torch.rand(1))", 3, "torch.rand", "torch.manual_seed(0)"),
    "method": ("import torch\nx = torch.zeros(3).normal_();", 2, "normal_", "torch.manual_seed(0)"),
    "layer": (
        "import torch\nfrom torch import nn\nmodel = nn.Linear(1, 1)",
        3,
        "nn.Linear",
        "torch.manual_seed(0)",
    ),
    "shuffled": (
        "import torch\nfrom torch.utils.data import DataLoader\nx = list(DataLoader([1, 2], shuffle=True))",
        3,
        "list",
        "torch.manual_seed(0)",
    ),
    "in-function": (
        "import torch\ndef noisy(n):\n    return torch.randn(n)\n\nx = noisy(2)",
        3,
        "torch.randn",
        "torch.manual_seed(0)",
    ),
    "fork": (
        "import torch\nwith torch.random.fork_rng():\n    torch.manual_seed(0)\n    y = 1\nx = torch.rand(1)",
        5,
        "torch.rand",
        "torch.manual_seed(0)",
    ),
    "random": (
        "import random\nfor n in range(2):\n    x = random.randint(1, 6)",
        3,
        "randint",
        "random.seed(0)",
    ),
    "shuffle": ("import random\nx = [1, 2]\nrandom.shuffle(x)", 3, "random.shuffle", "random.seed(0)"),
    "numpy": ("import numpy\nx = numpy.random.rand(2); y = abs(1)", 2, "rand", "numpy.random.seed(0)"),
}
MACHINE = {  # code whose last line asks, and the same with a seed
    "torch": ("import torch\nx = torch.seed()", "import torch\nx = torch.manual_seed(0)"),
    "generator": (
        "import torch\ng = torch.Generator()\nx = g.seed()",
        "import torch\ng = torch.Generator()\ng = g.manual_seed(0)",
    ),
    "random": ("import random\nrandom.seed()", "import random\nrandom.seed(0)"),
    "none": ("import random\nrandom.seed(a=None)", "import random\nrandom.seed(a=0)"),
    "own": ("from random import Random\nx = Random()", "from random import Random\nx = Random(0)"),
    "system": (
        "import random\nx = random.SystemRandom().random()",
        "import random\nx = random.Random(1).random()",
    ),
    "numpy": (
        "from numpy.random import default_rng\nx = default_rng()",
        "from numpy.random import default_rng\nx = default_rng(0)",
    ),
    "legacy": (
        "from numpy.random import RandomState\nx = RandomState()",
        "from numpy.random import RandomState\nx = RandomState(0)",
    ),
    "numpy-seed": ("import numpy\nnumpy.random.seed()", "import numpy\nnumpy.random.seed(0)"),
    "urandom": ("import os\nx = os.urandom(3)", "import random\nx = random.Random(0).randbytes(3)"),
    "secrets": ("import secrets\nx = secrets.token_hex(3)", "x = '0f'"),
    "uuid": ("import uuid\nx = uuid.uuid4()", "import uuid\nx = uuid.UUID(int=0)"),
}
CLOCKS = {
    "time": ("import time\nx = time.time()", "import time\nx = time.gmtime(0)"),
    "bare": ("from time import time\nx = time()", "def later(time):\n    return time(1)"),
    "local": ("import time\nx = time.localtime()", "import time\nx = time.localtime(0)"),
    "now": (
        "from datetime import datetime\nx = datetime.now()",
        "from datetime import datetime\nx = datetime(2025, 1, 1)",
    ),
    "format": (
        "import time\nx = time.strftime('%Y')",
        "import time\nx = time.strftime('%Y', time.gmtime(0))",
    ),
    "clock": ("import time\nx = time.clock_gettime(0)", "x = 0"),
    "numpy": (
        "import numpy as np\nx = np.datetime64('now')",
        "import numpy as np\nx = np.datetime64('2025-01-01')",
    ),
    "today": ("import datetime as d\nx = d.date.today()", "import datetime as d\nx = d.date(2025, 1, 1)"),
}
ALLOWED = {
    "a-generator-with-a-seed": "import torch\n"
    "g = torch.Generator().manual_seed(1)\nx = torch.rand(2, generator=g)",
    "seeded-then-drawn-often": "import torch\ntorch.manual_seed(1)\nx = [torch.rand(2) for _ in range(3)]",
    "a-state-restored": "import torch\ntorch.manual_seed(1)\ns = torch.get_rng_state()\ntorch.rand(1)\n"
    "torch.set_rng_state(s)\nx = torch.rand(1)",
    "a-temporary-folder": "import tempfile\nx = tempfile.mkdtemp(dir='.');",
    "a-function-of-torch-that-is-loaded-late": "import torch\nx = torch.func.grad(torch.sin)(torch.ones(()))",
    "numbers-without-chance": "from nudge.data import bell\nx = bell(1, 3)",
}


def faults(code):
    return [str(fault) for fault in text_faults(f"```python\n{code}\n```\n", Path("page.md"))]


@pytest.mark.parametrize("name", DRAWN)
def test_chance_without_a_seed_is_named_with_its_call_and_line(name):
    code, line, call, seed = DRAWN[name]
    (fault,) = faults(code)
    assert fault.startswith(f"page.md:{line + 1}: `")
    assert f"{call}` draws random numbers without a seed on the page" in fault
    assert f"call `{seed}` first" in fault


@pytest.mark.parametrize("name", DRAWN)
def test_the_seed_that_is_asked_for_mends_it(name):
    code, _, _, seed = DRAWN[name]
    imported, rest = code.split("\n", 1)
    again = "\ntorch.manual_seed(1)\nx = torch.rand(1)" if name == "fork" else ""
    assert faults(f"{imported}\n{seed};\n{rest}{again}") == []


def test_chance_before_the_seed_is_refused_too():
    (fault,) = faults("import torch\nx = torch.rand(1)\ny = torch.manual_seed(0)")
    assert fault.startswith("page.md:3: `torch.rand` draws")


def test_an_earlier_block_may_seed_and_a_later_number_may_draw():
    page = '```python\nimport torch\n{}\n```\n\nIt is `0.5`{{ value="torch.rand(1)" }}.\n'
    (drawn,) = text_faults(page.format("x = 1"), Path("page.md"))
    assert "has no value: `torch.rand` draws random numbers without a seed" in drawn.message
    assert text_faults(page.format("x = torch.manual_seed(0)"), Path("page.md")) == []  # 0.4963


def test_the_message_says_what_is_computed_here():
    (fault,) = faults("import torch\ntorch.randperm(4)")
    assert ": what is computed is `tensor([" in fault


@pytest.mark.parametrize(("code", "mended"), MACHINE.values(), ids=MACHINE)
def test_chance_from_the_machine_is_refused(code, mended):
    (fault,) = faults(code)
    assert fault.startswith(f"page.md:{code.count(chr(10)) + 2}: `")
    assert "takes chance from the machine" in fault
    assert faults(mended) == []


def test_no_except_catches_a_refusal():
    (fault,) = faults("import random\ntry:\n    random.seed()\nexcept Exception:\n    pass")
    assert fault.startswith("page.md:4: `random.seed` takes chance")


@pytest.mark.parametrize(("code", "mended"), CLOCKS.values(), ids=CLOCKS)
def test_the_date_and_the_time_of_day_are_refused(code, mended):
    (fault,) = faults(code)
    assert fault.startswith("page.md:3: `")
    assert "is something else in every run; write down the moment that you mean" in fault
    assert faults(mended) == []


@pytest.mark.parametrize("name", ALLOWED)
def test_what_gives_the_same_to_every_reader_is_allowed(name):
    assert faults(ALLOWED[name]) == []
