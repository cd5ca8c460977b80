from pathlib import Path

import pytest

from lessonkit.common.faults import FaultError
from lessonkit.proving.outputs import changes, like, update, updated_output
from lessonkit.reading.pages import Page
from lessonkit.worker.comparing import first_difference

PAGE = """# A {#a}

!!! note

    ```python
    x = 1763.88455
    print("loss", x, 3)
    ```

    ```text
    loss 9.88 4
    ```

The loss is `9.88`{ value="x" }, minus `−1,111.1`{ value="-x" }, and stays `1763.88`{ value="x" }.

```python
x > 1
```

```text
True
```
"""


@pytest.mark.parametrize(
    ("shown", "computed", "expected"),
    [
        ("1.66", "1.66364", "1.66"),
        ("9.9", "1763.88455", "1763.9"),
        ("1,111.1", "1763.88455", "1,763.9"),
        ("−2.0", "-4.4", "−4.4"),
        ("1.0e-05", "2.49e-06", "2.5e-06"),
        ("7", "12.6", "13"),
        ("yes", "no", "no"),
        ("yes", "1.66", "1.66"),
        ("0.", "0.4", "0.4"),
        ("1.e+01", "1.2e+01", "1.2e+01"),
        ("1e+01", "23.4", "2e+01"),
        ("5", "123456789012345678901", "123456789012345678901"),
        ("1,111.1", "1,763.88", "1,763.9"),
    ],
)
def test_a_number_keeps_the_manner_of_the_one_shown(shown, computed, expected):
    assert like(shown, computed) == expected


@pytest.mark.parametrize(
    ("shown", "computed", "expected"),
    [
        ("a 1.5 2\n", "a 1.62 3\n", "a 1.6 3\n"),
        ("a 1.5\n", "b 1.62\n", "b 1.62\n"),
        ("a\n", "a\nb\n", "a\nb\n"),
        ("tensor(0.)\n", "tensor(0.4000)\n", "tensor(0.4000)\n"),
        ("[0., 1.]\n", "[1., 2.]\n", "[1., 2.]\n"),
        ("1.+2.j\n", "1.5+2.j\n", "1.5+2.j\n"),
        ("a 0.5\n", "a -0.04\n", "a -0.0\n"),
        ("a 1.5\n", "a 3\n", "a 3\n"),
        ("2.1.0\n", "2.13.0\n", "2.13.0\n"),
        ("x1.5\n", "x1.62\n", "x1.62\n"),
        ("1.5e-3s\n", "2.52e-3s\n", "2.5e-03s\n"),
    ],
)
def test_an_output_keeps_its_digits_where_only_numbers_differ(shown, computed, expected):
    assert updated_output(shown, computed) == expected
    assert first_difference(expected, computed) is None


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_only_what_differs_is_rewritten_and_only_once(tmp_path, ends):
    path = tmp_path / "page.md"
    path.write_text(PAGE, encoding="utf-8", newline=ends)
    assert update(path)
    expected = PAGE.replace("loss 9.88 4", "loss 1763.88 3")
    expected = expected.replace("`9.88`", "`1763.88`").replace("−1,111.1", "−1,763.9")
    assert path.read_bytes().decode() == expected.replace("\n", ends)
    assert not update(path)


def test_a_page_with_a_failing_block_is_refused():
    page = Page(PAGE.replace("x > 1", "1 / 0"), Path("page.md"))
    with pytest.raises(FaultError, match=r"page.md:17: ZeroDivisionError.*nothing is rewritten"):
        list(changes(page))
