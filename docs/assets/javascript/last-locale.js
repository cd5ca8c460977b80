// The landing page sends a reader to the locale that was read last.
import { remember } from "./choices.js";

export function mount(article) {
  const place = article.querySelector("[data-locale]");
  if (place) remember("locale", place.dataset.locale); // a page that is not found has none
}
