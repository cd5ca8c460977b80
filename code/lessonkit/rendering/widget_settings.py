"""Widget settings: the values of a widget's controls, and why some are out of reach."""

from collections.abc import Iterator

from lessonkit.common.lined_yaml import entries


def flaws(offer: dict, setting: dict) -> Iterator[str]:
    """Yield why a widget can't be set like this."""
    for key, value in setting.items():
        control = offer["controls"].get(key)
        if control is None:
            yield f"there is no control {key}; use one of {names(offer['controls'])}"
        elif control["kind"] == "list" and not fits(value, control):
            yield f"{key} needs {control['length']} numbers from {control['min']} to {control['max']}"
        elif control["kind"] == "range" and not control["min"] <= float(value) <= control["max"]:
            yield f"{key} = {value} is outside {control['min']} to {control['max']}; choose a value inside"
        elif control["kind"] in ("choice", "ticks"):
            chosen = parts(value) if control["kind"] == "ticks" else [str(value)]
            for option in chosen:
                if option not in control["options"]:
                    yield f"{key} has no option {option}; use one of {names(control['options'])}"


def fits(value: list | str, control: dict) -> bool:
    """Say whether a list of numbers, or its text in a link, is one that the control can show."""
    numbers = [float(part) for part in parts(value)]
    inside = all(control["min"] <= number <= control["max"] for number in numbers)
    return inside and len(numbers) == control["length"]


def parts(value: list | str) -> list:
    """Return the entries of a list, or of its text in a link."""
    return list(filter(None, value.split(","))) if isinstance(value, str) else value


def names(mapping: dict) -> str:
    return ", ".join(key for key in entries(mapping))
