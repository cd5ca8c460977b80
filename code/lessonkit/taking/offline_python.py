"""Offline Python: what blocks run in, as plain scripts, since from disk a browser fetches nothing."""

import base64
import json
import re
from pathlib import Path

RUNNING = "assets/javascript/running"
FOLDER = "assets/vendor/python-*"
NOWHERE = "https://python.invalid/"  # a worker from disk has no folder; what it asks for is at hand
EXPORT = re.compile(r"export(?= )|^import .*\n", re.MULTILINE)
WORKER = """self.importScripts = undefined; // by which Pyodide knows, and refuses, a worker that is no module
const loaded = {{}};
{{
{engine}
loaded.createPyodideModule = _createPyodideModule;
}}
{{
{pyodide}
}}
{parts}
{serving}
self.onmessage = ({{ data: files }}) => {{
  const options = {{ headers: {{ "Content-Type": "application/wasm" }} }};
  self.fetch = async (address) => new Response(files[String(address).split("/").at(-1)], options);
  serve(parts, "{nowhere}", async () => loaded);
}};
"""


def python_script(site: Path) -> str | None:
    """Return the script that brings Python, and the worker that it runs in; None where the site has none."""
    folder = next(site.glob(FOLDER), None)
    if folder is None:
        return None
    data = [path for path in sorted(folder.iterdir()) if path.suffix != ".js"]
    files = {path.name: base64.b64encode(path.read_bytes()).decode() for path in data}
    return from_disk({"worker": worker(site, folder), "files": files})


def worker(site: Path, folder: Path) -> str:
    """Return the worker as one classic script."""
    engine, pyodide = (
        (folder / name).read_text(encoding="utf-8") for name in ("pyodide.asm.js", "pyodide.js")
    )
    parts, serving = (
        Path(site, RUNNING, name).read_text(encoding="utf-8") for name in ("parts.js", "serving.js")
    )
    engine = engine.replace("export default _createPyodideModule;", "").replace(
        "import.meta.url", f'"{NOWHERE}"'
    )
    pyodide = re.sub(r"export\{(\w+) as loadPyodide.*", r"loaded.loadPyodide = \1;", pyodide)
    modules = {"parts": EXPORT.sub("", parts), "serving": EXPORT.sub("", serving)}
    return WORKER.format(engine=engine, pyodide=pyodide, nowhere=NOWHERE, **modules)


def from_disk(content: object) -> str:
    """Return a script that leaves a content where the page that asked for it finds it."""
    return f"globalThis.fromDisk = {json.dumps(content, ensure_ascii=False)};\n"
