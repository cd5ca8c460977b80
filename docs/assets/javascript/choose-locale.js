// Sends a reader of the landing page on: to the locale read last, else to the browser's preference.
import { localeOf } from "./browser-locale.js";
import { recall } from "./choices.js";

const offered = [...document.querySelectorAll("a[hreflang]")];
const wanted = [recall("locale"), ...navigator.languages.map(localeOf), "en"];
const locale = wanted.find((candidate) => offered.some((link) => link.hreflang === candidate));
const { href } = offered.find((link) => link.hreflang === locale);
location.replace(href + location.search + location.hash);
