// What a worker does: it starts Python, and runs the programs that come. Nothing leaves it but messages:
//   { loaded }  bytes that have come      { ready }   it can run programs
//   { output, id }, { step }, { ended }   as code/lessonkit/browser/session.py tells them
//   { failed }  what kept it from starting, or broke it while it ran
const NETWORK = [
  "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "BroadcastChannel",
  "importScripts", "Worker", "indexedDB", "caches",
];

// `load` gives Pyodide's two functions; `fetch` has to give its other files, which lie in the folder.
export function serve(parts, folder, load) {
  const starting = start(parts, folder, load);
  starting.then(
    () => postMessage({ ready: true }),
    (error) => postMessage({ failed: String(error) }),
  );
  self.onmessage = async ({ data }) => {
    const run = await starting.catch(() => null);
    try {
      run?.(JSON.stringify(data));
    } catch (error) {
      postMessage({ failed: String(error) });
    }
  };
}

async function start(parts, folder, load) {
  const course = self.fetch(folder + parts.course).then((response) => response.arrayBuffer());
  const { loadPyodide, createPyodideModule } = await load();
  const python = await loadPyodide({
    createPyodideModule,
    env: { HOME: "/home" },
    indexURL: folder,
    lockFileContents: { info: parts.info, packages: {} },
    stdLibURL: folder + parts.library,
  });
  python.FS.writeFile("/lib/course.zip", new Uint8Array(await course));
  for (const name of NETWORK) Object.defineProperty(self, name, { value: undefined });
  python.runPython("import sys; sys.path.insert(0, '/lib/course.zip')");
  return python.pyimport("lessonkit.browser.session").begin((news) => postMessage(JSON.parse(news)));
}
