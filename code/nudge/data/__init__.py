"""The data that the lessons share: written out, or generated the same way in Python and in JavaScript.

The long ones, such as `nudge.data.co2`, are imported by themselves, so that a notebook carries only its own.
"""

from nudge.data.bent_curves import bent_curve
from nudge.data.generators import bell, lcg
from nudge.data.leaving import leave_days
from nudge.data.many_columns import twenty_columns
from nudge.data.noisy_lines import noisy_line
from nudge.data.quadratics import noisy_quadratic
from nudge.data.thermometers import thermometer
from nudge.data.waves import wave
from nudge.data.weekly import weekly_views

__all__ = [
    "bell",
    "bent_curve",
    "lcg",
    "leave_days",
    "noisy_line",
    "noisy_quadratic",
    "thermometer",
    "twenty_columns",
    "wave",
    "weekly_views",
]
