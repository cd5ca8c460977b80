"""The data that the lessons share: written out, or generated the same way in Python and in JavaScript."""

from nudge.data.generators import bell, lcg
from nudge.data.thermometers import thermometer

__all__ = ["bell", "lcg", "thermometer"]
