"""Quiz options: a quiz as a reader meets it: choosing an option opens its reason, without a script."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

from lessonkit.common.extensions import extends
from lessonkit.reading.option_order import order
from lessonkit.reading.quizzes import QUESTION, VERDICTS

TASK = re.compile(r"\[(?P<mark>[ xX])\]\s+")


class Options(Treeprocessor):
    """Turns each item of a quiz's task list into a disclosure: the option, then verdict and reason."""

    def run(self, root: Element) -> None:
        parents = {child: parent for parent in root.iter() for child in parent}
        last = None
        for details in root.iter("details"):
            summary = details.find("summary")
            question = QUESTION.match(summary.text or "") if summary is not None else None
            if question:
                last = details
                details.set("id", question["id"])
                for options in details.findall("./ul"):
                    self.disclose_all(options, question["id"])
        if last is not None:  # the place for the score, so that nothing moves when a script fills it
            siblings = parents[last]
            siblings.insert(list(siblings).index(last) + 1, Element("div", {"class": "quiz-bar"}))

    def disclose_all(self, options: Element, name: str) -> None:
        """Replace the items of a task list by disclosures, in the order that the question's id decides."""
        items = list(options)
        tasks = [TASK.match(item[0].text or "") if len(item) else None for item in items]
        if not all(tasks):
            return
        for index, (item, task) in enumerate(zip(items, tasks, strict=True)):
            self.disclose(item, task, name).set("data-option", str(index))  # what a browser remembers
        options[:] = [items[index] for index in order(name, [task["mark"] != " " for task in tasks])]

    def disclose(self, item: Element, task: re.Match, name: str) -> Element:
        """Replace an item by its disclosure, and return that; options of one question close one another."""
        option, *reasons = list(item)
        kind, sign = VERDICTS[task["mark"].lower()]
        item.clear()
        item.set("class", "option")
        disclosure = SubElement(item, "details", {"class": f"option {kind}", "name": name})
        summary = SubElement(disclosure, "summary")
        summary.text, summary[:] = option.text[task.end() :], list(option)
        if reasons:
            reasons[0].text = f"{sign} {reasons[0].text or ''}"
        disclosure.extend(reasons)
        return disclosure


makeExtension = extends(Options)  # noqa: N816
