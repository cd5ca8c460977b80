"""Records: times that were measured on one machine; whoever quotes one names the machine and the date."""

import json
from pathlib import Path

FOLDER = Path(__file__).parent / "measurements"


def recorded(name: str) -> dict:
    """Return the record of this name, as its script in `benchmarks/` wrote it."""
    return json.loads(__spec__.loader.get_data(str(FOLDER / f"{name}.json")))
