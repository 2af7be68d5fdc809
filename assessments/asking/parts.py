"""Parts: what a number opens inside a step: one sign of a handful, how much better, a leg of the body map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assessments.answers import LEGS
from assessments.asking.step import Choice, Step
from assessments.asking.steps import offers
from assessments.dates import parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.places import Zones

    Words = Mapping[str, str]

MOST_AGO = 99  # days, weeks, months or years that can be typed
AT_ONCE = 12  # choices that stand together
OTHERS = "others"  # the part that is the second half of more than these
FIGURES = 8  # of a day: two for the day, two for the month, four for the year


def opened(step: Step, part: str, words: Words, said: Words, ticks: frozenset[str], text: str) -> Step:
    """The step with this part of it opened ("": as it stands). `ticks`: places marked."""
    ask = step.ask
    if ask is not None and ask.question.kind == "choice" and len(step.choices) > AT_ONCE:
        return _half(step, part, words)
    if step.kind == "signs":
        row = next((a for a in step.asks if str(a.key) == part), None)
        if row is None:
            return step
        return replace(
            step,
            kind="pick",
            asks=(row,),
            lead=row.again,
            text=row.text,
            hint="",
            choices=offers(row, words, said),
        )
    if ask is None or (not part and ask.question.kind != "zones"):
        return step
    question = ask.question
    if question.kind == "zones":
        return _places(step, question, part, words, ticks)
    if question.kind == "change":
        way = 1 if part == "better" else -1
        ours = [s for s in question.steps if isinstance(s.value, int) and s.value * way > 0]
        ours.sort(key=lambda s: abs(int(s.value)))
        choices = tuple(
            Choice(n, s.text, "give", s.value, ask.value == s.value) for n, s in enumerate(ours, 1)
        )
        return replace(step, hint=words[f"how_much_{part}"], choices=choices)
    if question.kind == "date" and part == "day":
        return replace(step, kind="date", hint=words["day_figures"], choices=())
    if question.kind == "date":
        return replace(
            step,
            kind="number",
            hint="",
            choices=(),
            low=0,
            high=MOST_AGO,
            unit=words[f"{part}_ago"],
            given="",
        )
    if question.kind == "activities":
        place = int(part)
        hint = question.examples[place] if place < len(question.examples) else ""
        return replace(step, part=part, hint=hint, given=text)
    return step


def _half(step: Step, part: str, words: Words) -> Step:
    """Half of many choices, and 0 for the others, so that each is large enough for a finger."""
    half = -(-len(step.choices) // 2)
    first, second = step.choices[:half], step.choices[half:]
    ours, others, way = (second, first, "") if part == OTHERS else (first, second, OTHERS)
    turn = Choice(0, words["others"], "open", way, any(c.on for c in others))
    return replace(step, choices=(*ours, turn))


def _places(step: Step, question: Zones, part: str, words: Words, ticks: frozenset[str]) -> Step:
    """First the back and which legs; then the places of each ticked leg."""
    if not part:
        whole = [p for p in question.places if not p.sides]
        rows = [(p.id, p.text) for p in whole] + [(leg, words[f"{leg}_leg"]) for leg in LEGS]
        choices = [Choice(n, text, "tick", value, value in ticks) for n, (value, text) in enumerate(rows, 1)]
        nowhere = Choice(0, words["nowhere"], "none", None, not ticks and step.done)
        return replace(step, choices=(*choices, nowhere), picture="parts")
    places = [p for p in question.places if p.sides]
    values = [(f"{part}_{p.id}", p.text) for p in places]
    choices = [Choice(n, text, "tick", value, value in ticks) for n, (value, text) in enumerate(values, 1)]
    return replace(step, lead=words[f"{part}_leg_only"], choices=tuple(choices), hint="", picture="places")


def following(part: str, ticks: frozenset[str]) -> str | None:
    """The part of the body map after this one: each ticked leg; None: it is done."""
    legs = ["", *(leg for leg in LEGS if leg in ticks)]
    after = legs[legs.index(part) + 1 :] if part in legs else []
    return after[0] if after else None


def before(part: str, ticks: frozenset[str]) -> str | None:
    """The part of the body map before this one; None: this is the first."""
    legs = ["", *(leg for leg in LEGS if leg in ticks)]
    at = legs.index(part) if part in legs else 1
    return legs[at - 1] if at else None


def ticked(question: Zones, value: object) -> frozenset[str]:
    """The ticks that a kept answer stands for: its places, and the legs they are on."""
    known = question.values()
    kept = [v for v in value if v in known] if isinstance(value, list) else []
    return frozenset(kept) | {leg for v in kept if (leg := known[v][1])}


def toggled(ticks: frozenset[str], value: str) -> frozenset[str]:
    """With this one ticked, or unticked; a leg that is unticked takes its places with it."""
    if value not in ticks:
        return ticks | {value}
    return frozenset(t for t in ticks if t != value and not (value in LEGS and t.startswith(f"{value}_")))


def ago(number: int, span: str, today: date) -> date:
    """So many days, weeks, months or years before today. Raises AnswerError."""
    return parse_day("today" if number == 0 else f"{number} {span.removesuffix('s')} ago", today)


def day_of(figures: str) -> date | None:
    """The day in eight figures, day first ("03092026"); None where there is no such day."""
    if len(figures) != FIGURES or not (figures.isascii() and figures.isdigit()):
        return None
    try:
        return date(int(figures[4:]), int(figures[2:4]), int(figures[:2]))
    except ValueError:
        return None
