// Material's search, mended. This stands before Material's own script.
{
  // It loads its index, which weighs as much as a page, with every page. Here the index waits for a reader
  // who turns to the search, or who comes from it (?q= opens the search, ?h= marks what was found).
  const wanted = new Promise((resolve) => {
    if (/[?&][qh]=/.test(location.search)) resolve();
    for (const event of ["focusin", "pointerover"]) {
      addEventListener(event, ({ target }) => {
        if (target.closest?.(".md-search, [for=__search]")) resolve();
      });
    }
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.forIndex = new URL(url, location).pathname.endsWith("/search/search_index.json");
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (this.forIndex) wanted.then(() => send.call(this));
    else send.call(this, body);
  };

  // It cuts a Chinese query into words of its index, but never tests the words that end with the query,
  // so 中位數 is found only as 中 and 位. A last character that belongs to no word mends that. And it knows
  // one script: the index says which of its characters stand for those of the other one.
  let variants = {};
  const understood = (query) =>
    query.replace(/\p{sc=Han}+/gu, (word) => [...word].map((sign) => variants[sign] ?? sign).join("") + "〇");

  // Its worker, too, starts only when there is an index to give to it.
  const SETUP = 0;
  const QUERY = 2;
  const Thread = window.Worker;
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.address = address;
    }

    postMessage({ type, data }) {
      if (type === SETUP) {
        variants = data.config.variants;
        this.thread = new Thread(this.address);
        this.thread.addEventListener("message", (event) => this.dispatchEvent(new MessageEvent("message", event)));
      }
      this.thread.postMessage({ type, data: type === QUERY ? understood(data) : data });
    }
  };
}
