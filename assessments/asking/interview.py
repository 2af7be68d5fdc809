"""Interview: a walk through one form, frozen. Every step gives a new Interview; tested with no terminal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from assessments.answers import Answers, Key, Leg, Missing
from assessments.asking.pages import Ask, Layout, Page, Place, pages_of, place_of
from assessments.asking.reach import Reach
from assessments.dates import check_day, parse_day
from assessments.errors import AnswerError
from assessments.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.assessment import Form
    from assessments.judging.progress import Flag
    from assessments.library import Library
    from assessments.plans import Plan, Step

__all__ = ["Ask", "Facts", "Interview", "Layout", "Page", "Place"]


@dataclass(frozen=True)
class Interview:
    """See the module. `given` holds what the person said, hidden answers included (a toggle can be undone).

    Answering never moves; moving never changes or checks an answer.
    """

    library: Library
    form: Form
    facts: Facts
    at: datetime
    given: Answers = field(default_factory=Answers)
    here: str = ""  # id of the current page
    furthest: str = ""
    only: str | None = None

    @classmethod
    def begin(
        cls, library: Library, form_id: str, at: datetime, facts: Facts, only: str | None = None
    ) -> Interview:
        """At the first page. After a gap, or in a new spell, facts carried over stand as answers to confirm.

        Raises KeyError for a form, or a section in `only`, that the library doesn't have.
        """
        given = Answers()
        if facts.confirm:
            once = {q.id for q in library.questions() if q.once}
            once -= {"ctx_onset"} if facts.fresh_spell else set()  # the new spell has a beginning of its own
            given = facts.carried.only({key for key in facts.carried.given if key.item in once})
        begun = cls(library, library.form_for(form_id, only), facts, at, given, only=only)
        first = begun.pages[0].id if begun.pages else ""
        return replace(begun, here=first, furthest=first)

    # -- what stands --

    @cached_property
    def plan(self) -> Plan:
        """The form unrolled."""
        return self.library.plan(self.form.id, self.only)

    @cached_property
    def _candidates(self) -> dict[object, int | None]:
        return {}  # handed on from one interview to the next: the same answers give the same phase

    @cached_property
    def _reach(self) -> Reach:
        full = self.form.id == "full" and self.only is None
        return Reach(
            self.library, self.plan, self.facts, self.at, full, candidates=self._candidates, given=self.given
        ).walk()

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page as things stand, in order."""
        return pages_of(self._reach)

    @cached_property
    def answers(self) -> Answers:
        """What counts: visible answers, those that follow from others, warning signs under their ids."""
        return self._reach.effective()

    @property
    def legs(self) -> tuple[Leg, ...]:
        """The sore legs."""
        return self._reach.legs

    @cached_property
    def unanswered(self) -> tuple[Ask, ...]:
        """Every question in view that is neither answered nor left out."""
        return tuple(ask for page in self.pages for ask in page.asks if not ask.done)

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """The warning signs these answers amount to, facts of history carried over included."""
        return self._reach.flags_of(self.answers)

    @property
    def stopped(self) -> bool:
        """An answer of this interview amounts to an emergency (level E)."""
        return any(flag.level == "E" and flag.code not in self._old for flag in self.flags)

    @cached_property
    def _old(self) -> frozenset[str]:
        """Emergency codes that follow from carried facts alone: told before, so they stop nothing."""
        return frozenset(flag.code for flag in self._reach.flags_of(Answers()) if flag.level == "E")

    def asked_wording(self) -> dict[str, str]:
        """Item -> the wording shown, for everything that has an answer but the warning signs."""
        return {
            key.item: self._reach.words(step.question.text) or step.question.text
            for key in self.answers.given
            if (step := self.plan.by_item[key.item]).question.kind != "safety"
        }

    def filled(self, wording: str) -> str:
        """A wording with the person's own words in it ("{s3_own.1}"); as it is where there are none."""
        return self._reach.words(wording) or wording

    @property
    def as_sheet(self) -> dict[str, object]:
        """As an answer sheet: keys by item id, per-leg items by leg, `missing` where there is any."""
        answers, missing = self.answers.tables()
        return {**answers, "missing": missing} if missing else answers

    # -- answering --

    def answer(self, key: Key, value: object) -> Interview:
        """With this answer. Raises AnswerError, storing nothing, where it isn't asked or doesn't fit."""
        question = self._open(key).question
        if question.kind == "date" and isinstance(value, str):
            value = parse_day(value, self.at.date(), key.item)
        kept = question.check(value)
        if isinstance(kept, date):
            check_day(kept, self.at.date(), key.item)
        if question.kind == "safety" and kept == "checked" and key.item in self.facts.too_soon:
            raise AnswerError(
                key.item, "this changed within the last two weeks, so please say yes, no or not sure."
            )
        return self._with(self.given.put(key, kept))._cross_checked(key)

    def leave_out(self, key: Key, missing: Missing) -> Interview:
        """With this question left out for that reason. Raises AnswerError where that isn't offered."""
        if missing not in self._open(key).question.allow:
            raise AnswerError(key.item, f"{_REASONS[missing]} isn't an answer to this question.")
        return self._with(self.given.leave_out(key, missing))

    def clear(self, key: Key) -> Interview:
        """As if this question had not been answered yet."""
        return self._with(self.given.without(key))

    def take(self, sheet: Answers) -> Interview:
        """With all of these answers, put in the form's order so that each finds its question asked.

        Raises AnswerError at the first that isn't asked or doesn't fit; nothing is taken then.
        """
        taken, left = self, [*sheet.given, *sheet.missing]
        order = {step.item: step.order for step in self.plan.steps}
        for key in sorted(left, key=lambda k: (order.get(k.item, -1), k.leg or "")):
            if key in sheet.missing:
                taken = taken.leave_out(key, sheet.missing[key])
            else:
                taken = taken.answer(key, sheet.given[key])
        return taken

    def _with(self, given: Answers) -> Interview:
        changed = replace(self, given=given)
        changed.__dict__.update({"plan": self.plan, "_candidates": self._candidates})
        return changed

    def _open(self, key: Key) -> Step:
        step = self.plan.by_item.get(key.item)
        if step is None:
            raise AnswerError(key.item, "isn't a question of this form.")
        if key not in self._asked and key not in self._reach.waiting:
            which = f" for the {key.leg} leg" if key.leg else ""
            raise AnswerError(key.item, f"this question isn't asked{which} with the answers so far.")
        return step

    @cached_property
    def _asked(self) -> frozenset[Key]:
        return frozenset(key for _, key in self._reach.asked)

    def _cross_checked(self, key: Key) -> Interview:
        """Refuses an answer above its limit; an answer that a new limit overtakes is asked again."""
        checked = self
        for check in self.plan.checks:
            item, limit = Key(check.item, key.leg), Key(check.limit, key.leg)
            over, most = self.answers.get(*item), self.answers.get(*limit)
            if not isinstance(over, int) or not isinstance(most, int) or over <= most:
                continue
            if key == item:
                raise AnswerError(key.item, check.message)
            if key == limit:
                checked = checked.clear(item)
        return checked

    # -- moving --

    @property
    def page(self) -> Page:
        """The current page; where it is no longer asked, the one that took its place."""
        return self.pages[self._position(self.here)]

    @property
    def at_end(self) -> bool:
        """The current page is the last."""
        return self._position(self.here) == len(self.pages) - 1

    def next(self) -> Interview:
        """On to the next page; the last stays."""
        return self._move(self._position(self.here) + 1)

    def back(self) -> Interview:
        """To the page before; the first stays. Nothing is checked."""
        return self._move(self._position(self.here) - 1)

    def forward(self) -> Interview:
        """One page towards the furthest page reached, and no farther."""
        here = self._position(self.here)
        return self._move(here + 1) if here < self._reached else self

    def go(self, page_id: str) -> Interview:
        """To the page with this id; where it isn't asked now, nowhere."""
        index = self._places.get(page_id)
        return self if index is None else self._move(index)

    def go_to(self, key: Key) -> Interview:
        """To the page with this question; where it isn't asked now, nowhere."""
        found = next((page.id for page in self.pages if any(ask.key == key for ask in page.asks)), "")
        return self.go(found)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {page.id: number for number, page in enumerate(self.pages)}

    def _position(self, page_id: str) -> int:
        """Index of a page; of one that isn't asked now, the index of the page that took its place."""
        index = self._places.get(page_id)
        return min(self._before(page_id), len(self.pages) - 1) if index is None else index

    def _before(self, page_id: str) -> int:
        ranks = self.plan.ranks
        rank = ranks.get(page_id, (0, 0))
        return sum(ranks[page.id] < rank for page in self.pages)

    @property
    def _reached(self) -> int:
        index = self._places.get(self.furthest)
        return max(self._before(self.furthest) - 1, 0) if index is None else index

    def _move(self, index: int) -> Interview:
        index = max(0, min(index, len(self.pages) - 1))
        here = self.pages[index].id
        moved = replace(self, here=here, furthest=here if index > self._reached else self.furthest)
        moved.__dict__.update({name: self.__dict__[name] for name in _KEPT if name in self.__dict__})
        return moved

    @property
    def place(self) -> Place:
        """Where the person is: the section among its kind, and what is left in it, as things stand."""
        return place_of(self.pages, self.page, self.library.sections)


# What moving doesn't change, so needn't be worked out again.
_KEPT = (
    "plan",
    "_candidates",
    "_reach",
    "pages",
    "answers",
    "unanswered",
    "flags",
    "_old",
    "_asked",
    "_places",
)
_REASONS: Mapping[Missing, str] = {
    "skipped": "skipping",
    "not_applicable": '"doesn\'t apply"',
    "dont_know": '"don\'t know"',
}
