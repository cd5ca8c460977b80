"""Markers: points of one kind in a drawing become one path, where matplotlib has an element for each.

A browser styles the mark in each of them anew: 2,400 points cost a phone more than the text around them.
"""

import math
import re
from itertools import pairwise

CURVES = 8  # of a circle
FEWEST = 4  # points of one kind that are worth a path of their own
USE = re.compile(
    r'<use xlink:href="#(?P<mark>[^"]*)" x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" style="(?P<style>[^"]*)"/>'
)
POINT = re.sub("[?]P<[a-z]+>", "?:", USE.pattern)
RUN = re.compile(rf"{POINT}(?:\s*{POINT}){{{FEWEST - 1},}}")
DEFINED = re.compile(
    r'<defs>\s*<path id="(?P<mark>[^"]*)" d="(?P<d>[^"]*)"(?: style="(?P<style>[^"]*)")?/>\s*</defs>'
)
COMMAND = re.compile(r"([MLCz])([^MLCz]*)")
UNDERSTOOD = re.compile(r"M[-+.\de\s]+(?:[MLC][-+.\de\s]+)*(?:z\s*)?")  # nothing follows where it is closed
# Where points overlap, only those that are opaque and of one colour look the same as one path.
PLAIN = re.compile(
    r"fill: (?P<colour>[^;]+)(?:; stroke: (?P=colour))?(?:; stroke-(?:width|linejoin): [^;]+)*"
)


def joined(svg: str) -> str:
    """Return a drawing in which points with the same mark and style, one after the other, are one path."""
    marks = {match["mark"]: match for match in DEFINED.finditer(svg)}
    svg = RUN.sub(lambda run: as_paths(run[0], marks), svg)
    return DEFINED.sub(lambda match: match[0] if f'"#{match["mark"]}"' in svg else "", svg)


def as_paths(run: str, marks: dict[str, re.Match]) -> str:
    """Return points that follow one another as paths, each kind as one; what would look otherwise stays."""
    points = [*USE.finditer(run)]
    ends = [0, *(n for n, (a, b) in enumerate(pairwise(points), 1) if kind(a) != kind(b)), len(points)]
    return " ".join(as_path(points[start:end], marks) for start, end in pairwise(ends))


def kind(point: re.Match) -> tuple[str, str]:
    return point["mark"], point["style"]


def as_path(points: list[re.Match], marks: dict[str, re.Match]) -> str:
    """Return points of one kind as one path, if they look the same so."""
    mark = marks.get(points[0]["mark"])
    style = as_drawn(points[0]["style"], mark["style"] or "") if mark else ""
    if len(points) < FEWEST or not PLAIN.fullmatch(style) or not UNDERSTOOD.fullmatch(mark["d"]):
        return " ".join(point[0] for point in points)
    x, y = map(float, COMMAND.match(mark["d"])[2].split())
    outline = circle(x, y) if is_circle(mark["d"]) else steps(mark["d"], x, y)
    starts = (f"M {float(point['x']) + x:.2f} {float(point['y']) + y:.2f} {outline}" for point in points)
    return f'<path d="{" ".join(starts)}" style="{style}"/>'


def as_drawn(given: str, own: str) -> str:
    """Return the style of a mark that has one of its own, too; where they differ, it has both colours."""
    return "; ".join(dict.fromkeys(filter(None, [*given.split("; "), *own.split("; ")])))


def is_circle(outline: str) -> bool:
    """Say whether an outline is matplotlib's circle: equal curves around the origin, all bent outwards."""
    commands, numbers = zip(*COMMAND.findall(outline), strict=True)
    if commands != ("M", *CURVES * "C", "z"):
        return False
    values = iter(map(float, " ".join(numbers).split()))
    points = [*zip(values, values, strict=True)]
    radius, ends = math.dist(points[0], (0, 0)), points[::3]
    chords = {round(math.dist(*pair) / radius, 2) for pair in pairwise(ends)}
    bends = [math.dist(point, (0, 0)) / radius for n, point in enumerate(points) if n % 3]
    on_it = all(abs(math.dist(end, (0, 0)) / radius - 1) < 0.001 for end in ends)
    return (
        on_it and chords == {round(2 * math.sin(math.pi / CURVES), 2)} and 1 < min(bends) <= max(bends) < 1.05
    )


def circle(x: float, y: float) -> str:
    """Return a circle around the origin that begins here, in two arcs from there."""
    radius = math.dist((x, y), (0, 0))
    arc = f"a {radius:.2f} {radius:.2f} 0 1 0"
    return f"{arc} {0 - 2 * x:g} {0 - 2 * y:g} {arc} {2 * x:g} {2 * y:g} z"


def steps(outline: str, x: float, y: float) -> str:
    """Return an outline that begins here, in steps from point to point."""
    taken = []
    for command, numbers in COMMAND.findall(outline)[1:]:
        values = [*map(float, numbers.split())]
        moved = (f"{value - (x, y)[n % 2]:.2f}".rstrip("0").rstrip(".") for n, value in enumerate(values))
        taken.append(" ".join([command.lower(), *moved]))
        x, y = values[-2:] or (x, y)
    return " ".join(taken)
