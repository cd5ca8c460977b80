"""Run together, both languages of a page give what each gives by itself; on all pages: test_determinism."""

import re

import pytest

from lessonkit import DOCS
from lessonkit.reading.pages import Page
from lessonkit.running import joint_runs, stored_runs, workers

DATED = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)
pytestmark = pytest.mark.skipif(not joint_runs.CAN_COPY, reason="a process can't be copied on this system")
PAGE = """
```python
import matplotlib.pyplot as plt
import torch
from pathlib import Path

def report(loss):
    print(f"loss: {loss:.3f}")

torch.manual_seed(1)
heading = "line"
Path("made.txt").write_text("1")
```

```python
x = torch.rand(2)
plt.plot(x)
plt.title(heading)
plt.savefig("line.svg")
report(x.sum())
```

```python
print(sorted(path.name for path in Path().iterdir()), torch.rand(1))
```

```python exercise="x00-1"
def half(x):
    return x
```

```python check="x00-1"
assert half(2) == 1, "not half"
print("half of 2 is 1")
```

```python solution="x00-1"
def half(x):
    return x / 2
```

`0.758`{ value="x[0].item()" } comes before `0.279`{ value="x[1].item()" }.

```python raises="ValueError"
raise ValueError("too far")
```
"""
WORDS = {
    "loss: {": "損失：{",
    '"line"': '"直線"',
    "not half": "不是一半",
    "half of 2 is 1": "2 的一半是 1",
    "too far": "太遠",
}
ORDER = re.compile(r"(`[^`]*`\{[^}]*\}) comes before (`[^`]*`\{[^}]*\})")


def chinese(english):
    text = ORDER.sub(r"\g<2> 在 \g<1> 之後", english)
    for word, other in WORDS.items():
        text = text.replace(word, other)
    return text


def programs(*texts):
    return [Page(text, DOCS / "page.md").program for text in texts]


@pytest.fixture
def stored(monkeypatch, tmp_path):
    """Return a list of the workers that run, while nothing is stored but in a folder of its own."""
    started = []
    original = workers.in_worker

    def in_worker(module, *arguments, **options):
        started.append(module.rpartition(".")[2])
        return original(module, *arguments, **options)

    monkeypatch.setattr(stored_runs, "CACHE", tmp_path)
    monkeypatch.setattr(workers, "in_worker", in_worker)
    monkeypatch.setattr(joint_runs, "in_worker", in_worker)
    return started


def comparable(results):
    """Return results but for the dates of their figures."""
    figures = [{name: DATED.sub("", svg) for name, svg in result["figures"].items()} for result in results]
    return [result | {"figures": own} for result, own in zip(results, figures, strict=True)]


def test_one_run_gives_what_each_language_gives_by_itself(stored):
    both = programs(PAGE, chinese(PAGE))
    joint_runs.run_together(both, 60)
    assert stored == ["versions"]
    for program in both:
        alone, _ = workers.execute(program, 60)
        assert not any(result["error"] for result in alone)
        assert comparable(stored_runs.load(program)) == comparable(alone)


def test_the_other_languages_own_texts_are_in_what_it_gives(stored):
    _, other = both = programs(PAGE, chinese(PAGE))
    joint_runs.run_together(both, 60)
    results = stored_runs.load(other)
    assert "損失：" in results[1]["output"]
    assert "直線" in results[1]["figures"]["line.svg"]
    assert "不是一半" in results[3]["failure"]
    assert results[-1]["output"] == "ValueError: 太遠\n"


def test_three_versions_run_together(stored):
    three = programs(PAGE, chinese(PAGE), chinese(PAGE).replace("損失", "损失"))
    joint_runs.run_together(three, 60)
    assert stored == ["versions"]
    assert "损失" in stored_runs.load(three[2])[1]["output"]


def test_a_language_that_does_more_runs_when_it_is_asked_for(stored):
    first, second = programs(PAGE, chinese(PAGE).replace("loss:.3f", "loss:.4f"))
    joint_runs.run_together([first, second], 60)
    assert stored == []


def test_what_is_stored_does_not_run_again(stored):
    both = programs(PAGE, chinese(PAGE))
    joint_runs.run_together(both, 60)
    joint_runs.run_together(both, 60)
    joint_runs.run_together([both[0]], 60)
    assert stored == ["versions"]


@pytest.mark.parametrize("step", ["torch.manual_seed(1)", "x = torch.rand(2)"])
@pytest.mark.parametrize("failing", ["nothing", "import os; os._exit(1)"])
def test_a_page_that_fails_is_not_stored(stored, step, failing):
    english = PAGE.replace(step, failing)
    both = programs(english, chinese(english))
    joint_runs.run_together(both, 60)
    assert [stored_runs.load(program) for program in both] == [None, None]


def test_a_step_that_fails_in_one_language_alone_leaves_that_one_to_itself(stored):
    bell = PAGE.replace("loss: {", "loss:\\a {")  # is refused, since no reader would see it
    both = programs(PAGE, bell)
    joint_runs.run_together(both, 60)
    assert [bool(stored_runs.load(program)) for program in both] == [True, False]
