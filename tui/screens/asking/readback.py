"""The lines of the review: each answer as a sentence, by section, with what is still open first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.screens.asking.whereabouts import label, paired
from tui.widgets.flow import Run

if TYPE_CHECKING:
    from assessments.answers import Key
    from assessments.asking.interview import Ask, Interview, Page

TESTS = frozenset(
    {"offer_s5", "offer_s6", "s5_heelwalk", "s6_method"}
)  # with any of them, tests were offered
LEFT = {"skipped": "skipped", "not_applicable": "doesn't apply", "dont_know": "don't know"}


@dataclass(frozen=True)
class Line:
    """One line: the questions it stands for, its section, and its words (the answer itself in bold)."""

    keys: tuple[Key, ...]
    group: str
    number: str
    runs: tuple[Run, ...]
    open: bool = False


def lines_of_interview(interview: Interview) -> list[Line]:
    """What is open, then what was skipped, then every answer in order. Warning signs: one line a page."""
    lines = []
    left, both = interview.unanswered, paired(interview.pages)
    group = f"{len(left)} without an answer" if len(left) != 1 else "One without an answer"
    for ask in left:
        section = interview.library.section_of(ask.key.item)
        where = section.short or section.title
        lines.append(
            Line(
                (ask.key,), group, "!", (Run(f"{label(ask, both)}", bold=True), Run(f"  {where}")), open=True
            )
        )
    skipped = [ask for page in interview.pages for ask in page.asks if _skipped(ask)]
    for ask in skipped:
        section = interview.library.section_of(ask.key.item)
        words = (Run(f"{label(ask, both)}", bold=True), Run(f"  {section.short or section.title}"))
        lines.append(Line((ask.key,), f"{len(skipped)} skipped", "", words))
    for page in interview.pages:
        section = page.section
        number = str(section.number) if section.kind == "sign" and section.number else ""
        if section.kind == "safety" and page.asks:
            lines += (
                [Line(tuple(a.key for a in page.asks), section.title, number, _safety(page))]
                if page.done
                else []
            )
            continue
        lines += [
            Line((ask.key,), section.title, number, _said(ask, both, interview))
            for ask in page.asks
            if ask.done and not _skipped(ask)
        ]
    return lines


def _skipped(ask: Ask) -> bool:
    return ask.missing == "skipped" and ask.question.kind != "safety"


def why_no_tests(interview: Interview) -> str:
    """That an open warning sign keeps the physical tests away, where this form would have them; else ""."""
    if interview.form.short or interview.only not in (None, "s5", "s6"):
        return ""
    if any(ask.key.item in TESTS for page in interview.pages for ask in page.asks):
        return ""
    asks = [ask for page in interview.pages for ask in page.asks]
    declined = any(ask.missing is not None and ask.question.kind == "safety" for ask in asks)
    open_sign = any(flag.symptom and flag.level in ("E", "U") for flag in interview.flags)
    return str(interview.library.words["safety"]["tests_hidden"]) if declined or open_sign else ""


def _said(ask: Ask, both: frozenset[str], interview: Interview) -> tuple[Run, ...]:
    if ask.missing is not None:
        return (Run(f"{label(ask, both)}: "), Run(LEFT[ask.missing], bold=True))
    assert ask.value is not None, "only for a question that is done"
    # The answer comes out first: what a person typed may itself look like a place to fill in.
    said, answer, rest = ask.question.said.partition("{answer}")
    before, after = interview.filled(said), interview.filled(rest)
    leg = ask.key.leg or ""
    if not answer:
        return (Run(ask.question.say(ask.value, ask.key.leg)),)
    words = ask.question.words(ask.value)
    if after.lstrip()[:1] == ".":
        words = words.rstrip(".")
    return (
        Run(before.replace("{leg}", leg)), Run(words, bold=True), Run(after.replace("{leg}", leg)),
    )  # fmt: skip


SAID = {"yes": "yes", "not_sure": "not sure", "before": "as before", "checked": "checked"}
OPEN = "left open"


def _safety(page: Page) -> tuple[Run, ...]:
    """All No in few words; else each answer that isn't No by the name of its sign, unless that is private."""
    private = any(ask.question.private for ask in page.asks)
    rows = [ask.question.row.rstrip(" .?") for ask in page.asks]
    told = [
        (row, SAID.get(str(ask.value), OPEN))
        for row, ask in zip(rows, page.asks, strict=True)
        if ask.value != "no"
    ]
    if not told:
        first, *others = rows
        what = ", ".join((first, *(row[:1].lower() + row[1:] for row in others[:1])))
        what += f" and {len(rows) - 2} more" if len(rows) > 2 else ""
        what = "The private questions" if private else what
        return (Run(f"{what}: "), Run("no to all" if len(rows) > 1 else "no", bold=True), Run("."))
    rest = len(rows) - len(told)
    if private:
        kinds = [said for _, said in told]
        parts = [f"{kinds.count(kind)} {kind}" for kind in (*SAID.values(), OPEN) if kind in kinds]
        parts += [f"{rest} no"] if rest else []
        return (Run("The private questions: "), Run(", ".join(parts), bold=True), Run("."))
    runs = [run for row, said in told for run in (Run(f"{row}: "), Run(f"{said}.", bold=True), Run(" "))]
    return (*runs, Run("To the rest: "), Run("no", bold=True), Run(".")) if rest else tuple(runs[:-1])
