// Sends a reader of the landing page on: to the locale read last, else to the browser's preference.
import { localeOf } from "./locale-of.js";
import { recall } from "./remembered.js";

const offered = [...document.querySelectorAll("a[hreflang]")].map((link) => link.hreflang);
const wanted = [recall("locale"), ...navigator.languages.map(localeOf), "en"];
const locale = wanted.find((candidate) => offered.includes(candidate));
location.replace(`${locale}/${location.search}${location.hash}`);
