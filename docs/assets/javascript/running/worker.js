// The worker: Python, in which a page's program runs. Nothing leaves it but messages to its page:
//   { loaded }  bytes that have come      { ready }   it can run programs
//   { output, id }, { step }, { ended }   as code/lessonkit/browser/session.py tells them
//   { failed }  what kept it from starting, or broke it while it ran
import { parts } from "./parts.js";

const NETWORK = [
  "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "BroadcastChannel",
  "importScripts", "Worker", "indexedDB", "caches",
];
const address = (name) => new URL(parts.folder + name, import.meta.url).href;

// Asks for a file, and tells how much of it has come.
async function fetched(resource, options) {
  const response = await ask(resource, options);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const count = new TransformStream({
    transform(chunk, controller) {
      postMessage({ loaded: chunk.length });
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(count), { headers: response.headers });
}

const ask = self.fetch.bind(self);
self.fetch = fetched;

async function start() {
  const course = fetched(address(parts.course)).then((response) => response.arrayBuffer());
  const { loadPyodide } = await import(address("pyodide.js"));
  const { default: createPyodideModule } = await import(address("pyodide.asm.js"));
  const python = await loadPyodide({
    createPyodideModule,
    env: { HOME: "/home" },
    indexURL: address(""),
    lockFileContents: { info: parts.info, packages: {} },
    stdLibURL: address(parts.library),
  });
  python.FS.writeFile("/lib/course.zip", new Uint8Array(await course));
  for (const name of NETWORK) Object.defineProperty(self, name, { value: undefined });
  python.runPython("import sys; sys.path.insert(0, '/lib/course.zip')");
  return python.pyimport("lessonkit.browser.session").begin((news) => postMessage(JSON.parse(news)));
}

const starting = start();
starting.then(
  () => postMessage({ ready: true }),
  (error) => postMessage({ failed: String(error) }),
);

self.onmessage = async ({ data }) => {
  const run = await starting.catch(() => null);
  try {
    run(JSON.stringify(data));
  } catch (error) {
    postMessage({ failed: String(error) });
  }
};
