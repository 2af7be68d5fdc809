"""Steps: a page of questions taken apart into steps that a number answers, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from assessments.asking.step import Choice, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessments.answers import Missing
    from assessments.asking.pages import Ask, Page
    from assessments.questions import Question

    Words = Mapping[str, str]

TYPED = frozenset({"note", "activities"})  # kinds that need letters
ALONE = 99  # the number for "I don't know" where the figures themselves are the answer


def steps_of(page: Page, words: Words, said: Words, free_text: bool, rows: int) -> tuple[Step, ...]:
    """The steps of a page; none where all of it needs letters and `free_text` is off.

    `words`: the pad's own; `said`: the answers to a warning sign; `rows`: how many signs are in view at once.
    """
    if page.layout == "guide":
        return (Step(page, "read", done=True),)
    asks = tuple(a for a in page.asks if free_text or a.question.kind not in TYPED)
    if page.layout == "list" and len(asks) > 1:
        return tuple(_signs(page, asks, words, rows))
    found: list[Step] = []
    for ask in asks:
        found += _steps(page, ask, words, said)
    return tuple(found)


def _steps(page: Page, ask: Ask, words: Words, said: Words) -> Iterator[Step]:
    """The steps of one question: one, or one for each row of a table."""
    question = ask.question
    if question.kind == "table":
        given = ask.value if isinstance(ask.value, dict) else {}
        for row in question.rows:
            on = given.get(row.value)
            choices = tuple(
                Choice(n, o.text, "give", {row.value: o.value}, on == o.value)
                for n, o in enumerate(question.options, 1)
            )
            done = on is not None or ask.missing is not None
            yield Step(page, "pick", row.value, (ask,), ask.text, row.text, choices=choices, done=done)
        return
    yield single(page, ask, words, said)


def single(page: Page, ask: Ask, words: Words, said: Words) -> Step:
    """The step of one question, before any part of it is opened."""
    question = ask.question
    about: dict[str, Any] = {
        "page": page, "part": str(ask.key), "asks": (ask,), "text": ask.text,
        "hint": question.hint, "done": ask.done,
    }  # fmt: skip
    match question.kind:
        case "rating":
            numbers = range(question.low, question.high + 1)
            choices = [Choice(n, str(n), "give", n, ask.value == n) for n in numbers]
            if question.cannot:
                choices.append(Choice(question.high + 1, question.cannot, "give", question.high))
            choices += _left_out(ask, words, len(choices) + question.low)
            ends = (question.low_text, question.high_text)
            return Step(kind="pick", picture="scale", choices=tuple(choices), ends=ends, **about)
        case "choice":
            return Step(
                kind="pick",
                picture="week" if ask.key.item == "s2_leg_freq" else "",
                choices=_options(ask, words, no_first=page.layout == "list"),
                **about,
            )
        case "safety":
            about["lead"] = ask.again
            return Step(kind="pick", choices=offers(ask, words, said), **about)
        case "zone":
            choices = [
                Choice(int(o.value), o.text, "give", o.value, ask.value == o.value) for o in question.options
            ]
            picture = question.picture
            return Step(kind="pick", picture=picture, choices=tuple(choices), **about)
        case "several":
            given = ask.value if isinstance(ask.value, list) else []
            ticks = [
                Choice(n, o.text, "tick", o.value, o.value in given)
                for n, o in enumerate(question.options, 1)
            ]
            if question.alone is None:
                ticks.insert(0, Choice(0, words["none_of_these"], "none", None, ask.value == []))
            return Step(kind="tick", choices=tuple(ticks), **about)
        case "number" | "count" | "angle":
            free = _left_out(ask, words, ALONE, -1) if question.high < ALONE - 2 else []
            return Step(
                kind="number",
                picture="leg" if question.kind == "angle" else "",
                choices=tuple(free),
                low=question.low,
                high=question.high,
                unit=words["degrees"] if question.kind == "angle" else question.unit,
                ends=("", question.none_text if question.kind == "angle" else ""),
                given=str(ask.value) if isinstance(ask.value, int) else "",
                seconds=getattr(question, "seconds", None) or 0,
                **about,
            )
        case "date":
            spans = ("days", "weeks", "months", "years", "day")
            choices = [Choice(n, words[f"{name}_ago"], "open", name) for n, name in enumerate(spans, 1)]
            given_day = f"{ask.value:%d%m%Y}" if ask.value is not None else ""
            return Step(kind="pick", choices=tuple(choices), given=given_day, **about)
        case "change":
            way = None if not isinstance(ask.value, int) else (ask.value > 0) - (ask.value < 0)
            choices = [
                Choice(1, words["better"], "open", "better", way == 1),
                Choice(2, words["same"], "give", 0, way == 0),
                Choice(3, words["worse"], "open", "worse", way == -1),
            ]
            return Step(kind="pick", choices=tuple(choices), **about)
        case "zones":
            return Step(kind="tick", picture="parts", **about)  # its choices: parts.py
        case "note":
            given_text = ask.value if isinstance(ask.value, str) else ""
            return Step(kind="text", given=given_text, high=question.limit, **about)
        case "activities":
            return Step(kind="text", high=question.limit, **about)
        case "table":
            raise AssertionError("a table has a step for each row")
        case _:
            assert_never(question)


def _options(ask: Ask, words: Words, no_first: bool) -> tuple[Choice, ...]:
    """Numbered from 1; from 0 where the words are numbers themselves, so that 2 says "2"."""
    question = ask.question
    assert question.kind == "choice", "only a choice has options to pick one of"
    options = [o for o in question.options if str(o.value) not in ask.withheld]
    if no_first:
        options.sort(key=lambda o: o.value != "no")  # 1 is No wherever rows stand together
    first = 0 if any(o.text == str(o.value) and o.text.isdigit() for o in options) else 1
    choices = [Choice(n, o.text, "give", o.value, ask.value == o.value) for n, o in enumerate(options, first)]
    return (*choices, *_left_out(ask, words, len(choices) + first))


def _left_out(ask: Ask, words: Words, number: int, step: int = 1) -> list[Choice]:
    """ "It doesn't apply" and "I don't know" where the question takes them, numbered from `number`."""
    reasons: tuple[Missing, ...] = ("not_applicable", "dont_know")
    allowed = [why for why in reasons if why in ask.question.allow]
    return [
        Choice(number + n * step, words[why], "leave", why, ask.missing == why)
        for n, why in enumerate(allowed)
    ]


def offers(ask: Ask, words: Words, said: Words) -> tuple[Choice, ...]:
    """The answers to one row of a list page: a warning sign's, or those of a choice. 1 is No."""
    question = ask.question
    if question.kind != "safety":
        return _options(ask, words, no_first=True)
    values = ("no", "yes", "not_sure", *(("before", "checked") if question.checkable else ()))
    kept = [v for v in values if v not in ask.withheld]
    return tuple(Choice(n, said[v], "give", v, ask.value == v) for n, v in enumerate(kept, 1))


def _signs(page: Page, asks: tuple[Ask, ...], words: Words, rows: int) -> Iterator[Step]:
    """A list page in handfuls: all words in view, 0 says No to those without an answer."""
    size = -(-len(asks) // -(-len(asks) // rows))  # 4 as 2 and 2, 5 as 3 and 2
    for start in range(0, len(asks), size):
        handful = asks[start : start + size]
        lines = [
            Choice(n, ask.text, "open", str(ask.key), False, _short(ask, words))
            for n, ask in enumerate(handful, 1)
        ]
        left = [a for a in handful if not a.done and not a.again]
        none = words["none_of_these"] if len(left) == len(handful) else words["no_to_the_rest"]
        first = (Choice(0, none, "none"),) if left else ()
        yield Step(
            page,
            "signs",
            f"signs{start}",
            handful,
            page.lead,
            page.title,
            choices=(*lines, *first),
            done=all(a.done for a in handful),
        )


def _short(ask: Ask, words: Words) -> str:
    """The answer to a row in a word or two."""
    if ask.missing is not None:
        return words["not_said"]
    if ask.value is None:
        return ""
    question: Question = ask.question
    if question.kind == "choice":
        found = question.option(ask.value)
        return (found.short or found.text) if found else ""
    return words[f"said_{ask.value}"]
