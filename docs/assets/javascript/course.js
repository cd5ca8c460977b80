// Every feature mounts on the article that is shown, again after each instant navigation.
import { mount as accessibility } from "./accessibility.js";
import "./arriving.js";
import { mount as backup } from "./backup.js";
import "./copying.js";
import { mount as exercises } from "./exercises.js";
import { mount as locale } from "./last-locale.js";
import { mount as print } from "./print.js";
import { mount as progress } from "./progress.js";
import { mount as quizzes } from "./quizzes.js";
import "./reduced-motion.js";
import { mount as review } from "./review.js";
import { mount as runButtons } from "./run-buttons.js";
import { mount as scrolling } from "./scrolling.js";
import { mount as sideBySide } from "./side-by-side.js";
import { mount as terms } from "./terms.js";
import { mount as widgets } from "./widgets.js";

// `sideBySide` reads the article as it was built, before others add to it.
const features = [
  locale, sideBySide, accessibility, scrolling, terms, widgets, quizzes, exercises, review, progress, backup, print,
  runButtons,
];

window.document$.subscribe(() => {
  const article = document.querySelector("article");
  for (const mount of features) mount(article);
});
