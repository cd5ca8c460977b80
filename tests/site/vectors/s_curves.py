"""S-curves, ordinary and at the edges of floating point."""

from nudge.s_curves import s_curve
from vectors import EDGES, numbers, of


def vectors() -> list[dict]:
    return of("sCurve", s_curve, [numbers(4) for _ in range(20)] + [[edge, 2.0, -1.0, 3.0] for edge in EDGES])
