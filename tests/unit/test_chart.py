"""The chart: what is drawn where, read from the painted cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from samples import DAYS, line, many, steady

from assessments.judging.progress import Line
from assessments.judging.verdicts import Verdict
from tui.themes import DARK, SIXTEEN
from tui.widgets.canvas import Paint
from tui.widgets.showing.chart import Box, draw_chart
from tui.widgets.showing.plot import Scale, runs, thin, ticks

WIDE, HIGH = 72, 15
PLAIN = replace(DARK, rich_glyphs=False)


def drawn(one: Line, palette=DARK, width: int = WIDE, height: int = HIGH, at: int | None = None) -> Paint:
    paint = Paint(width, height, palette)
    draw_chart(paint, Box(0, 0, width, height), one, at)
    return paint


def rows(paint: Paint) -> list[str]:
    return ["".join(char for char, _ in row) for row in paint.rows]


def cells_with(paint: Paint, shapes: str) -> list[tuple[int, int]]:
    found = [
        (x, y)
        for y, row in enumerate(paint.rows[: HIGH - 2])
        for x, (char, _) in enumerate(row)
        if char in shapes
    ]
    return sorted(found)


def braille(paint: Paint) -> int:
    return sum(0x2800 < ord(char[0]) <= 0x28FF for row in paint.rows for char, _ in row if char)


def test_distances_between_marks_follow_the_days() -> None:
    scale = Scale.of(
        line("s2", "A", (10, 20, 30), days=(date(2026, 1, 1), date(2026, 1, 11), date(2026, 4, 11))), 104, 12
    )
    first, second, third = (
        scale.column(day) for day in (date(2026, 1, 1), date(2026, 1, 11), date(2026, 4, 11))
    )
    assert (second - first) / (third - first) == pytest.approx(0.1, abs=0.01)


def test_best_is_on_top_also_where_the_smaller_number_is_better() -> None:
    scale = Scale.of(line("leg_pain", "Leg pain", (8, 2), worst=10, best=0, days=DAYS[:2]), 60, 11)
    assert scale.row(0) == 0
    assert scale.row(2) < scale.row(8) < scale.row(10) == 10


def test_every_value_has_a_mark_and_a_missing_one_has_none() -> None:
    paint = drawn(steady().signs["s3"])
    assert len(cells_with(paint, "●○▲▼")) == 8


@pytest.mark.parametrize("height", range(7, 30))
@pytest.mark.parametrize("first", [3, 21, 38, 50, 79, 97])
def test_a_mark_lies_on_the_side_of_the_band_that_its_verdict_says(height: int, first: int) -> None:
    values = (
        first,
        *(v for v in (0, first - 21, first - 20, first - 19, first + 19, first + 20, 100) if 0 <= v <= 100),
    )
    one = line(
        "s2", "A", values, days=tuple(date(2026, 1, 1) + timedelta(days=9 * n) for n in range(len(values)))
    )
    scale = Scale.of(one, 60, height)
    assert scale.band is not None
    top, bottom = scale.band
    for point in one.points:
        assert point.value is not None
        assert point.verdict is not None
        row = scale.row(point.value, point.verdict.direction)
        assert 0 <= row < height
        if point.verdict.direction > 0:
            assert row < top
        elif point.verdict.direction < 0:
            assert row > bottom
        else:
            assert top <= row <= bottom


def test_the_band_is_a_ground_and_is_named_in_words() -> None:
    paint = drawn(steady().signs["s2"])
    shaded = {y for y, row in enumerate(paint.rows) for _, ink in row if ink.bg == DARK.band}
    assert len(shaded) >= 3
    assert "no clear change" in "\n".join(rows(paint))


def test_in_sixteen_colours_the_band_has_edges_of_dashes() -> None:
    text = "\n".join(rows(drawn(steady().signs["s2"], SIXTEEN)))
    assert text.count("- - - -") >= 2


def test_marks_past_the_band_change_their_shape() -> None:
    paint = drawn(steady().signs["s2"])
    assert len(cells_with(paint, "▲")) == 3
    down = line("s2", "A", (71, 60, 40), days=DAYS[:3])
    assert len(cells_with(drawn(down), "▼")) == 1


def test_back_dated_points_are_hollow_and_bad_days_are_crosses() -> None:
    one = line("s2", "A", (40, 44, 42, 43), days=DAYS[:4])
    points = list(one.points)
    points[1] = points[1]._replace(back_dated=True)
    points[2] = points[2]._replace(short=True, value=20, verdict=Verdict.WORSE)
    paint = drawn(replace(one, points=tuple(points)))
    assert len(cells_with(paint, "○")) == 1
    assert len(cells_with(paint, "×")) == 1
    assert len(cells_with(paint, "●")) == 2


def test_the_line_breaks_at_a_missing_value_and_skips_bad_days() -> None:
    one = steady().signs["s3"]
    assert [len(run) for run in runs(one.points)] == [3, 5]
    bad = list(line("s2", "A", (40, 20, 42), days=DAYS[:3]).points)
    bad[1] = bad[1]._replace(short=True)
    assert [[point.value for point in run] for run in runs(bad)] == [[40, 42]]


def test_after_more_than_eight_weeks_there_is_no_line() -> None:
    days = (date(2026, 1, 1), date(2026, 1, 8), date(2026, 3, 12), date(2026, 3, 19))
    one = line("s2", "A", (40, 41, 42, 43), days=days)
    assert [len(run) for run in runs(one.points)] == [2, 2]


def test_first_and_now_are_written_beside_their_marks() -> None:
    text = "\n".join(rows(drawn(steady().signs["s2"])))
    assert "first 38" in text
    assert "now 71" in text


def test_the_axis_says_best_and_worst_in_words() -> None:
    text = rows(drawn(steady().measures["leg_pain"]))
    assert text[0].lstrip().startswith("best 0")
    assert any(row.lstrip().startswith("worst 10") for row in text)


@pytest.mark.parametrize("width", [20, 40, 60, 90, 120])
@pytest.mark.parametrize("length", [0, 1, 6, 40, 74, 90, 400, 3000])
def test_dates_under_the_axis_never_touch_and_never_leave_it(width: int, length: int) -> None:
    days = (date(2026, 1, 5), date(2026, 1, 5) + timedelta(days=length))
    scale = Scale.of(line("s2", "A", (1, 2), days=days), width, 10)
    end = -2
    for column, words in ticks(scale):
        start = max(0, min(column - 1, width - len(words)))
        assert start >= end + 2
        end = start + len(words)
        assert end <= width
        assert 0 <= column < width
    assert ticks(scale)


def test_three_hundred_points_keep_every_extreme() -> None:
    one = many(300)
    scale = Scale.of(one, 60, 20)
    kept = [one.points[place] for place in thin(one.points, scale)]
    assert len(kept) <= 2 * 60 + 2
    for choose in (min, max):
        assert choose(p.value or 0 for p in kept) == choose(p.value or 0 for p in one.points)
    assert kept[0] is one.points[0]
    assert kept[-1] is one.points[-1]


def test_without_rich_glyphs_there_is_no_braille_and_nothing_a_console_font_lacks() -> None:
    assert braille(drawn(steady().signs["s2"])) > 10
    plain = drawn(steady().signs["s2"], PLAIN, at=3)
    allowed = set("•○▲▼×·─┬│-") | set(map(chr, range(32, 127)))
    assert {char for row in plain.rows for char, _ in row} <= allowed


def test_the_point_being_read_is_marked_and_points_to_its_day() -> None:
    paint = drawn(steady().signs["s2"], at=4)
    marked = [
        (x, y) for y, row in enumerate(paint.rows) for x, (_, ink) in enumerate(row) if ink.bg == DARK.accent
    ]
    assert len(marked) == 1
    assert paint.rows[HIGH - 2][marked[0][0]][0] == "▲"


def test_a_line_without_values_says_so_and_one_value_is_drawn() -> None:
    nothing = line("s4", "A", (None, None), days=DAYS[:2])
    assert "Nothing to draw yet." in "\n".join(rows(drawn(nothing)))
    assert len(cells_with(drawn(line("s4", "A", (40,), days=DAYS[:1])), "●")) == 1


def test_several_check_ins_of_one_day_are_drawn() -> None:
    one = line("s2", "A", (40, 70), days=(DAYS[0], DAYS[0]))
    assert len(cells_with(drawn(one), "●▲")) == 2
