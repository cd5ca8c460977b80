from xml.etree import ElementTree

import markdown

from lessonkit.reading.option_order import order

PAGE = """??? question "Q01.1 · Which $x$?"

    Read twice.

    - [ ] the **first**

        It is not.

        More about it.

    - [x] the second

        It is.

??? note "Other"

    - [ ] a task
"""


def test_choosing_an_option_opens_its_reason():
    html = markdown.markdown(PAGE, extensions=["pymdownx.details", "lessonkit.rendering.quiz_options"])
    root = ElementTree.fromstring(f"<body>{html}</body>")  # noqa: S314, our own
    assert [details.get("id") for details in root.findall("details")] == ["Q01.1", None]
    first, second = root.findall(".//details/ul/li/details")
    assert (first.get("class"), second.get("class")) == ("option wrong", "option right")
    assert first.get("name") == second.get("name") == "Q01.1"
    assert ElementTree.tostring(first.find("summary"), "unicode").startswith(
        "<summary>the <strong>first</strong>"
    )
    assert [p.text for p in first.findall("p")] == ["✗ It is not.", "More about it."]
    assert second.find("p").text == "✓ It is."
    assert "[ ] a task" in html


def test_options_stand_in_the_order_of_the_question_and_know_their_place_in_the_source():
    page = PAGE.replace("Q01.1", "Q01.2")
    html = markdown.markdown(page, extensions=["pymdownx.details", "lessonkit.rendering.quiz_options"])
    root = ElementTree.fromstring(f"<body>{html}</body>")  # noqa: S314, our own
    places = [details.get("data-option") for details in root.findall(".//details/ul/li/details")]
    assert places == [str(place) for place in order("Q01.2", [False, True])] == ["1", "0"]


def test_below_the_last_question_is_the_place_for_the_score():
    html = markdown.markdown(PAGE, extensions=["pymdownx.details", "lessonkit.rendering.quiz_options"])
    root = ElementTree.fromstring(f"<body>{html}</body>")  # noqa: S314, our own
    assert [(child.tag, child.get("class")) for child in root] == [
        ("details", "question"),
        ("div", "quiz-bar"),
        ("details", "note"),
    ]
