// Side by side: a button shows, below each block of prose, the same block in the other language.
import { localeOf } from "./browser-locale.js";
import { recall, remember } from "./choices.js";
import { keepPlace } from "./keep-place.js";
import { inLocale } from "./languages.js";
import { addTranslations, fetchTranslations, prose, removeTranslations } from "./translated-blocks.js";
import { word } from "./words.js";

export function mount(article) {
  const button = document.querySelector(".beside-toggle");
  const locale = article.querySelector("[data-locale]")?.dataset.locale;
  button.hidden = !locale || location.protocol === "file:"; // there is no other page, or none to fetch
  if (button.hidden) return;
  const blocks = prose(article); // now, before others add to the article
  const show = async (on) => {
    button.setAttribute("aria-pressed", on);
    article.querySelector(".beside-failed")?.remove();
    if (!on) return keepPlace(blocks, () => removeTranslations(article));
    try {
      await add(blocks, counterpart(locale), () => button.getAttribute("aria-pressed") === "true");
    } catch {
      button.setAttribute("aria-pressed", false);
      article.append(notice());
    }
  };
  button.onclick = () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    remember("beside", on);
    show(on);
  };
  show(recall("beside") === "true");
}

// English stands beside Chinese; beside English, the Chinese read last or asked for by the browser.
function counterpart(locale) {
  if (locale !== "en") {
    remember("chinese", locale);
    return "en";
  }
  const asked = navigator.languages.map(localeOf).find((one) => one?.startsWith("zh"));
  return recall("chinese") ?? asked ?? "zh-Hant";
}

// Fetch the other page and show its blocks, if they are still wanted when they come.
async function add(blocks, locale, wanted) {
  const address = inLocale(locale);
  const translated = await fetchTranslations(blocks, address);
  if (wanted()) keepPlace(blocks, () => addTranslations(blocks, translated, locale, address));
}

function notice() {
  const notice = document.createElement("p");
  notice.className = "beside-failed";
  notice.setAttribute("role", "alert");
  notice.textContent = word("beside-failed");
  return notice;
}
