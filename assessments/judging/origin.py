"""Where something comes from: the formula, this person's inputs, the marks, and who says so.

One `Origin` for any number, verdict, phase, advice, note or question, in words; screens draw it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessments.judging import grounds
from assessments.judging.figures import FIGURES
from assessments.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.judging.line import Line
    from assessments.judging.progress import Progress
    from assessments.library import Library

_OURS = ("own", "known")


@dataclass(frozen=True)
class Origin:
    """`formula` and `threshold` are whole sentences, `inputs` one each. `kind`: published, own, mixed or "".

    `kind_words` says the kind as a sentence, `ours` what is our own choice in it. `sources`: id and text.
    """

    title: str
    formula: str
    inputs: tuple[str, ...] = ()
    threshold: str = ""
    kind: str = ""
    kind_words: str = ""
    ours: str = ""
    sources: tuple[tuple[str, str], ...] = ()


def of(progress: Progress, library: Library, what: str) -> Origin | None:
    """Of a line ("s2", "overall", "leg_pain", "p1", "activity_1"), its value of one day ("s2@SESSION"),
    "phase", "course", "again.N", "summary.N", "note.N", "advice.N", "flag.CODE", "question.ITEM" or the id of
    a rule; None of anything else.
    """
    name, _, rest = what.partition(".")
    match name:
        case "question":
            return of_question(library, rest, progress)
        case "flag":
            return _flag(progress, library, rest)
        case "advice" | "note" | "summary" | "again" if rest.isdigit():
            return _listed(progress, library, name, int(rest))
        case "phase":
            return _phase(progress, library)
        case "course" if progress.course is not None:
            return _made(library, ("course",), grounds.of_course(progress.course, library))
    line_id, _, session = what.partition("@")
    line = line_of(progress, line_id)
    if line is not None:
        return _line(progress, library, line, session)
    return _made(library, (what,), ()) if what in library.rules else None


def line_of(progress: Progress, name: str) -> Line | None:
    """The line with this id, of a sign, a measure, a phase, an own activity or the whole."""
    lines = {**progress.phases, **progress.measures, **progress.signs, "overall": progress.overall}
    lines |= {line.id: line for line in progress.activities}
    return lines.get(name)


def of_question(library: Library, item: str, progress: Progress | None = None) -> Origin | None:
    """Of a question: why it is asked, the latest answer to it, and its sources. None where there is none."""
    if item not in library:
        return None
    question = library.question(item)
    title = question.text.replace("{leg}", _leg(progress, library))
    made = of_cited(library, title, question.why, question.how, question.sources)
    return replace(made, inputs=grounds.of_question(progress, library, item) if progress else ())


def of_cited(library: Library, title: str, formula: str, threshold: str, sources: Sequence[str]) -> Origin:
    """Of what names its sources itself and has no rule: a question, a tip. KeyError for an unknown source."""
    kind = _cited(sources)
    words = say(library, f"origin.cited_{kind}")
    return Origin(title, formula, (), threshold, kind, words, sources=_full(library, sources))


def _leg(progress: Progress | None, library: Library) -> str:
    """The sore leg by name, or "sore" where there are two or nobody said."""
    legs = progress.sessions[-1].legs if progress and progress.sessions else ()
    return legs[0] if len(legs) == 1 else say(library, "origin.sore")


def of_rule(library: Library, rule: str, given: tuple[str, ...] = ()) -> Origin:
    """Of a rule of rules.toml by its id. Raises KeyError."""
    return _made(library, (rule,), given)


def _line(progress: Progress, library: Library, line: Line, session: str) -> Origin:
    if line.id == "s7":
        return _made(library, ("scan",), (line.label,), title=line.title)
    rules = ["relapse", line.rule] if line.label == say(library, "remark.come_back") else [line.rule]
    if line.id == "overall" and line.why == say(library, "why.held_back"):
        rules.append("held")
    rules += ["two_legs"] if line.legs else []
    rules += ["score"] if line.id[0] in "sp" and line.id[1:].isdigit() else []
    rules += ["compare"] if line.rule != "gpe" else []
    return _made(library, rules, grounds.of_line(progress, library, line, session), title=line.title)


def _phase(progress: Progress, library: Library) -> Origin:
    """The marks of the phase now, then of what else there is: the other phases, the moves out of this one."""
    phase = progress.phase
    rules = {None: ["phase_1", "phase_3"], 2: ["phase_2", "phase_1", "phase_3"]}.get(
        phase.now, [f"phase_{phase.now}"]
    )
    rules += [f"move_{phase.now}_{to}" for to in (1, 2, 3) if f"move_{phase.now}_{to}" in library.rules]
    rules += [status for status in ("override", "on_hold") if phase.status == status]
    rules += ["badge"] if phase.badge else []
    first, *others = [_made(library, (rule,), ()) for rule in rules]
    marks = [f"{o.title}. {o.formula} {o.threshold}" for o in others]
    return replace(
        first,
        title=phase.title,
        formula=f"{first.formula} {first.threshold}",
        threshold=" ".join(marks),
        inputs=grounds.of_phase(progress, library),
        ours=" ".join(o.ours for o in (first, *others) if o.ours),
        sources=tuple(dict.fromkeys(source for o in (first, *others) for source in o.sources)),
    )


def _flag(progress: Progress, library: Library, code: str) -> Origin | None:
    flag = next((f for f in progress.flags if f.code == code), None)
    if flag is None:
        return None
    rules = ("flag", "weaker_foot") if code == "U1" else ("flag",)
    made = _made(library, rules, grounds.of_flag(flag, library))
    items = library.words["derived"].get(code, {}).get("from", (code,))
    cited = [source for item in items if item in library for source in library.question(item).sources]
    sources = tuple(dict.fromkeys((*cited, *(source for source, _ in made.sources))))
    return replace(made, sources=_full(library, sources))


def _listed(progress: Progress, library: Library, name: str, number: int) -> Origin | None:
    """The one of this number among advice, notes, sentences or own activities."""
    match name:
        case "advice":
            row = next(iter(progress.advice[number : number + 1]), None)
            if row is None:
                return None
            if any(flag.code == row.code for flag in progress.flags):
                return _flag(progress, library, row.code)
            code = row.code.removesuffix("_record")
            return _made(library, (code,), grounds.of_advice(progress, library, code))
        case "note" if number < len(progress.note_rules):
            rule = progress.note_rules[number]
            return _made(library, (rule,), grounds.of_note(progress, library, rule))
        case "summary" if number < len(progress.summary_about) and progress.summary_about[number]:
            return of(progress, library, progress.summary_about[number])
        case "again" if number < len(progress.again):
            again = progress.again[number]
            return _made(library, ("again",), (again.words,), title=again.text)
    return None


def _made(library: Library, rules: Sequence[str], given: tuple[str, ...], title: str = "") -> Origin:
    """Several rules as one: their sentences in a row; the kind is that of the first, which decides."""
    told = [library.rules[rule] for rule in rules]
    figures = [FIGURES.get(rule, {}) for rule in rules]
    kind = told[0].kind
    sources = tuple(dict.fromkeys(source for rule in told for source in rule.sources))
    return Origin(
        title=title or told[0].title,
        formula=" ".join(rule.formula.format(**f) for rule, f in zip(told, figures, strict=True)),
        inputs=given,
        threshold=" ".join(rule.threshold.format(**f) for rule, f in zip(told, figures, strict=True)),
        kind=kind,
        kind_words=say(library, f"origin.{kind}"),
        ours=" ".join(rule.ours for rule in told if rule.ours),
        sources=_full(library, sources),
    )


def _cited(sources: Sequence[str]) -> str:
    """The kind of what only cites its sources: ours where nobody else is named."""
    ours = [source in _OURS for source in sources]
    return "own" if all(ours) else "mixed" if any(ours) else "published"


def _full(library: Library, sources: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((source, library.sources[source].text) for source in sources)
