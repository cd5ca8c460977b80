// The worker of a served page: fetches Python, and tells how much of it has come.
import { parts } from "./parts.js";
import { serve } from "./serving.js";

const folder = new URL(parts.folder, import.meta.url).href;
const ask = self.fetch.bind(self);

self.fetch = async (resource, options) => {
  const response = await ask(resource, options);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const count = new TransformStream({
    transform(chunk, controller) {
      postMessage({ loaded: chunk.length });
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(count), { headers: response.headers });
};

serve(parts, folder, async () => {
  const { loadPyodide } = await import(`${folder}pyodide.js`);
  const { default: createPyodideModule } = await import(`${folder}pyodide.asm.js`);
  return { loadPyodide, createPyodideModule };
});
