// Makes the standard library of the Python of the pages: the modules that are listed, compiled, in one zip.
// Compiled by that very Python, it starts in a second where the sources take two and a half. The same package
// gives the same bytes, on any machine.
//
//   node compile_library.mjs PACKAGE MODULES.txt TARGET.zip
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, modules, target] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const { info } = JSON.parse(readFileSync(`${folder}/pyodide-lock.json`, "utf-8"));

const COMPILE = `
import io, sys, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

library = next(path for path in sys.path if path.endswith(".zip"))
names = [name.strip() for name in modules.splitlines() if name.strip() and not name.startswith("#")]
target = io.BytesIO()
with zipfile.ZipFile(library, metadata_encoding="utf-8") as source, zipfile.ZipFile(target, "w") as made:
    there = set(source.namelist())
    for name in sorted(set(names)):
        stem = name.replace(".", "/")
        path = next((path for path in (f"{stem}.py", f"{stem}/__init__.py") if path in there), None)
        if path is None:
            raise LookupError(f"this Python has no module {name}")
        code = compile(source.read(path), f"{library}/{path}", "exec", dont_inherit=True, optimize=2)
        made.writestr(zipfile.ZipInfo(f"{path}c", (1980, 1, 1, 0, 0, 0)), _code_to_hash_pyc(code, bytes(8), False))
target.getvalue()
`;

try {
  const python = await loadPyodide({ lockFileContents: { info, packages: {} }, env: { HOME: "/home", PYTHONHASHSEED: "0" } });
  python.globals.set("modules", readFileSync(modules, "utf-8"));
  writeFileSync(target, python.runPython(COMPILE).toJs());
} catch (error) {
  console.error(error.message.trim().split("\n").at(-1));
  process.exitCode = 1;
}
