"""The record of the models, and which of some points are on the front: random ones, ties and duplicates."""

from nudge.choosing import dominates, pareto
from nudge.data.records import recorded
from vectors import RANDOM, vector


def models() -> list[dict]:
    """Return the record in the form that the widget keeps it in."""
    record = recorded("model-sizes-cpu")
    fresh = [run for run in record["runs"] if run["seeds"][0] == 101]
    rows = []
    for row in record["costs"]:
        right = [run["right"] for run in fresh if run["hidden"] == row["model"]] or 2 * [[row.get("right")]]
        costs = {"model": row["model"], "time": row["us"], "numbers": row["numbers"]}
        rows.append(costs | {"same": right[0], "own": right[1]})
    return rows


def vectors() -> list[dict]:
    few = [[RANDOM.randint(1, 4), RANDOM.randint(1, 4)] for _ in range(40)]  # with many ties
    pairs = [vector("dominates", [a, b], dominates(a, b)) for a in few[:8] for b in few[:8]]
    lists = [few, few[:5], [[1, 1]], [[2, 3], [2, 3]], [[1, 280], [2, 280], [3, 290], [9, 285]]]
    return [
        {"function": "models", "arguments": [], "expected": models()},
        *pairs,
        *(vector("pareto", [points], pareto(points)) for points in lists),
    ]
