"""Taking: what figures and Enter mean for each kind of step. Raises AnswerError with what would fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.asking import parts
from assessments.errors import AnswerError

if TYPE_CHECKING:
    from assessments.asking.pad import Pad
    from assessments.asking.pages import Ask
    from assessments.asking.step import Choice, Step


class UnlikelyError(AnswerError):
    """A number that is hardly ever right: `pad` takes it when it is typed again."""

    def __init__(self, pad: Pad, number: int) -> None:
        super().__init__("", pad.words["is_that_right"].format(number=number, unit=pad.step.unit))
        self.pad = replace(pad, sure=str(number))


def the_one(step: Step) -> Ask:
    """The question of a step that is about one."""
    assert step.ask is not None, "only a step about one question takes an answer"
    return step.ask


def taken(pad: Pad, step: Step, figures: str) -> Pad:
    """`figures` were typed at `step` and Enter pressed."""
    if step.kind == "date":
        day, today = parts.day_of(figures), pad.interview.at.date()
        if day is None or today.year - day.year > parts.MOST_AGO:
            raise AnswerError("", pad.words["no_such_day"])
        if day > today:
            raise AnswerError("", pad.words["day_ahead"])
        return pad.answered(the_one(step).key, day)
    number = int(figures)
    choice = step.choice(number)
    if choice is not None:
        return _chosen(pad, step, choice)
    if step.kind == "number" and step.low <= number <= step.high:
        return _number(pad, step, number)
    numbers = [c.number for c in step.choices] or [step.low, step.high]
    if step.kind not in ("pick", "tick", "signs", "number"):
        raise AnswerError("", pad.words["enter_goes_on"])
    low, high = (step.low, step.high) if step.kind == "number" else (min(numbers), max(numbers))
    raise AnswerError("", pad.words["from_to"].format(low=low, high=high))


def _chosen(pad: Pad, step: Step, choice: Choice) -> Pad:
    if choice.act == "open":
        return replace(pad, part=choice.value, sure="")
    if choice.act == "none":
        return _none(pad, step)
    ask = the_one(step)
    if choice.act == "leave":
        return pad.went(pad.interview.leave_out(ask.key, choice.value))
    if choice.act == "tick":
        return _ticked(pad, ask, choice.value)
    value = choice.value
    if ask.question.kind == "table":
        value = {**(ask.value if isinstance(ask.value, dict) else {}), **value}
    return pad.answered(ask.key, value)


def _ticked(pad: Pad, ask: Ask, value: str) -> Pad:
    """Ticks are kept at once: whoever walks away now has said so much."""
    if ask.question.kind == "zones":
        ticks = parts.toggled(pad.ticks, value)
        places = [v for v in ask.question.values() if v in ticks]
        kept = pad.interview.answer(ask.key, places) if places else pad.interview.clear(ask.key)
        return replace(pad, ticks=ticks, interview=kept)
    given = ask.value if isinstance(ask.value, list) else []
    alone = getattr(ask.question, "alone", None)
    if value in given:
        given = [v for v in given if v != value]
    else:
        given = [value] if value == alone else [*(v for v in given if v != alone), value]
    changed = pad.interview.answer(ask.key, given) if given else pad.interview.clear(ask.key)
    return replace(pad, interview=changed)


def _none(pad: Pad, step: Step) -> Pad:
    """0: no to the rows in view without an answer, nothing of a list, or nowhere on the body."""
    if step.kind == "signs":
        interview = pad.interview
        for ask in step.asks:
            if not ask.done and not ask.again:
                interview = interview.answer(ask.key, "no")
        return pad.went(interview)
    ask = the_one(step)
    if pad.ticks or (ask.question.kind == "several" and ask.value):
        raise AnswerError("", pad.words["untick_first"])
    return pad.answered(ask.key, [])


def _number(pad: Pad, step: Step, number: int) -> Pad:
    ask = the_one(step)
    if ask.question.kind == "date":
        return pad.answered(ask.key, parts.ago(number, pad.part, pad.interview.at.date()))
    likely = getattr(ask.question, "plausible", None)
    if likely and not likely[0] <= number <= likely[1] and pad.sure != str(number):
        raise UnlikelyError(pad, number)
    return pad.answered(ask.key, number)


def map_done(pad: Pad, step: Step) -> Pad:
    """Enter on the body map: on to the places of the next leg, or all of it is kept."""
    ask = the_one(step)
    assert ask.question.kind == "zones", "only a body map has places"
    if pad.part in ("left", "right") and not any(t.startswith(f"{pad.part}_") for t in pad.ticks):
        raise AnswerError("", pad.words["mark_first"])
    if not pad.ticks and not step.done:
        raise AnswerError("", pad.words["mark_or_none"])
    after = parts.following(pad.part, pad.ticks)
    if after is not None:
        return replace(pad, part=after)
    return pad.answered(ask.key, [v for v in ask.question.values() if v in pad.ticks])
