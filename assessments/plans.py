"""A form unrolled: its items in the order they are asked, each with its conditions, fills and page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assessments.answers import LEGS, Key
from assessments.facts import PHASING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments import assessment
    from assessments.answers import Leg, Value
    from assessments.assessment import Crosscheck, Form, Guide, Section
    from assessments.conditions import Condition
    from assessments.library import Library
    from assessments.questions import Question


@dataclass(frozen=True)
class Step:
    """One item of a form, asked where its own condition holds and, if there are `parts`, any of those.

    `section` is where its page belongs: a page may borrow a question from another section.
    """

    item: str
    question: Question
    section: Section
    parts: tuple[Condition, ...]  # () where a part without a condition names it
    filled: tuple[tuple[Condition, Value], ...]
    page: assessment.Page | None
    guides: tuple[Guide, ...]
    order: int
    side: Mapping[str, str]  # words for the legs

    @cached_property
    def keys(self) -> Mapping[Leg | None, Key]:
        """Its keys, by leg and without."""
        return {leg: Key(self.item, leg) for leg in (None, *LEGS)}

    @cached_property
    def page_ids(self) -> Mapping[Leg | None, str]:
        """The ids of the pages it stands on, by leg; the same whatever else is asked."""
        return {leg: str(Key(self.page.id if self.page else self.item, leg)) for leg in (None, *LEGS)}

    @cached_property
    def texts(self) -> Mapping[tuple[Leg | None, bool], str]:
        """The wording by leg, and by whether it is asked for more than one; own words not yet filled in."""
        text = self.question.text
        worded: dict[tuple[Leg | None, bool], str] = {}
        for leg in (None, *LEGS):
            named = text.replace("{leg}", self.side.get(leg, leg) if leg else "")
            worded[leg, False] = named
            worded[leg, True] = f"{before(leg, self.side)}{named}" if leg and named == text else named
        return worded

    @cached_property
    def has_own_words(self) -> bool:
        """Its wording has a place for the person's own words."""
        return "{" in self.question.text.replace("{leg}", "")

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition that decides whether it is asked."""
        return (*self.parts, *((self.question.when,) if self.question.when else ()))

    @property
    def fills(self) -> tuple[Condition, ...]:
        """Every condition under which its answer follows from others."""
        return tuple(when for when, _ in self.filled)


@dataclass(frozen=True)
class Plan:
    """The steps of one form, the checks between its answers, and what the body map's values stand for.

    `places`: stored value -> zone and leg, by the id of the question of kind zones.
    """

    steps: tuple[Step, ...]
    checks: tuple[Crosscheck, ...]
    by_item: Mapping[str, Step]
    places: Mapping[str, Mapping[str, tuple[int, Leg | None]]]
    symptoms: tuple[Key, ...]  # the warning signs asked every time
    phasing: frozenset[str]  # what a phase is worked out from
    ranks: Mapping[str, tuple[int, int]]  # every page there may be -> its place in the form


def plan(library: Library, form: Form) -> Plan:
    """Unrolls a form.

    An item named by several parts is asked where any of them holds, and stands where a part first names it
    as an item (else where its section is first named). The items of a content page stand together, where the
    first of them is.
    """
    parts: dict[str, list[Condition | None]] = {}
    by_name = list(dict.fromkeys(item for part in form.parts for item in part.items))
    order: list[str] = []
    for part in form.parts:
        in_sections = [q.id for name in part.sections for q in library.section(name).questions]
        for item in (*part.items, *in_sections):
            parts.setdefault(item, []).append(part.when)
            if item not in order and (item in part.items or item not in by_name):
                order.append(item)
    pages = {item: page for section in library.sections for page in section.pages for item in page.items}
    homes = {item: section for section in library.sections for page in section.pages for item in page.items}
    together: list[str] = []
    for item in order:
        page = pages.get(item)
        rows = [i for i in page.items if i in parts] if page else [item]
        together.extend(i for i in rows if i not in together)
    fills: dict[str, list[tuple[Condition, Value]]] = {}
    for section in library.sections:
        for fill in section.fills:
            for item, value in fill.values.items():
                fills.setdefault(item, []).append((fill.when, value))
    side = library.words.get("side", {})
    steps = tuple(
        Step(
            item,
            library.question(item),
            homes.get(item) or library.section_of(item),
            () if None in parts[item] else tuple(c for c in parts[item] if c),
            tuple(fills.get(item, ())),
            pages.get(item),
            tuple(guide for guide in library.section_of(item).guides if item in guide.before),
            n,
            side,
        )
        for n, item in enumerate(together)
    )
    checks = tuple(c for section in library.sections for c in section.checks)
    places = {
        q.id: {value: (place.zone, leg) for value, (place, leg) in q.values().items()}
        for q in library.questions()
        if q.kind == "zones"
    }
    symptoms = tuple(Key(s.item) for s in steps if s.question.kind == "safety" and not s.question.once)
    phasing = frozenset(s.item for s in steps if s.section.kind == "sign" or s.item in PHASING)
    return Plan(steps, checks, {step.item: step for step in steps}, places, symptoms, phasing, _ranks(steps))


def before(leg: Leg, side: Mapping[str, str]) -> str:
    """What stands before a question or a page that is asked for both legs: "Left leg: "."""
    return side.get(f"before_{leg}", f"{leg.capitalize()} leg: ")


def guide_id(guide: Guide) -> str:
    """The id of the page of a guide."""
    return f"guide.{guide.id}"


def _ranks(steps: tuple[Step, ...]) -> dict[str, tuple[int, int]]:
    ranks: dict[str, tuple[int, int]] = {}
    for step in steps:
        for guide in step.guides:
            ranks.setdefault(guide_id(guide), (step.order, 0))
        for number, leg in enumerate((None, *LEGS), 1):
            ranks.setdefault(step.page_ids[leg], (step.order, number))
    return ranks
