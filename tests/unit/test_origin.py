"""Where everything comes from: every number in code has words and a source, every judgement is traced."""

from __future__ import annotations

import ast
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from spells import library, session, told, whole

from assessments import demo
from assessments.judging import account, change, marks, origin, scoring
from assessments.judging.figures import FIGURES, SHARE
from assessments.judging.progress import Progress
from assessments.keeping.memory_store import MemoryStore
from assessments.session import SafetyRecord

ROOT = Path(__file__).resolve().parents[2] / "assessments"
RULING = sorted([*(ROOT / "judging").glob("*.py"), ROOT / "zones.py", ROOT / "asking" / "standing.py",
                 ROOT / "asking" / "known.py"])  # fmt: skip
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

# Numbers that judge nothing: widths of a printed page, letters of a note, the next date, orders, axes.
PLAIN = {"WIDTH", "_TITLE", "_NUMBERS", "LONGEST", "WEEK", "_ROW", "_ORDER", "_STRENGTH", "SHARE",
         "_DIRECTIONS", "VERSION", "_EVENTS", "MEASURES", "SIGNS", "PHASES", "OVERALL"}  # fmt: skip
# Tables that figures.py reads whole.
TABLES = {"INDEX_WEIGHTS", "INDEX_NEEDS", "_ROWS", "WEEKS", "USUAL", "LONG"}


@cache
def progress_of(name: str) -> Progress:
    store = MemoryStore()
    demo.build(store, library(), name, NOW)
    return account.of(store.all(name).sessions, library(), NOW.date())


def constants(path: Path) -> set[str]:
    """Names in capitals at the top of a module that hold a number."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        if value is None or not any(
            isinstance(n, ast.Constant) and type(n.value) is int for n in ast.walk(value)
        ):
            continue
        names = (n.id for target in targets if target for n in ast.walk(target) if isinstance(n, ast.Name))
        found |= {name for name in names if name.strip("_").isupper()}
    return found


def test_every_number_that_judges_is_named_among_the_figures() -> None:
    figures = (ROOT / "judging" / "figures.py").read_text(encoding="utf-8")
    for path in RULING:
        for name in constants(path) - PLAIN - TABLES:
            assert re.search(rf"\b{name}\b", figures), f"{path.name}: {name} has no rule in figures.py"


def test_no_rule_compares_with_a_bare_number() -> None:
    """0, 1 and 2 count things and name phases, 3 is a phase; anything above is a mark and has a name."""
    for path in RULING:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare):
                bare = [
                    c.value for c in ast.walk(node) if isinstance(c, ast.Constant) and type(c.value) is int
                ]
                assert all(abs(n) <= 3 or n == 100 for n in bare), f"{path.name}:{node.lineno}: {bare}"


def test_every_figure_is_said_and_everything_said_is_a_figure() -> None:
    for rule in library().rules.values():
        said = " ".join((rule.formula, rule.threshold, rule.ours))
        blanks = set(re.findall(r"\{(\w+)\}", said))
        assert blanks == set(FIGURES.get(rule.id, {})), rule.id
    assert set(FIGURES) <= set(library().rules)


def test_every_row_of_the_rule_table_and_every_sort_of_advice_has_its_words_and_sources() -> None:
    assert set(change.RULES) | {"zone"} <= set(library().rules)
    advice = {code.removesuffix("_record") for code in library().words["advice"]} & set(library().rules)
    assert advice >= {
        "six_weeks", "worse_overall", "worse_pain", "worse_zone", "severe_pain", "broken_nights",
        "pain_and_nights", "phase1_long", "phase2_long", "twelve_weeks", "stops", "flare", "relapse",
    }  # fmt: skip
    for rule in library().rules.values():
        assert set(rule.sources) <= set(library().sources), rule.id
        assert (rule.kind == "own") <= ("own" in rule.sources), rule.id
        assert rule.kind == "own" or set(rule.sources) - {"own", "known"}, rule.id


def test_the_share_and_the_weights_said_are_those_of_the_content() -> None:
    assert {s.scoring.share for s in library().sections if s.scoring} == {SHARE}
    assert {k: FIGURES["overall"][k] for k in scoring.INDEX_WEIGHTS} == dict(scoring.INDEX_WEIGHTS)
    assert scoring.INDEX_NEEDS == 3  # "Sign 2, Sign 3 and one more"
    assert marks.Badge().painfree == marks.PAIN_FREE


# -- every judgement of every invented person --


def stops(found: Progress) -> list[str]:
    """Everything on the screens that may be asked about."""
    lines = [*found.signs, *found.measures, *found.phases, "overall", *(a.id for a in found.activities)]
    listed = [f"{name}.{n}" for name, some in (("advice", found.advice), ("note", found.notes),
              ("again", found.again)) for n in range(len(some))]  # fmt: skip
    about = [f"summary.{n}" for n, name in enumerate(found.summary_about) if name]
    points = [f"{name}@{p.session}" for name in ("s2", "leg_pain") for p in line_points(found, name)[:3]]
    flags = [f"flag.{flag.code}" for flag in found.flags]
    return [*lines, *listed, *about, *points, *flags, "phase", *(["course"] if found.course else [])]


def line_points(found: Progress, name: str) -> tuple[object, ...]:
    line = origin.line_of(found, name)
    assert line is not None
    return line.points


@pytest.mark.parametrize("name", [person.id for person in demo.people()])
def test_everything_said_to_an_invented_person_says_where_it_comes_from(name: str) -> None:
    found = progress_of(name)
    for what in stops(found):
        made = origin.of(found, library(), what)
        assert made is not None, what
        assert made.title, what
        assert made.formula, what
        assert made.threshold, what
        assert made.kind_words.endswith("."), what
        assert made.sources, what
        for text in (made.title, made.formula, made.threshold, made.ours, *made.inputs):
            assert "{" not in text, (what, text)
            assert "None" not in text, (what, text)


def test_a_line_says_both_numbers_with_their_days_and_a_score_says_what_it_is_made_of() -> None:
    found = told(session(0, **whole(7)), session(7, **whole(4)))
    pain = origin.of(found, library(), "leg_pain")
    assert pain is not None
    assert pain.inputs == (
        "Leg pain at the start, 2 March 2026: 7 of 10.", "Leg pain now, 9 March 2026: 4 of 10.",
        "One check-in says so. If the next one agrees, it is confirmed.",
    )  # fmt: skip
    assert "A fall of 2 or more counts as better" in pain.threshold
    assert "less than 6 days apart" in pain.threshold
    assert ("R02", library().sources["R02"].text) in pain.sources
    score = origin.of(found, library(), "s2")
    assert score is not None
    assert any("average: 4 of 10. That is 60 of 100, with a weight of 35." in row for row in score.inputs)


def test_a_value_of_one_day_says_that_day_alone() -> None:
    first, second = session(0, **whole(7)), session(7, **whole(4))
    made = origin.of(told(first, second), library(), f"leg_pain@{first.id}")
    assert made is not None
    assert made.inputs == ("Leg pain on 2 March 2026: 7 of 10.",)


def test_a_question_says_why_it_is_asked_what_was_answered_and_its_sources() -> None:
    made = origin.of(told(session(0, **whole(7))), library(), "question.s2_leg_avg")
    assert made is not None
    assert made.title == "How bad was your left leg pain, on average, this past week?"
    assert made.inputs == ("Pain in the left leg on average: 7 of 10. You said so on 2 March 2026.",)
    assert [source for source, _ in made.sources] == list(library().question("s2_leg_avg").sources)


def test_a_private_sign_is_never_named_nor_are_answers_to_warning_signs() -> None:
    record = SafetyRecord(asked=("E2",), flags=("E2",))
    found = told(session(0, **whole(), safety=record))
    made = origin.of(found, library(), "flag.E2")
    assert made is not None
    assert "pee" not in " ".join((*made.inputs, made.formula, made.threshold)).split()
    question = origin.of(found, library(), "question.E2")
    assert question is not None
    assert question.inputs == ()


def test_what_is_not_there_has_no_origin() -> None:
    found = told(session(0, **whole()))
    for what in (
        "",
        "s9",
        "advice.9",
        "note.x",
        "flag.U1",
        "question.nothing",
        "summary.7",
        "again.0",
    ):
        assert origin.of(found, library(), what) is None, what


def test_a_phase_says_the_marks_of_the_phase_and_of_the_moves_out_of_it() -> None:
    found = told(session(0, **whole(6)))
    made = origin.of(found, library(), "phase")
    assert made is not None
    assert "Leg pain is 5 or more." in made.formula
    assert "add up to 7 or less" in made.threshold
    assert made.inputs[0] == "Leg pain is 6 of 10."
    assert found.phase.since == date(2026, 3, 2)


def test_what_names_its_sources_itself_is_traced_too() -> None:
    ours = origin.of_cited(library(), "Walk often", "Short walks.", "Stop if pain runs down.", ("own",))
    both = origin.of_cited(library(), "Walk often", "Short walks.", "", ("article", "own"))
    theirs = origin.of_cited(library(), "Cold pack", "15 minutes.", "", ("article", "R79"))
    assert [made.kind for made in (ours, both, theirs)] == ["own", "mixed", "published"]
    assert theirs.sources[1] == ("R79", library().sources["R79"].text)
    with pytest.raises(KeyError):
        origin.of_cited(library(), "", "", "", ("R999",))
