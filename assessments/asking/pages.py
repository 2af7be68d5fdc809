"""Pages: what is asked, laid out as a person sees it, and the words for where that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from assessments.plans import before, guide_id

if TYPE_CHECKING:
    from datetime import date

    from assessments.answers import Key, Leg, Missing, Value
    from assessments.asking.reach import Reach
    from assessments.assessment import Guide, Section
    from assessments.plans import Step
    from assessments.questions import Question

Layout: TypeAlias = Literal["one", "grid", "list", "guide"]


@dataclass(frozen=True)
class Ask:
    """One question as it stands on a page: all a view needs."""

    question: Question
    key: Key
    text: str  # with the leg and own words filled in
    value: Value | None = None
    missing: Missing | None = None
    last: tuple[Value, date] | None = None  # to be shown only once `value` is there
    withheld: frozenset[str] = frozenset()  # options not offered now ("checked")
    legs: tuple[Leg, ...] = ()  # the sore ones
    again: str = ""  # of a warning sign still open: "Last time you said yes to this. How is it now?"

    @property
    def done(self) -> bool:
        """Answered or left out."""
        return self.value is not None or self.missing is not None


@dataclass(frozen=True)
class Page:
    """What is in view at once: one question, a grid or list of up to six, or a guide to read."""

    id: str
    layout: Layout
    section: Section
    asks: tuple[Ask, ...] = ()
    title: str = ""  # the lead of a grid or list
    lead: str = ""
    guide: Guide | None = None

    @property
    def done(self) -> bool:
        return all(ask.done for ask in self.asks)


@dataclass(frozen=True)
class Place:
    """Where the person is, in words that don't lie under branching: "Sign 3 of 7, 2 left here"."""

    section: Section
    number: int  # of the section among its kind
    of: int
    left_here: int  # unanswered questions left in this section
    shares: tuple[float, ...]  # per section of the form (signs and phases): share done, 0-1


_MEASURED = ("sign", "phase")


def pages_of(reach: Reach) -> tuple[Page, ...]:
    """The pages of what is asked: a guide before the first of its items, grids and lists leg by leg."""
    times: dict[str, int] = {}
    for _, key in reach.asked:
        times[key.item] = times.get(key.item, 0) + 1
    pages: list[Page] = []
    shown: set[str] = set()
    grouped: dict[str, list[tuple[Step, Key]]] = {}
    for step, key in _by_page(reach):
        grouped.setdefault(step.page_ids[key.leg], []).append((step, key))
    for name, rows in grouped.items():
        step, first = rows[0]
        for guide in (guide for row, _ in rows for guide in row.guides if guide.id not in shown):
            shown.add(guide.id)
            pages.append(Page(guide_id(guide), "guide", step.section, title=guide.title, guide=guide))
        asks = tuple(_ask(reach, row, key, times[key.item] > 1) for row, key in rows)
        if step.page is None:
            pages.append(Page(name, "one", step.section, asks))
        else:
            leg = before(first.leg, step.side) if first.leg and times[first.item] > 1 else ""
            pages.append(
                Page(name, step.page.layout, step.section, asks, leg + step.page.title, step.page.lead)
            )
    return tuple(pages)


def _by_page(reach: Reach) -> list[tuple[Step, Key]]:
    """What is asked with the rows of a page side by side; the plan has brought the items together already."""
    order = {None: 0, "left": 1, "right": 2}
    firsts: dict[str, int] = {}
    for step, _ in reach.asked:
        if step.page:
            firsts.setdefault(step.page.id, step.order)
    return sorted(
        reach.asked,
        key=lambda a: (
            (firsts[a[0].page.id], order[a[1].leg], a[0].order)
            if a[0].page
            else (a[0].order, order[a[1].leg], 0)
        ),
    )


def _ask(reach: Reach, step: Step, key: Key, both: bool) -> Ask:
    question = step.question
    text = step.texts[key.leg, both]
    if step.has_own_words:
        text = reach.words(text) or text
    withheld = (
        _CHECKED if question.kind == "safety" and key.item in reach.facts.too_soon else frozenset[str]()
    )
    return Ask(
        question,
        key,
        text,
        reach.values.get(key),
        reach.missing.get(key),
        reach.facts.last.get(key),
        withheld,
        reach.legs,
        _again(reach, question),
    )


def _again(reach: Reach, question: Question) -> str:
    """The words before a warning sign that is still open from an earlier session (CLINICAL 4.3)."""
    said = reach.facts.open_flags.get(question.id)
    if said is None or question.kind != "safety" or question.once:
        return ""
    words = reach.library.words.get("safety", {})
    return str(words.get("last_time_yes" if said == "yes" else "last_time_unsure", ""))


_CHECKED = frozenset({"checked"})


def place_of(pages: tuple[Page, ...], page: Page, all_sections: tuple[Section, ...]) -> Place:
    """Where a page stands: sign 6 is 6 of 7 here as on the board, even where this form leaves out sign 4.

    A section that is the only one of its kind to ask something now is 1 of 1.
    """
    sections: dict[str, tuple[Section, list[Ask]]] = {}
    for one in pages:
        sections.setdefault(one.section.id, (one.section, []))[1].extend(one.asks)
    # In the order of their numbers: a form may ask a few questions of phase 3 before those of phase 1.
    numbered = sorted(sections.values(), key=lambda one: one[0].number or 0)
    alike = [section.id for section, _ in numbered if section.kind == page.section.kind]
    shares = tuple(
        sum(ask.done for ask in asks) / len(asks) if asks else 1.0
        for kind in _MEASURED
        for section, asks in numbered
        if section.kind == kind
    )
    left = sum(not ask.done for ask in sections[page.section.id][1])
    number, of = alike.index(page.section.id) + 1, len(alike)
    if of > 1 and page.section.number:
        number, of = page.section.number, sum(s.kind == page.section.kind for s in all_sections)
    return Place(page.section, number, of, left, shares)
