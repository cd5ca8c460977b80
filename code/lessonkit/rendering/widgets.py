"""Widgets: what each explorable offers (docs/widgets/<name>.yml), and where file and script disagree."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

from lessonkit import DOCS
from lessonkit.common.faults import Fault, FaultError
from lessonkit.common.lined_yaml import entries, once_a_version
from lessonkit.common.text_files import read_text
from lessonkit.language.interface_words import in_locale, load
from lessonkit.rendering.widget_settings import flaws

OFFERS = DOCS / "widgets"
SCRIPTS = DOCS / "assets" / "widgets"
KINDS = {  # of controls, each with what it must say
    "range": {"min", "max", "step"},
    "choice": {"options"},
    "switch": set(),
    "ticks": {"options"},
    "list": {"length", "min", "max", "step"},
    "text": set(),
    "clock": {"max"},
}
TEXT = re.compile(r'\btext\(\s*"([\w-]+)"')
SETTING = re.compile(r"widget:(?P<name>[\w-]+)(?:\?(?P<query>.*))?$")


def widget_names() -> list[str]:
    """Return the names of all widgets."""
    return sorted(path.stem for path in OFFERS.glob("*.yml"))


def read_offer(name: str, locale: str) -> dict:
    """Return controls, presets, actions and texts of a widget in a locale; FaultError where it is flawed."""
    path = OFFERS / f"{name}.yml"
    return in_locale(_read(path), locale)


@once_a_version
def _read(path: Path) -> dict:
    offer = load(path)
    for fault in offer_faults(offer, path):
        raise FaultError(fault.path, fault.line, fault.message)
    return offer


def offer_faults(offer: dict, path: Path) -> Iterator[Fault]:
    """Yield what a widget's file lacks, and presets that no control could show."""
    for part in ("title", "controls", "presets", "texts"):
        if not offer.get(part):
            yield Fault(path, 1, f"`{part}:` is missing; add it")
            return
    for key, control in entries(offer["controls"]).items():
        lacks = KINDS.get(control.get("kind"), {"kind"}) | {"label"} - set(control)
        for field in sorted(lacks - set(control)):
            yield Fault(path, control["line"], f"control {key} has no `{field}:`; add it")
        if control.get("kind") not in KINDS:
            yield Fault(path, control["line"], f"control {key} needs a kind out of {', '.join(KINDS)}")
        for flaw in flaws(offer, entries(control.get("when", {}))):
            yield Fault(path, control["line"], f"control {key}, when: {flaw}")
    for key, preset in entries(offer["presets"]).items():
        for flaw in flaws(offer, entries(preset["set"])):
            yield Fault(path, preset["line"], f"preset {key}: {flaw}")


def setting_flaws(target: str) -> Iterator[str]:
    """Yield why a link such as `widget:two-knobs?w=0.5` can't be followed."""
    match = SETTING.match(target)
    if not match or match["name"] not in widget_names():
        yield f"there is no widget for {target}; those there are: {', '.join(widget_names())}"
        return
    try:
        setting = dict(parse_qsl(match["query"] or "", strict_parsing=bool(match["query"])))
        yield from flaws(read_offer(match["name"], "en"), setting)
    except ValueError as error:
        yield f"{target} is not a setting: {error}; write it as `widget:{match['name']}?key=1&other=2`"


def script_faults(name: str) -> Iterator[Fault]:
    """Yield texts that a widget's script asks for and its file lacks, and the reverse."""
    script, offer = SCRIPTS / f"{name}.js", OFFERS / f"{name}.yml"
    if not script.exists():
        yield Fault(
            offer, 1, f"there is no script docs/assets/widgets/{name}.js; write it or remove this file"
        )
        return
    code, texts = read_text(script), _read(offer)["texts"]
    asked = {match[1]: code[: match.start()].count("\n") + 1 for match in TEXT.finditer(code)}
    for key, line in asked.items():
        if key not in texts:
            yield Fault(script, line, f'text("{key}") is not in docs/widgets/{name}.yml; add it to `texts:`')
    for key, text in entries(texts).items():
        if key not in asked:
            yield Fault(
                offer, text["line"], f'no text("{key}") in docs/assets/widgets/{name}.js; take it out'
            )


def widget_faults() -> Iterator[Fault]:
    """Yield what is wrong with the widgets themselves."""
    for name in widget_names():
        try:
            read_offer(name, "en")
            yield from script_faults(name)
        except FaultError as refused:
            yield refused.fault
