// Where no page is, the path still tells the language of the reader; the other languages step back.
const sections = [...document.querySelectorAll("section[lang]")];
const wanted = sections.find((section) => location.pathname.includes(`/${section.lang}/`));
if (wanted) {
  for (const section of sections) section.hidden = section !== wanted;
  document.documentElement.lang = wanted.lang;
  document.title = wanted.querySelector("h1").textContent;
}
