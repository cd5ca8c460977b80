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

  // It finds words that begin as typed, and knows no other spelling. So a word that it would not find (gradiant,
  // standardise, 損矢函數) becomes the most frequent one of the index that differs by one slip.
  let words = "";
  const LATIN = /\b[a-z_]{4,}\b/gi;
  const HAN = /\p{sc=Han}+/gu;
  const begins = (start) => new RegExp(`\\b${start}`).test(words);

  function mostFrequent(slips, edge) {
    const times = new Map();
    for (const word of words.match(new RegExp(`${edge[0]}(?:${slips.join("|")})${edge[1]}`, "gu")) ?? []) {
      times.set(word, (times.get(word) ?? 0) + 1);
    }
    return [...times].sort(([, one], [, other]) => other - one)[0]?.[0];
  }

  // A word of Latin letters may lack a letter, have one too many or another one, or two that changed places.
  function latin(word) {
    const lower = word.toLowerCase();
    if (begins(lower.includes("_") ? `${lower}\\b` : singular(lower))) return word; // a name of code is typed whole
    const slips = [...lower].flatMap((letter, at) => {
      const [before, after] = [lower.slice(0, at), lower.slice(at + 1)];
      return [`[a-z]?${after}`, `[a-z]${letter}${after}`, after.slice(0, 1) + letter + after.slice(1)].map((end) => before + end);
    });
    return mostFrequent(slips, ["\\b", "\\b"]) ?? word.replaceAll("_", " ");
  }

  // A plural finds the singular as well, where the index has it: its ending is left out. So are up to three letters
  // of a word that the index has with another ending only (converging, convergence).
  const PLURALS = { ies: "y", es: "", s: "" };
  function singular(word) {
    const stem = (ending) => word.slice(0, -ending.length);
    const plural = Object.keys(PLURALS).find(
      (ending) => word.endsWith(ending) && begins(`${stem(ending)}${PLURALS[ending]}\\b`),
    );
    return plural ? stem(plural) : word;
  }

  function stem(word) {
    const starts = [0, 1, 2, 3].map((fewer) => singular(word).slice(0, word.length - fewer));
    return starts.find((start) => start.length > 3 && begins(start)) ?? word;
  }

  // It knows one script: the index says which of its characters stand for those of the other one. And it finds
  // nothing for Chinese in which a character begins no word of the index: then one character is wrong, or left out.
  let variants = {};
  let chinese = new Set();
  function han(typed) {
    if (chinese.has(typed)) return typed;
    const run = [...typed].map((sign) => variants[sign] ?? sign);
    const parts = divided(run);
    if (parts.join("") === run.join("")) return run.join("");
    const slips = run.map((_, at) => run.with(at, "\\p{sc=Han}").join(""));
    return (run.length > 2 && mostFrequent(slips, ["(?<!\\p{sc=Han})", "(?!\\p{sc=Han})"])) || parts.join(" ") || typed;
  }

  function divided(run) {
    const parts = [];
    for (let at = 0; at < run.length; at += parts.at(-1).length || 1) {
      const ends = run.map((_, end) => run.slice(at, end + 1).join(""));
      parts.push(ends.findLast((part) => chinese.has(part)) ?? "");
    }
    return parts.filter(Boolean);
  }

  // It cuts a Chinese query into words of its index, but never tests the words that end with the query,
  // so 中位數 is found only as 中 and 位. A last character that belongs to no word mends that. Nor does it part
  // 學習率 from lr without a blank; a letter by itself (w, b) would find every word that begins with it, and a word
  // such as “and” finds the titles that have it.
  const inIndex = (query) =>
    query
      .replace(/(?<=\P{sc=Han}|^)[和與与的](?!\p{sc=Han})|\b(?:and|of|the)\b(?!$)/giu, " ")
      .replace(/(?<!\+)\b[a-z]{4,}\b/gi, (word) => stem(word.toLowerCase())) // but not in a name of code
      .replace(/\b[a-z]\b(?![*~^:])/gi, "$&^1")
      .replace(HAN, "$&〇")
      .replace(/(?<=〇)(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?<!\p{sc=Han})(?=\p{sc=Han})/gu, " ");

  // Its index has a name such as DataLoader in its parts, all of which have to be there.
  const parted = (name) => name.replace(/\b(?=\w)|\B(?=[A-Z][a-z])/g, " +").trim();

  // What it is asked: full-width letters as plain ones, words as the index has them. The reader is told of others.
  let showing = "";
  function understood(query) {
    const plain = query.replace(/[\p{L}\p{Nd}]+/gu, (word) => word.normalize("NFKC"));
    const typed = plain.replace(/\b\w+\B[A-Z][a-z]\w*/g, parted);
    const meant = typed.replace(LATIN, latin).replace(HAN, han);
    const same = typed.replace(HAN, (run) => [...run].map((sign) => variants[sign] ?? sign).join(""));
    say([typed, same].includes(meant) ? "" : showing.replace("{words}", meant));
    return inIndex(meant);
  }

  function say(text) {
    const meta = document.querySelector(".md-search-result__meta");
    let line = meta.parentElement.querySelector(".understood");
    if (!line) {
      line = Object.assign(document.createElement("p"), { className: "understood" });
      line.setAttribute("role", "status");
      meta.after(line);
    }
    line.textContent = text;
  }

  // It puts a page with one of two words in its title above one that has both in a section. Here lessons and labs
  // that have all words in one section come first.
  const wordsOf = (query) =>
    (query.match(/\p{sc=Han}+|[a-z\d_]{2,}/giu) ?? []).flatMap((word) =>
      /\p{sc=Han}/u.test(word) ? divided([...word]) : [word.toLowerCase()],
    );

  function ranked(items, asked) {
    const plain = ({ title, text }) => `${title} ${text}`.replace(/<[^>]*>|\u200b/g, "").toLowerCase();
    const whole = (sections) =>
      /\b(?:lessons|labs)\//.test(sections[0].location) &&
      sections.some((section) => asked.every((word) => plain(section).includes(word)));
    return asked.length < 2 ? items : [...items.filter(whole), ...items.filter((sections) => !whole(sections))];
  }

  // Its worker, too, starts only when there is an index to give to it.
  const SETUP = 0;
  const QUERY = 2;
  const RESULT = 3;
  const Thread = window.Worker;
  window.Worker = class extends EventTarget {
    constructor(address, options) {
      super();
      if (options) return new Thread(address, options); // one that runs code; Material gives none
      this.address = address;
    }

    postMessage({ type, data }) {
      if (type === SETUP) {
        ({ variants, understood: showing } = data.config);
        words = data.docs.map(({ title, text, names, longer }) => `${title} ${text} ${names} ${longer}`).join(" ").toLowerCase();
        chinese = new Set(words.match(HAN));
        this.thread = new Thread(this.address);
        this.asked = []; // the words of each query; it answers in order
        this.thread.addEventListener("message", ({ data }) => this.hand(data));
      }
      const sent = type === QUERY ? understood(data) : data;
      if (type === QUERY) this.asked.push(wordsOf(sent));
      this.thread.postMessage({ type, data: sent });
    }

    hand({ type, data }) {
      const shown = type === RESULT ? { ...data, items: ranked(data.items, this.asked.shift()) } : data;
      this.dispatchEvent(new MessageEvent("message", { data: { type, data: shown } }));
    }
  };
}
