"""The recovery board, the phase track and the words under a chart, read from the painted cells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import DAYS, both_legs, first, flagged, line, steady, worse
from spells import session, told, whole

from assessments.judging.progress import PhaseView, Progress
from assessments.judging.verdicts import Verdict
from tui.screens.showing.result import changed_rows, draw_result
from tui.themes import DARK, SIXTEEN, cells
from tui.widgets.canvas import Paint
from tui.widgets.flow import Run, lines_of, wrapped
from tui.widgets.showing.board import band_columns, column
from tui.widgets.showing.boardrows import rows_of
from tui.widgets.showing.boardsheet import draw_progress
from tui.widgets.showing.track import draw_track

PLAIN = replace(SIXTEEN, rich_glyphs=False)
SAMPLES = (steady(), worse(), flagged(), first(), both_legs())


def board(
    progress: Progress, width: int = 80, room: int = 20, palette=DARK, at: str = "s1"
) -> tuple[list[str], Paint]:
    tall = draw_progress(Paint(width, 0, palette), room, progress, at)
    paint = Paint(width, max(tall, room), palette)
    draw_progress(paint, room, progress, at)
    return ["".join(char for char, _ in row) for row in paint.rows], paint


def result(progress: Progress, width: int = 80) -> tuple[list[str], Paint]:
    tall = draw_result(Paint(width, 0, DARK), 20, progress)
    paint = Paint(width, max(tall, 20), DARK)
    draw_result(paint, 20, progress)
    return ["".join(char for char, _ in row) for row in paint.rows], paint


def row_of(lines: list[str], title: str) -> str:
    return next(text for text in lines if title in text)


def test_each_sign_has_a_row_with_its_dumbbell_and_its_word() -> None:
    lines, _ = board(steady())
    row = row_of(lines, "Less pain, less often")
    assert row.index("○") < row.index("━") < row.index("●") < row.index("▲ improved")
    assert "not part of your picture" in row_of(lines, "Fewer spasms")
    assert "● about the same" in row_of(lines, "Stronger leg")


def test_a_fall_is_drawn_to_the_left_with_a_down_mark() -> None:
    lines, _ = board(worse())
    row = row_of(lines, "Less pain, less often")
    assert row.index("●") < row.index("○") < row.index("▼")


@pytest.mark.parametrize("progress", SAMPLES)
@pytest.mark.parametrize("palette", [DARK, PLAIN])
def test_the_whole_board_is_in_view_at_80x24(progress: Progress, palette) -> None:
    assert draw_progress(Paint(80, 0, palette), 20, progress, "s1") <= 20
    assert draw_progress(Paint(120, 0, palette), 36, progress, "s1") <= 36


@pytest.mark.parametrize("progress", SAMPLES)
def test_the_whole_result_is_in_view_at_80x24(progress: Progress) -> None:
    assert draw_result(Paint(80, 0, DARK), 20, progress) <= 20


@pytest.mark.parametrize("progress", SAMPLES)
@pytest.mark.parametrize("width", [44, 50, 58, 60, 66, 69, 70, 76, 80, 100, 120, 160])
def test_no_word_is_cut_at_any_width(progress: Progress, width: int) -> None:
    lines, _ = board(progress, width, 18)
    text = " ".join(" ".join(lines).split())
    for one in (row.line for row in rows_of(progress)):
        for word in (one.absent or f"{one.title} {one.label}").split():
            assert word in text
    for sentence in progress.summary:
        assert all(word in text for word in sentence.split())


def parted(left: int, right: int) -> Progress:
    """Both legs sore for a week, from leg pain 8 and 6."""
    first = {"s2_leg_avg": {"left": 8, "right": 6}, "s2_leg_freq": {"left": 6, "right": 3}}
    now = {"s2_leg_avg": {"left": left, "right": right}, "s2_leg_freq": {"left": 2, "right": right // 2}}
    days = (0, first), (7, now), (14, now)
    return told(*(session(day, legs=("left", "right"), **{**whole(), **says}) for day, says in days))


def test_where_the_legs_parted_each_has_its_row_with_its_own_numbers_and_words() -> None:
    progress = parted(3, 6)
    rows = [row for row in rows_of(progress) if row.line.id in ("s2", "overall")]
    assert [row.line.title for row in rows[:2]] == ["Less pain, less often, left", "right leg"]
    assert [row.line.verdict.direction for row in rows] == [1, 0, 1, 0]
    legs = progress.signs["s2"].legs
    assert [(row.line.first, row.line.now) for row in rows[:2]] == [
        (one.first, one.now) for one in (legs["left"], legs["right"])
    ]
    assert [row.line.id for row in changed_rows(progress)].count("s2") == 2


def test_legs_that_go_the_same_way_are_one_row_and_a_mixed_whole_is_one_word() -> None:
    assert [row.line.id for row in rows_of(parted(3, 2))].count("s2") == 1
    mixed = [row.line for row in rows_of(parted(3, 10)) if row.line.id == "overall"]
    assert [line.label for line in mixed] == ["mixed"]


def test_below_70_columns_words_stand_in_place_of_the_track() -> None:
    lines, _ = board(steady(), 66, 18)
    assert "38 → 71" in row_of(lines, "Less pain, less often")
    assert "·····" not in "\n".join(lines)


def test_at_120_columns_first_and_now_are_written_and_sign_1_says_places() -> None:
    lines, _ = board(steady(), 120, 36)
    row = row_of(lines, "Pain draws back")
    assert row.index("lower leg") < row.index("thigh") < row.index("drawing back")
    assert "35°" in row_of(lines, "Leg-raise test")


def test_the_cursor_is_a_shape_also_without_colour() -> None:
    lines, _ = board(steady(), palette=SIXTEEN, at="s5")
    assert "►" in row_of(lines, "Stronger leg")
    assert "".join(lines).count("►") == 1


def test_an_open_warning_sign_comes_before_everything_else() -> None:
    lines, _ = board(flagged())
    text = "\n".join(lines)
    assert (
        text.index("! ")
        < text.index("Get checked.")
        < text.index("See a doctor")
        < text.index("Your leg pain")
    )


def test_open_safety_questions_are_counted_in_words() -> None:
    notes = ("You left 2 safety questions open.", "Another note.")
    for draw in (board, result):
        text = "\n".join(draw(replace(steady(), safety_left_open=2, notes=notes))[0])
        assert text.count(notes[0]) == 1
        assert text.index(notes[0]) < text.index("Your leg pain") < text.index(notes[1])


def test_the_result_lists_only_signs_that_changed() -> None:
    assert [row.line.id for row in changed_rows(steady())] == [
        "s1",
        "s2",
        "s3",
        "s6",
        "own_activities",
        "overall",
    ]
    assert changed_rows(first()) == ()


@given(
    st.integers(10, 60),
    st.integers(0, 100),
    st.integers(0, 100),
    st.sampled_from([0, 100]),
)
def test_a_clear_change_always_leaves_the_shade(width: int, ref: int, now: int, best: int) -> None:
    one = line("s2", "A", (ref, now), worst=100 - best, best=best, days=DAYS[:2])
    shade = band_columns(one, width)
    assert shade is not None
    here, start = column(one, now, width), column(one, ref, width)
    if one.verdict is Verdict.IMPROVED and here > start:
        assert here > shade[1]
    elif one.verdict is Verdict.WORSE and here < start:
        assert here < shade[0]
    elif one.verdict is Verdict.NO_MEANINGFUL_CHANGE:
        assert shade[0] <= here <= shade[1]
    assert 0 <= here < width


@pytest.mark.parametrize(
    ("phase", "passed", "here"),
    [
        (PhaseView(1, "confirmed"), 0, 0),
        (PhaseView(2, "confirmed"), 1, 30),
        (PhaseView(1, "pending", pending=2), 1, 15),
        (PhaseView(3, "confirmed"), 2, 60),
    ],
)
def test_the_track_shows_where_the_person_is(phase: PhaseView, passed: int, here: int) -> None:
    paint = Paint(61, 2, DARK)
    draw_track(paint, 0, 0, 61, phase)
    text = "".join(char for char, _ in paint.rows[0])
    assert text.count("●") == passed
    assert text.index("◆") == here
    names = "".join(char for char, _ in paint.rows[1])
    assert names.split() == ["Relief", "Movement", "Full", "recovery"]


@pytest.mark.parametrize("phase", [PhaseView(2, "on_hold"), PhaseView(None, "unknown")])
def test_on_hold_or_unknown_has_no_place_on_the_track(phase: PhaseView) -> None:
    paint = Paint(61, 2, DARK)
    draw_track(paint, 0, 0, 61, phase)
    assert "◆" not in "".join(char for char, _ in paint.rows[0])


@given(st.text(min_size=1, max_size=120), st.integers(1, 40))
def test_wrapping_loses_no_word_and_keeps_the_width(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert "".join("".join(lines).split(" ")) == "".join(text.split(" "))
    assert all(cells(line) <= max(width, 2) for line in lines)


def test_runs_keep_their_looks_when_wrapped() -> None:
    lines = wrapped([Run("Improved. ", "blue", True), Run("From 38 to 71.")], 12)
    assert ["".join(run.text for run in line).strip() for line in lines] == ["Improved.", "From 38 to", "71."]
    assert lines[0][0].bold


def test_a_sentence_does_not_end_in_a_line_of_one_word() -> None:
    said = "Taken together, your answers are a lot better: 38 of 100 then, 85 now."
    full, even = lines_of(said, 68), lines_of(said.removesuffix(" now."), 68)
    assert [len(full), len(even)] == [2, 1]
    assert " " in full[-1]
    assert " ".join(full) == said


def test_a_label_is_filled_as_it_comes() -> None:
    assert lines_of("a lot better now", 14) == ["a lot better", "now"]
