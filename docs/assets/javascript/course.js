// Every feature mounts on the article that is shown, again after each instant navigation.
import { mount as widgets } from "./widgets.js";

const features = [widgets];

window.document$.subscribe(() => {
  const article = document.querySelector("article");
  for (const mount of features) mount(article);
});
