"""A product of as many factors as there are layers: only a narrow range of scales keeps it near 1."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def widget(visitor):
    page = visitor.open("en/lessons/going-deeper/?alone")
    page.locator(".widget .reading").wait_for()
    return page.locator(".widget")


def test_the_networks_of_the_page_keep_their_size_or_explode(widget):
    for preset, signals, slopes, rule in (
        ("Keeping the size", ("0.66", "0.96"), ("0.74", "0.97"), 1),
        ("Exploding", ("680", "1.92"), ("760", "1.94"), 2),
    ):
        signal, gradient = ("{} times its size, a factor of {}".format(*way) for way in (signals, slopes))
        widget.get_by_role("button", name=preset).click()
        expect(widget.locator(".reading")).to_contain_text(f"signal typically has {signal} per layer")
        expect(widget.locator(".reading")).to_contain_text(f"gradient has {gradient} per layer")
        expect(widget.locator(".formula")).to_have_text(f"n = 32: s · √(n/2) = {rule}")


def test_a_layer_more_is_a_factor_more_by_keyboard(widget):
    reading = widget.locator(".reading")
    layers = widget.get_by_role("slider", name="layers")
    layers.fill("1")
    expect(reading).to_contain_text("After 1 layer the signal")
    one = float(re.search(r"has ([\d.]+) times", reading.inner_text())[1])
    layers.focus()
    layers.press("ArrowRight")
    expect(reading).to_contain_text("After 2 layers the signal")
    two = float(re.search(r"has ([\d.]+) times", reading.inner_text())[1])
    assert two == pytest.approx(one**2, rel=0.3)


def test_the_slopes_of_sigmoids_vanish_and_their_signals_do_not(widget):
    widget.get_by_role("button", name="Ten sigmoids").press("Enter")
    expect(widget.locator(".reading")).to_contain_text("signal typically has 0.52 times its size")
    expect(widget.locator(".reading")).to_contain_text("gradient has 4.2 × 10⁻⁷ times its size")
    widget.get_by_role("combobox", name="activation function").select_option("tanh")
    expect(widget.locator(".reading")).to_contain_text("gradient has 0.26 times its size")
