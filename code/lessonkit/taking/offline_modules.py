"""Offline modules: from disk a browser loads no ES module as a file, so one plain script carries them all."""

import json
import posixpath
import re
from pathlib import Path

SPECIFIER = re.compile(
    r"""(?P<keyword>\b(?:from|import)\s*\(?\s*)(?P<quote>["'`])(?P<target>(?:\.{1,2}/)+)"""
)
SCRIPT = """// The modules of this site and the worker of its search, which a browser does not load from disk.
{{
  const address = (source) => URL.createObjectURL(new Blob([source], {{ type: "text/javascript" }}));
  const imports = {modules};
  for (const name in imports) imports[name] = address(imports[name]);
  const map = Object.assign(document.createElement("script"), {{ type: "importmap" }});
  map.textContent = JSON.stringify({{ imports }});
  document.currentScript.after(map);

  globalThis.SITE = new URL("..", document.currentScript.src).href;
  const Thread = Worker;
  globalThis.Worker = function (source, options) {{
    return options ? new Thread(source, options) : new Thread(address({worker}));
  }};
}}
"""


def modules_script(site: Path) -> str:
    """Return the script that makes the modules of a built site known under their names."""
    sources = {f"site/{name}": with_names(text, name) for name, text in modules(site).items()}
    worker = next(site.glob("*/assets/javascripts/workers/search.*.js")).read_text(encoding="utf-8")
    return SCRIPT.format(modules=json.dumps(sources, ensure_ascii=False, indent=1), worker=json.dumps(worker))


def modules(site: Path) -> dict[str, str]:
    """Return the sources of our scripts by their paths below the site."""
    found = sorted(path for path in (site / "assets").rglob("*.js") if "vendor" not in path.parts)
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in found}


def with_names(source: str, path: str) -> str:
    """Return a module that imports others by their names below the site, not by relative addresses."""

    def name(match: re.Match) -> str:
        folder = posixpath.normpath(posixpath.join("site", posixpath.dirname(path), match["target"]))
        return f"{match['keyword']}{match['quote']}{folder}/"

    return SPECIFIER.sub(name, source).replace("import.meta.url", f'(SITE + "{path}")')
