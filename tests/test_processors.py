"""What hangs on the processor is named by `make processors`, although it was proven on this one."""

import os

import pytest
import torch
from scratch import Scratch

from lessonkit import ROOT

PAGE = "lessons/processor.md"
BLOCK = "```python\nimport torch\n\n{code}\n```\n\n```text\n{shown!r}\n```\n"
CODE = {
    "0": "torch.backends.cpu.get_cpu_capability()",  # DEFAULT, without what newer processors have
    "1": "torch.arange(1.0, 1001.0).sqrt().sum().item()",  # 32 bits: the order decides the last of them
}


@pytest.mark.parametrize(("seed", "code"), CODE.items())
def test_what_hangs_on_the_processor_is_named(seed, code, tmp_path):
    if seed == "0" and torch.backends.cpu.get_cpu_capability() == "DEFAULT":
        pytest.skip("torch knows no older processor than this")
    scratch = Scratch.create(tmp_path)
    shown = BLOCK.format(code=code, shown=eval(code, {"torch": torch}))
    scratch.add_page("processor", shown, shown, "description: A block.")
    assert scratch.run("lessonkit.proving.report", PAGE)[0] == 0
    paths = os.pathsep.join(map(str, (tmp_path / "code", ROOT / "benchmarks")))
    status, output = scratch.run("processors", "--seed", seed, PAGE, PYTHONPATH=paths)
    assert status == 1
    assert f"docs/en/{PAGE}:13: shown is `" in output
    assert f"\n2 faults on processor {seed}\n" in output
