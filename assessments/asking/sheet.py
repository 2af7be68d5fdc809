"""A filled answer sheet becomes an interview: top-level keys by item id, per-leg items as { left = 4 }."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from assessments.answers import LEGS, MISSING, Answers, Key, Leg, Missing
from assessments.asking import listing
from assessments.asking.interview import Interview
from assessments.dates import parse_day
from assessments.errors import AnswerError, StoreError
from assessments.keeping import toml_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from assessments.answers import Value
    from assessments.conditions import Condition
    from assessments.facts import Facts
    from assessments.library import Library

_SIDES: Mapping[object, tuple[Leg, ...]] = {"left": ("left",), "right": ("right",), "both": LEGS}


@dataclass(frozen=True)
class Filled:
    """A sheet as an interview, and plain remarks about what was left out or taken as said."""

    interview: Interview
    remarks: tuple[str, ...] = ()


def form_of(data: bytes) -> tuple[str, str | None]:
    """The form and section the sheet is for. Raises AnswerError."""
    top = _parsed(data)
    form, only = top.get("form", "full"), top.get("only")
    if not isinstance(form, str) or not (only is None or isinstance(only, str)):
        raise AnswerError("form", 'please give a name, for example form = "check-in".')
    return form, only


def read(library: Library, data: bytes, facts: Facts, at: datetime) -> Filled:
    """The answers of the sheet as an interview about `at`, through the same checks as in the app.

    Raises AnswerError: one sentence that names the item and says what would fit.
    """
    form, only = form_of(data)
    forms = [name for name in library.forms if library.plan(name).symptoms]  # the welcome isn't a check-in
    if form not in forms:
        raise AnswerError("form", f"there is no form {form!r}; please give one of {', '.join(forms)}.")
    if only is not None and only not in {s.id for s in library.sections}:
        raise AnswerError("only", f"there is no sign or phase {only!r}; please give one such as s3 or p2.")
    given, missing = _tables(library, _parsed(data))
    if not given and not missing:
        raise AnswerError(
            "", "Nothing is filled in on this sheet; take the # away from the lines you answer."
        )
    for item, value in given.items():
        by_leg = library.question(item).per_leg and _by_leg(value)
        for leg, part in value.items() if by_leg and isinstance(value, dict) else ((None, value),):
            _checked(library, at, Key(item, leg), part)  # told before anything about what is asked
    return _Walk(library, form, only, facts, at).take(given, missing)


def _by_leg(value: object) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) <= set(LEGS)


def _checked(library: Library, at: datetime, key: Key, value: object) -> Value:
    question = library.question(key.item)
    try:
        if question.kind == "date" and isinstance(value, str):
            return parse_day(value, at.date(), key.item)
        return question.check(value)
    except AnswerError as error:
        raise AnswerError(str(key), error.reason) from None


def _parsed(data: bytes) -> dict[str, object]:
    try:
        return toml_text.parsed(data)
    except StoreError as error:
        raise AnswerError("", f"The sheet can't be read: {error}") from None


def _tables(library: Library, top: dict[str, object]) -> tuple[dict[str, object], dict[str, Missing]]:
    """(answers, reasons for none) by item id, every id known."""
    missing, person = top.get("missing", {}), top.get("person", {})
    if not isinstance(missing, dict) or not isinstance(person, dict):
        raise AnswerError("missing", 'please give a table, for example [missing] with s2_tingle = "skipped".')
    named = ("form", "only", "missing", "person")
    given = {**person, **{key: value for key, value in top.items() if key not in named}}
    for item in (*given, *missing):
        _known(library, item)
    for item, why in missing.items():
        parts = why.values() if isinstance(why, dict) else (why,)
        if any(part not in MISSING for part in parts):
            raise AnswerError(item, f"please give one of {', '.join(MISSING)} as the reason.")
        if item in given and not (isinstance(why, dict) and isinstance(given[item], dict)):
            raise AnswerError(
                item, "it has an answer and stands under [missing] too; please keep one of them."
            )
    return given, missing


def _known(library: Library, item: str) -> None:
    if item in library:
        return
    codes = listing.derived(library)
    if item in codes:
        raise AnswerError(item, f"this follows from {' and '.join(codes[item]['from'])}; please answer that.")
    near = get_close_matches(item, [q.id for q in library.questions()], 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else "`onthemend questions` lists them all."
    raise AnswerError(item, f"there is no such question; {hint}")


class _Walk:
    """Takes a sheet's answers in, in the order of the form."""

    def __init__(self, library: Library, form: str, only: str | None, facts: Facts, at: datetime) -> None:
        self.library, self.form, self.only, self.facts, self.at = library, form, only, facts, at
        self.remarks: list[str] = []

    def take(self, given: dict[str, object], missing: Mapping[str, object]) -> Filled:
        given = self._with_side(given)
        both = {**given, **missing}
        # What the sheet says anew is asked anew, though it was known; facts the form doesn't ask are noted.
        flat = {item: value for item, value in given.items() if not self.library.question(item).per_leg}
        asked = self.library.plan(self.form, self.only).by_item
        kept = {k: v for k, v in self.facts.carried.given.items() if k.item not in both}
        noted = [item for item in flat if item not in asked and self.library.question(item).once]
        kept |= {Key(item): _checked(self.library, self.at, Key(item), flat.pop(item)) for item in noted}
        legs = _SIDES.get(given.get("ctx_side"), self.facts.legs)
        facts = replace(self.facts, carried=Answers(kept), legs=legs)
        walk = Interview.begin(self.library, self.form, self.at, facts, self.only)
        # Those for the person first, since they say which legs; some of them rest on a leg's answer in turn.
        walk, waiting, _ = self._put(walk, {Key(item): value for item, value in flat.items()})
        keys = {key: flat[key.item] for key in waiting} | {
            key: value
            for item, table in given.items()
            if self.library.question(item).per_leg
            for key, value in self._by_leg(walk, item, table)
        }
        walk = self._answered(walk, keys)
        reasons: dict[Key, object] = {}
        for item, why in missing.items():
            if self.library.question(item).per_leg:
                table = why if isinstance(why, dict) else dict.fromkeys(self._legs(walk, item), why)
                reasons |= dict(self._by_leg(walk, item, table))
            else:
                reasons[Key(item)] = why
        walk = self._answered(walk, reasons, left_out=True)
        dropped = [str(k) for k in (*walk.given.given, *walk.given.missing) if k not in walk.answers]
        self._remark_dropped(dropped)
        return Filled(walk, tuple(self.remarks))

    def _with_side(self, given: dict[str, object]) -> dict[str, object]:
        """With ctx_side, where only the keys of per-leg answers tell it."""
        if "ctx_side" in given or "ctx_side" not in self.library:
            return given
        sore = [item for item in given if self.library.question(item).per_leg == "sore"]
        tables = [table for item in sore if isinstance(table := given[item], dict)]
        named = tuple(leg for leg in LEGS if any(leg in table for table in tables))
        known = self.facts.legs or _SIDES.get(self.facts.carried.get("ctx_side"), ())
        if named and not set(named) <= set(known):
            side = "both" if len(named) == 2 else named[0]
            return {"ctx_side": side, **given}
        if not known and sore:
            raise AnswerError(
                "ctx_side", 'please say which leg is sore: "left", "right", "both" or "neither".'
            )
        return given

    def _legs(self, walk: Interview, item: str) -> tuple[Leg, ...]:
        per_leg = self.library.question(item).per_leg
        if per_leg == "each":
            return LEGS
        return walk.legs if per_leg == "sore" else tuple(leg for leg in LEGS if leg not in walk.legs)

    def _by_leg(self, walk: Interview, item: str, value: object) -> Iterator[tuple[Key, object]]:
        if isinstance(value, dict) and _by_leg(value):
            yield from ((Key(item, leg), value[leg]) for leg in LEGS if leg in value)
            return
        legs = self._legs(walk, item)
        legs = walk.legs if len(legs) > 1 else legs
        if len(legs) != 1:
            raise AnswerError(item, "please say which leg, for example { left = 4, right = 1 }.")
        yield Key(item, legs[0]), value

    def _answered(self, walk: Interview, values: Mapping[Key, object], left_out: bool = False) -> Interview:
        """Puts in whatever is asked; what an answer rests on is taken as said."""
        while True:
            walk, left, refused = self._put(walk, values, left_out)
            implied = self._implied(walk, left) if left else None
            if implied is None:
                break
            walk, values = implied, {key: values[key] for key in left}
        on_page = {ask.key for page in walk.pages for ask in page.asks}
        for key in left:
            if key in on_page:  # it is asked, so it is the answer that doesn't fit
                raise AnswerError(str(key), refused[key].reason)
        self._remark_dropped([str(key) for key in left])
        return walk

    def _put(
        self, walk: Interview, values: Mapping[Key, object], left_out: bool = False
    ) -> tuple[Interview, list[Key], Mapping[Key, AnswerError]]:
        """Again and again, since one answer makes the next one asked; (walk, what is left, why)."""
        put: Callable[[Interview, Key, object], Interview] = (
            (lambda w, key, why: w.leave_out(key, why)) if left_out else (lambda w, key, v: w.answer(key, v))  # type: ignore[arg-type]
        )
        order = {step.item: step.order for step in walk.plan.steps}
        left = sorted(values, key=lambda key: (order.get(key.item, len(order)), key.leg or ""))
        refused: dict[Key, AnswerError] = {}
        while left:
            waiting: list[Key] = []
            for key in left:
                try:
                    walk = put(walk, key, values[key])
                except AnswerError as error:
                    refused[key] = error
                    waiting.append(key)
            if len(waiting) == len(left):
                break
            left = waiting
        return walk, left, refused

    def _implied(self, walk: Interview, waiting: list[Key]) -> Interview | None:
        """With one yes that an answer on the sheet rests on ("How often?" rests on "Have you had any?")."""
        open_now = {ask.key for ask in walk.unanswered}
        for key in waiting:
            step = walk.plan.by_item.get(key.item)
            for gate in _gates(step.conditions if step else ()):
                if Key(gate) in open_now:
                    with_it = walk.answer(Key(gate), "yes")
                    if any(ask.key == key for page in with_it.pages for ask in page.asks):
                        self.remarks.append(f'Taken as said, since {key} is answered: {gate} = "yes".')
                        return with_it
        return None

    def _remark_dropped(self, keys: list[str]) -> None:
        if keys:
            self.remarks.append(f"Not kept, since it isn't asked with these answers: {', '.join(keys)}.")


def _gates(conditions: tuple[Condition, ...]) -> Iterator[str]:
    """Items that the conditions want a plain yes to."""
    for condition in conditions:
        if condition.equals == "yes" and condition.item:
            yield condition.item
        yield from _gates((*condition.all_of, *condition.some_of))
