// A widget's module is loaded only where the widget stands.
export function mount(article) {
  for (const place of article.querySelectorAll("[data-widget]")) {
    import(`../widgets/${place.dataset.widget}.js`).then((widget) => widget.mount(place));
  }
}
