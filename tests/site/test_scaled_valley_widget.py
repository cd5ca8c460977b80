"""The same learning rate behaves completely differently when the bowl is round."""

import pytest
import torch

from nudge.data import thermometer
from nudge.losses import mse
from nudge.models import line

CONTOUR = """async ([state, level]) =>
  (await import("/assets/widgets/scaled-valley.js")).contour(state, level)"""


def test_one_learning_rate_arrives_in_the_round_bowl_and_diverges_in_the_valley(visitor):
    page = visitor.open("en/lessons/two-knobs-and-scaling/?alone")
    widget = page.locator("[data-widget=scaled-valley]")
    says = widget.locator(".reading").get_by_text
    says("κ = 33,599; η must stay below 3.40 × 10⁻⁴. Epochs so far: 100; the loss is 29.0218").wait_for()
    page.get_by_role("button", name="the round bowl").press("Enter")
    says("κ = 1; η must stay below 1. Epochs so far: 26; the loss is 2.9292: arrived.").wait_for()
    page.get_by_role("button", name="the raw readings").press("Enter")
    says("it diverges. The path is off the chart.").wait_for()
    widget.get_by_role("checkbox", name="subtract the mean first").press("Space")
    says("κ = 258").wait_for()
    widget.get_by_role("button", name="Standardized, η = 0.5").click()
    says("Epochs so far: 1; the loss is 2.9276: arrived").wait_for()

    x, y = thermometer()
    for scale, centre, level in ((1, False, 10), (0.1, False, 200), (0.06231, True, 50)):
        points = page.evaluate(CONTOUR, [{"scale": scale, "centre": centre}, level])
        z = scale * (x - x.mean() * centre)
        losses = [mse(line(z, *torch.tensor(theta, dtype=x.dtype)), y).item() for theta in points]
        assert losses == pytest.approx([level] * 145)
