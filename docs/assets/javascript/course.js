// Every feature mounts on the article that is shown, again after each instant navigation.
import { mount as backup } from "./backup.js";
import { mount as beside } from "./beside.js";
import "./copying.js";
import { mount as locale } from "./locale.js";
import { mount as operable } from "./operable.js";
import { mount as print } from "./print.js";
import { mount as progress } from "./progress.js";
import { mount as quizzes } from "./quizzes.js";
import { mount as review } from "./review.js";
import { mount as scrolling } from "./scrolling.js";
import "./still.js";
import { mount as terms } from "./terms.js";
import { mount as widgets } from "./widgets.js";

// `beside` reads the article as it was built, before others add to it.
const features = [locale, beside, operable, scrolling, terms, widgets, quizzes, review, progress, backup, print];

window.document$.subscribe(() => {
  const article = document.querySelector("article");
  for (const mount of features) mount(article);
});
