// Sends a reader of the landing page on: to the locale read last, else to the browser's preference.
function localeOf(language) {
  if (/^zh\b/i.test(language)) return /hant|tw|hk|mo/i.test(language) ? "zh-Hant" : "zh-Hans";
  return /^en\b/i.test(language) ? "en" : undefined;
}

function remembered() {
  try {
    return localStorage.getItem("locale");
  } catch {
    return null;
  }
}

const offered = [...document.querySelectorAll("a[hreflang]")].map((link) => link.hreflang);
const wanted = [remembered(), ...navigator.languages.map(localeOf), "en"];
const locale = wanted.find((candidate) => offered.includes(candidate));
location.replace(`${locale}/${location.search}${location.hash}`);
