// The worker of a served page: fetches Python, and tells how much of it has come.
import { parts } from "./parts.js";
import { serve } from "./serving.js";

const folder = new URL(parts.folder, import.meta.url).href;
const ask = self.fetch.bind(self);

self.fetch = async (resource, options) => {
  const response = await ask(resource, options).catch(fail);
  if (!response.ok) fail(new Error(`${response.status} ${response.url}`));
  const { readable, writable } = new TransformStream({ transform: count });
  response.body.pipeTo(writable).catch(fail);
  return new Response(readable, { headers: response.headers });
};

function count(chunk, controller) {
  postMessage({ loaded: chunk.length });
  controller.enqueue(chunk);
}

// Told at once: Pyodide itself would wait for ever.
function fail(error) {
  postMessage({ failed: String(error) });
  throw error;
}

serve(parts, folder, async () => {
  const { loadPyodide } = await import(`${folder}pyodide.js`);
  const { default: createPyodideModule } = await import(`${folder}pyodide.asm.js`);
  return { loadPyodide, createPyodideModule };
});
