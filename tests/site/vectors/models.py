"""Lines and parabolas, ordinary and at the edges of floating point."""

from nudge.models import line, quadratic
from vectors import EDGES, numbers, of


def vectors() -> list[dict]:
    lines = [numbers(3) for _ in range(20)] + [[edge, 2.0, -1.0] for edge in EDGES]
    parabolas = [numbers(4) for _ in range(20)] + [[edge, 1.0, 2.0, 3.0] for edge in EDGES]
    return of("line", line, lines) + of("quadratic", quadratic, parabolas)
