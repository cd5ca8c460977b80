"""What keeps pages and code in agreement, and turns them into a site."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "code"
DOCS = ROOT / "docs"
CONFIGURATION = ROOT / "mkdocs.yml"
STYLE = CODE / "lessonkit" / "worker" / "figures.mplstyle"  # of all figures
CACHE = ROOT / ".cache"
LANGUAGES = ("zh-Hant", "en")  # written by hand; every other locale is generated from one of them
