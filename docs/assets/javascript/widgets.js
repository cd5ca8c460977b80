// The framework, and with it each widget's module, is loaded only where a widget stands.
export async function mount(article) {
  const places = article.querySelectorAll("[data-widget]");
  if (!places.length) return;
  const framework = await import("../widgets/framework.js");
  for (const place of places) framework.mount(place);
}
