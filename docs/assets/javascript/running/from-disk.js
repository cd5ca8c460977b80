// From disk a browser fetches nothing, and lets a worker import nothing; a plain script brings all of it.
// code/lessonkit/taking/offline_python.py writes these scripts.

// Loads a script that leaves its content in `globalThis.fromDisk`, and returns that.
export function scriptFromDisk(address) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address, onerror: reject });
    script.onload = () => {
      script.remove();
      resolve(globalThis.fromDisk);
    };
    document.head.append(script);
  });
}

// Returns what a JSON file of the site holds; an error where it can't be had.
export async function json(address) {
  if (location.protocol === "file:") return scriptFromDisk(`${address}.js`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

// Returns a worker that starts Python.
export async function workerFromDisk() {
  const { worker, files } = await scriptFromDisk(new URL("../../python.js", import.meta.url).href);
  const source = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
  const made = new Worker(source, { name: "python" });
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  made.postMessage(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes(text)])));
  return made;
}
