"""What makes content wrong beyond its shape: dangling ids, order, points, weights, sources, values."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from assessments.errors import AnswerError, ContentError
from assessments.facts import FACTS, STRICT
from assessments.plans import plan
from assessments.questions import (
    Activities,
    Change,
    Choice,
    Day,
    Note,
    Options,
    Rating,
    Safety,
    Several,
    Zone,
    Zones,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assessments.assessment import Form, Section
    from assessments.conditions import Condition
    from assessments.library import Library
    from assessments.questions import Question

_BRACES = re.compile(r"\{([^}]*)\}")
_OWN = re.compile(r"^(\w+)\.([1-9])$")


def check(library: Library) -> None:
    """Raises ContentError at the first mistake."""
    _check_ids(library)
    earlier: set[str] = set()
    for section in library.sections:
        file = f"{section.id}.toml"
        _check_sources(library, file, section.id, section.sources)
        for question in section.questions:
            _check_question(library, file, question, earlier)
            earlier.add(question.id)
        _check_pages(library, file, section)
        _check_fills(library, file, section)
        _check_scoring(library, file, section)
    for form in library.forms.values():
        _check_form(library, form)
    for rule in library.rules.values():
        _check_sources(library, "judging/rules.toml", rule.id, rule.sources)


def _check_ids(library: Library) -> None:
    seen: dict[str, str] = {}
    for section in library.sections:
        for question in section.questions:
            file = f"{section.id}.toml"
            if question.id in seen:
                raise ContentError(file, question.id, f"this id is used twice (also in {seen[question.id]})")
            if question.id in FACTS or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", question.id):
                raise ContentError(
                    file, question.id, "isn't a usable id: letters, digits and _ only, no fact name"
                )
            seen[question.id] = file
    names = [p.id for s in library.sections for p in s.pages] + [
        g.id for s in library.sections for g in s.guides
    ]
    for name, times in Counter(names).items():
        if times > 1 or name in seen:
            raise ContentError("pages and guides", name, "this id is used twice")
    for section in library.sections:
        if [s.id for s in library.sections].count(section.id) > 1:
            raise ContentError(f"{section.id}.toml", section.id, "two sections have this id")


def _check_sources(library: Library, file: str, item: str, sources: Iterable[str]) -> None:
    for source in sources:
        if source not in library.sources:
            raise ContentError(file, item, f"source {source!r} isn't in sources.toml")


def _check_question(library: Library, file: str, question: Question, earlier: set[str]) -> None:
    def wrong(reason: str) -> ContentError:
        return ContentError(file, question.id, reason)

    _check_sources(library, file, question.id, question.sources)
    if "{answer}" not in question.said and not isinstance(question, Safety):
        raise wrong("`said` has no {answer}")
    for text in (question.text, question.short, question.said, question.hint):
        for name in _BRACES.findall(text):
            own = _OWN.match(name)
            if own:
                if own[1] not in earlier or not isinstance(library.question(own[1]), Activities):
                    raise wrong(f"{{{name}}} needs an earlier question {own[1]} of kind activities")
            elif name != "leg" and not (name == "answer" and text is question.said):
                raise wrong(
                    f"{{{name}}} can't be filled in; only {{leg}}, {{answer}} and {{<activities>.1}} can"
                )
            elif name == "leg" and not question.per_leg:
                raise wrong("{leg} in a question that isn't per_leg")
    if question.when:
        _check_condition(library, file, question.id, question.when, earlier)
    if question.same_as and question.same_as not in earlier:
        raise wrong(f"same_as {question.same_as!r} isn't an earlier question")
    derived = isinstance(question, Zone) and question.derive
    if derived and not (question.per_leg and any(isinstance(library.question(i), Zones) for i in earlier)):
        raise wrong("`derive` needs an earlier question of kind zones, and per_leg")
    _check_answers(question, wrong)


def _check_answers(question: Question, wrong: Callable[[str], ContentError]) -> None:
    if isinstance(question, Options | Change):
        options = question.steps if isinstance(question, Change) else question.options
        values = [o.value for o in options]
        if len(values) < 2 or len(set(values)) < len(values):
            raise wrong("needs at least two options, each with a value of its own")
    if isinstance(question, Several):
        if any(not isinstance(o.value, str) for o in question.options):
            raise wrong("options of several need text values")
        if question.alone is not None and question.option(question.alone) is None:
            raise wrong(f"`alone` {question.alone!r} isn't an option")
    if isinstance(question, Change) and sorted(o.value for o in question.steps) != list(range(-5, 6)):
        raise wrong("needs the eleven steps -5 to 5")
    if isinstance(question, Zone) and [o.value for o in question.options] != list(range(8)):
        raise wrong("needs the eight zones 0 to 7 in order")
    low, high = getattr(question, "low", None), getattr(question, "high", None)
    if low is not None and high is not None and low >= high:
        raise wrong("`low` isn't below `high`")
    if (question.best is None) != (question.worst is None) or (
        question.best is not None and question.best == question.worst
    ):
        raise wrong("needs both `best` and `worst`, and not the same")
    starts = [band.at_least for band in question.bands]
    if starts != sorted(set(starts)):
        raise wrong("`bands` aren't in rising order")


def scored(question: Question) -> bool:
    """Whether an answer can be turned into points 0-100."""
    if isinstance(question, Activities | Day | Note | Safety | Zones):
        return False
    if question.best is not None or question.bands:
        return True
    return isinstance(question, Options) and any(o.points is not None for o in question.options)


def _check_condition(library: Library, file: str, item: str, condition: Condition, earlier: set[str]) -> None:
    for part in _tests(condition):
        name = str(part.item)
        if name in FACTS:
            if name != "fact_phase" and not isinstance(part.equals, bool):
                raise ContentError(file, item, f"{name} is true or false: use is = true or is = false")
            continue
        if name not in library:
            raise ContentError(file, item, f"a condition looks at {name!r}, which doesn't exist")
        if name not in earlier:
            raise ContentError(file, item, f"a condition looks at {name!r}, which comes later")
        question = library.question(name)
        for value in [part.equals] if part.equals is not None else part.one_of:
            if not _fits(question, value):
                raise ContentError(
                    file, item, f"a condition compares {name!r} with {value!r}, which it can't be"
                )
        if part.has is not None and not (
            isinstance(question, Several | Zones | Activities) and _fits(question, [part.has])
        ):
            raise ContentError(
                file, item, f"a condition looks for {part.has!r} in {name!r}, which can't hold it"
            )


def _tests(condition: Condition) -> Iterator[Condition]:
    if condition.item is not None:
        yield condition
    for part in (*condition.all_of, *condition.some_of, *condition.none_of):
        yield from _tests(part)


def _fits(question: Question, value: object) -> bool:
    try:
        question.check(value)
    except AnswerError:
        return False
    return not isinstance(question, Choice | Rating) or not isinstance(value, bool)


def _check_pages(library: Library, file: str, section: Section) -> None:
    own = {q.id for q in section.questions}
    taken = {i for s in library.sections if s is not section for p in s.pages for i in p.items}
    for page in section.pages:
        for item in page.items:
            if item not in library:  # a page may borrow a question of another section
                raise ContentError(file, page.id, f"{item!r} isn't a question")
            if item in taken:
                raise ContentError(file, page.id, f"{item!r} already stands on another page")
            taken.add(item)
        if page.layout == "list" and any(
            not isinstance(library.question(i), Safety | Choice) for i in page.items
        ):
            raise ContentError(file, page.id, "a list page holds warning signs and choices only")
    for guide in section.guides:
        _check_sources(library, file, guide.id, guide.sources)
        for item in guide.before:
            if item not in own:
                raise ContentError(file, guide.id, f"{item!r} isn't a question of this section")
    for crosscheck in section.checks:
        for item in (crosscheck.item, crosscheck.limit):
            if item not in library:
                raise ContentError(file, "check", f"{item!r} doesn't exist")


def _check_fills(library: Library, file: str, section: Section) -> None:
    ids = [q.id for s in library.sections for q in s.questions]
    for fill in section.fills:
        for item, value in fill.values.items():
            if item not in library or library.section_of(item) is not section:
                raise ContentError(file, item, "a fill sets it, but it isn't a question of this section")
            _check_condition(library, file, item, fill.when, set(ids[: ids.index(item)]))
            try:
                library.question(item).check(value)
            except AnswerError as error:
                raise ContentError(file, item, f"a fill sets {value!r}: {error.reason}") from None


def _check_scoring(library: Library, file: str, section: Section) -> None:
    scoring = section.scoring
    if scoring is None:
        return
    ids = [c.id for c in scoring.components]
    if len(set(ids)) < len(ids):
        raise ContentError(file, section.id, "two components have the same id")
    if sum(c.weight for c in scoring.components) != 100:
        total = sum(c.weight for c in scoring.components)
        raise ContentError(file, section.id, f"the weights add up to {total}, not 100")
    for component in scoring.components:
        for item in component.items:
            if item not in library or library.section_of(item) is not section:
                raise ContentError(file, component.id, f"{item!r} isn't a question of this section")
            if not scored(library.question(item)) and component.method != "side_ratio":
                raise ContentError(
                    file, item, "is scored but has no points: give best and worst, bands, or points"
                )
        if not 1 <= component.need <= len(component.items):
            raise ContentError(file, component.id, "`need` is more than its items")
    for group in (*scoring.keys, scoring.enough_too):
        for name in group:
            if name not in ids:
                raise ContentError(file, section.id, f"{name!r} isn't a component")
    everything = {q.id for q in library.questions()}
    for condition in (scoring.full_when, scoring.absent_when):
        if condition:
            _check_condition(library, file, section.id, condition, everything)


def _check_form(library: Library, form: Form) -> None:
    sections = {s.id for s in library.sections}
    everything = {q.id for q in library.questions()}
    for part in form.parts:
        if bool(part.items) == bool(part.sections):
            raise ContentError("forms.toml", form.id, "a part needs either items or sections")
        for name in part.sections:
            if name not in sections:
                raise ContentError("forms.toml", form.id, f"there is no section {name!r}")
        for name in part.items:
            if name not in everything:
                raise ContentError("forms.toml", form.id, f"there is no question {name!r}")
        if part.when:
            _check_condition(library, "forms.toml", form.id, part.when, everything)
    steps = plan(library, form).steps
    place = {step.item: n for n, step in enumerate(steps)}
    late = {c.item: c for s in library.sections for c in s.checks}
    for n, step in enumerate(steps):
        needed = {i for c in step.conditions for i in c.items()}
        needed |= {i for fill in step.fills for i in fill.items()}
        needed |= {late[step.item].limit} if step.item in late else set()
        for name in sorted(needed):
            for item in _sources_of(library, name):
                if place.get(item, -1) > n:
                    raise ContentError(
                        "forms.toml", form.id, f"{step.item!r} hangs on {item!r}, which comes later"
                    )


def _sources_of(library: Library, name: str) -> tuple[str, ...]:
    """The items a condition on `name` needs before it in a form. Others may trickle in."""
    if name not in FACTS:
        return (name,)
    return tuple(item for item in FACTS[name] if item in library) if name in STRICT else ()
