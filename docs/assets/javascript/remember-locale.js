// The landing page sends a reader to the locale that was read last.
try {
  const [, locale] = document.querySelector("[data-locale]").dataset.locale.match(/^([\w-]+)$/);
  localStorage.setItem("locale", locale);
} catch {
  // Without storage, the browser's preference decides.
}
