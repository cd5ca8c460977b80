"""Options: a quiz as a reader meets it, where choosing an option opens its reason. No script is needed."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

from lessonkit.extending import extends
from lessonkit.quizzes import QUESTION

TASK = re.compile(r"\[(?P<mark>[ xX])\]\s+")
VERDICTS = {"x": ("right", "✓"), " ": ("wrong", "✗")}


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
                for item in details.findall("./ul/li"):
                    self.disclose(item, question["id"])
        if last is not None:  # the place for the score, so that nothing moves when a script fills it
            siblings = parents[last]
            siblings.insert(list(siblings).index(last) + 1, Element("div", {"class": "quiz-bar"}))

    def disclose(self, item: Element, name: str) -> None:
        """Replace an item by its disclosure; options of one question close one another."""
        option, *reasons = list(item)
        task = TASK.match(option.text or "")
        if not task:
            return
        kind, sign = VERDICTS[task["mark"].lower()]
        item.clear()
        item.set("class", "option")
        disclosure = SubElement(item, "details", {"class": f"option {kind}", "name": name})
        summary = SubElement(disclosure, "summary")
        summary.text, summary[:] = option.text[task.end() :], list(option)
        if reasons:
            reasons[0].text = f"{sign} {reasons[0].text or ''}"
        disclosure.extend(reasons)


# Before inline parsing (20), while options are still plain text.
makeExtension = extends(Options, "options", 25)  # noqa: N816
