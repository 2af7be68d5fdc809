"""The command that reads out of what there is to learn: topics, a topic, or the answer to a question."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from assessments.helping.learning import Learn, Paragraph, Topic
    from assessments.helping.search import Found

WIDTH = 72
NONE = "nothing here answers that. Try other words, or see the topics with: onthemend learn"
UNSURE = "Nothing here answers just that. The nearest there is:"
ALSO = "Also, with onthemend learn and the name:"
ASK = "To read one: onthemend learn risk. To ask: onthemend learn why is my back worse"


def learn(asked: argparse.Namespace) -> int:
    """Prints it in words. Raises ContentError."""
    from assessments.helping import learning
    from assessments.text import clean
    from tui.complaint import complain

    known = learning.read()
    question = clean(" ".join(asked.words), 400)
    if not question:
        print("\n\n".join([_topics(known), ASK, _wrapped(known.index.note)]))
        return 0
    topic = next((topic for topic in known.topics if topic.id == question), None)
    if topic is not None:
        print("\n\n".join([_headed(topic), *(_told(p, known) for p in topic.paragraphs)]))
    elif question in known.paragraphs:
        print(_told(known.paragraph(question), known))
    else:
        from assessments.helping import search

        found = search.index(known).find(question)
        if not found:
            return complain(NONE)
        print("\n\n".join(_answer(found, known)))
    return 0


def _topics(known: Learn) -> str:
    wide = max(len(topic.id) for topic in known.topics) + 2
    rows = []
    for topic in known.topics:
        rows.append(f"{topic.id:<{wide}}{topic.title}")
        rows += textwrap.wrap(topic.about, WIDTH, initial_indent=" " * wide, subsequent_indent=" " * wide)
    return "\n".join(rows)


def _headed(topic: Topic) -> str:
    return f"{topic.title}\n{'=' * len(topic.title)}\n{_wrapped(topic.about)}"


def _answer(found: tuple[Found, ...], known: Learn) -> list[str]:
    best, *others = found
    parts = [] if best.sure else [UNSURE]
    parts.append(_told(best.paragraph, known))
    if others:
        wide = max(len(one.paragraph.id) for one in others) + 2
        rows = [f"  {one.paragraph.id:<{wide}}{one.paragraph.title}" for one in others]
        parts.append("\n".join([ALSO, *rows]))
    return [*parts, _wrapped(known.index.note)]


def _told(paragraph: Paragraph, known: Learn) -> str:
    cited = "; ".join(known.cited(paragraph))
    source = textwrap.wrap(f"From: {cited}.", WIDTH, initial_indent="  ", subsequent_indent="  ")
    return "\n".join([paragraph.title, _wrapped(paragraph.text), *source])


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH, break_on_hyphens=False))
