// The locale of this site that a language of the browser asks for, such as zh-TW or en-GB.
export function localeOf(language) {
  if (/^zh\b/i.test(language)) return /hant|tw|hk|mo/i.test(language) ? "zh-Hant" : "zh-Hans";
  return /^en\b/i.test(language) ? "en" : undefined;
}
