"""A browser of the Chromium family: where it is, and how it starts."""

import os
import shutil
from pathlib import Path

SHELL = "chromium-headless-shell"  # the same engine without a window, and quicker
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = f"no Chromium found; install it (Debian: apt install {SHELL}) or name one in CHROMIUM=/path/to/it"


def find_browser():
    """Return the path of a browser, or None."""
    named = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), *PLACES]
    return next((path for path in named if path and Path(path).exists()), None)
