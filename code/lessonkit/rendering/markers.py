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
    if len(points) < FEWEST or not PLAIN.fullmatch(style):
        return " ".join(point[0] for point in points)
    (x, y), *others = corners(mark["d"])
    outline = circle(x, y) if is_circle([(x, y), *others]) else steps(mark["d"], x, y)
    starts = (f"M {float(point['x']) + x:.2f} {float(point['y']) + y:.2f} {outline}" for point in points)
    return f'<path d="{" ".join(starts)}" style="{style}"/>'


def as_drawn(given: str, own: str) -> str:
    """Return the style of a mark that has one of its own, too; where they differ, it has both colours."""
    return "; ".join(dict.fromkeys(filter(None, [*given.split("; "), *own.split("; ")])))


def corners(outline: str) -> list[tuple[float, ...]]:
    """Return where a mark begins, and where each of its lines and curves ends."""
    return [
        tuple(map(float, numbers.split()[-2:])) for _, numbers in COMMAND.findall(outline) if numbers.strip()
    ]


def is_circle(corners: list[tuple[float, ...]]) -> bool:
    """Say whether these are the corners of matplotlib's circle, which is as many curves."""
    radii = [math.dist(corner, (0, 0)) for corner in corners]
    return len(radii) == CURVES + 1 and max(radii) - min(radii) < max(radii) / 1000


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
