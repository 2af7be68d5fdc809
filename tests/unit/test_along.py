"""What stands along a time axis: events, flare-ups, seams, the expected course; read from painted cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import DAYS, both_legs, line, steady

from assessments.judging.course import course
from assessments.judging.events import Event
from assessments.judging.seams import Seam
from tui.themes import DARK, SIXTEEN, cells
from tui.widgets.canvas import Paint
from tui.widgets.showing.along import Along, draw_along, rows_along
from tui.widgets.showing.chart import Box, draw_chart
from tui.widgets.showing.plot import Scale
from tui.widgets.showing.signsheet import draw_sign
from tui.widgets.showing.signtable import View, draw_table, rows_of

PLAIN = replace(DARK, rich_glyphs=False)
EVENTS = (
    Event(DAYS[2], "treatment_start", "Treatment started: physiotherapy", "physiotherapy"),
    Event(DAYS[4], "flare", "Flare-up", until=DAYS[5]),
    Event(DAYS[6], "scan", "Scan: MRI", "MRI"),
)
SEAM = Seam(DAYS[3], "s003", "version", "From 26 September on the questions are another version.")
ALONG = Along(EVENTS, (SEAM,))
PAIN = steady().measures["leg_pain"]


def drawn(along: Along, palette=DARK, width: int = 72, height: int = 15) -> Paint:
    paint = Paint(width, height, palette)
    draw_chart(paint, Box(0, 0, width, height), PAIN, None, along)
    return paint


def rows(paint: Paint) -> list[str]:
    return ["".join(char for char, _ in row) for row in paint.rows]


def gutter(paint: Paint) -> int:
    return rows(paint)[-2].index("─")


@pytest.mark.parametrize(("palette", "mark"), [(DARK, "◆"), (PLAIN, "♦")])
def test_every_event_is_marked_on_the_axis_at_its_day(palette, mark: str) -> None:
    paint = drawn(ALONG, palette)
    axis = rows(paint)[-2]
    left = axis.index("─")
    scale = Scale.of(PAIN, 72 - left, 13)
    assert [n - left for n, char in enumerate(axis) if char == mark] == [scale.column(e.day) for e in EVENTS]


def test_an_event_after_the_last_check_in_widens_the_axis_and_one_before_the_first_does_not() -> None:
    late = Along((Event(DAYS[-1] + timedelta(days=20), "fall", "Fall"),))
    early = Along((Event(DAYS[0] - timedelta(days=90), "scan", "Scan"),))
    assert "◆" in rows(drawn(late))[-2]
    assert "14 Dec" in rows(drawn(late))[-1]
    assert "◆" not in rows(drawn(early))[-2]
    assert rows(drawn(early))[-1] == rows(drawn(Along()))[-1]


def test_a_flare_up_is_a_muted_ground_over_its_days_and_heavy_on_the_axis() -> None:
    paint = drawn(ALONG)
    scale = Scale.of(PAIN, 72 - gutter(paint), 13)
    columns = {x for row in paint.rows[:13] for x, (_, ink) in enumerate(row) if ink.bg == DARK.panel}
    first, last = (gutter(paint) + scale.column(day) for day in (DAYS[4], DAYS[5]))
    assert columns == set(range(first, last + 1))
    assert rows(paint)[-2][first + 1 : last + 1] == "━" * (last - first)


def test_in_sixteen_colours_a_flare_up_is_still_seen_on_the_axis() -> None:
    assert "━━━" in rows(drawn(ALONG, SIXTEEN))[-2]


def test_a_seam_goes_from_top_to_bottom_on_its_day() -> None:
    paint = drawn(Along((), (SEAM,)))
    scale = Scale.of(PAIN, 72 - gutter(paint), 13)
    column = gutter(paint) + scale.column(SEAM.day) - 1
    assert sum(row[column] == "┊" for row in rows(paint)[:13]) >= 11
    outside = replace(SEAM, day=DAYS[-1] + timedelta(days=9))
    assert "┊" not in "".join(rows(drawn(Along((), (outside,)))))


@pytest.mark.parametrize("palette", [DARK, PLAIN, SIXTEEN])
def test_the_expected_course_takes_the_place_of_the_band(palette) -> None:
    band = course(7, DAYS[0], None, surgery=False)
    assert band is not None
    paint = drawn(Along().with_course(band), palette)
    text = "\n".join(rows(paint))
    assert "no clear change" not in text
    scale = Scale.of(PAIN, 72 - gutter(paint), 13)
    for day in (DAYS[2], DAYS[5], DAYS[-1]):
        x = gutter(paint) + scale.column(day) - 1
        edges = band.at(scale.day_at(scale.column(day) - 1))
        shaded = {
            y
            for y in range(13)
            if (paint.rows[y][x][1].bg == palette.band and not palette.flat) or paint.rows[y][x][0] == "░"
        }
        inside = set(range(scale.plain_row(edges.quick), scale.plain_row(edges.slow) + 1))
        assert shaded <= inside
        assert len(inside - shaded) <= 2, "only the values and their words cover it"


def test_the_course_lies_where_the_anchors_say() -> None:
    band = course(8, date(2026, 9, 3), None, surgery=False)
    assert band is not None
    scale = Scale(date(2026, 9, 3), date(2026, 10, 1), 10, 0, 60, 11)
    edges = band.at(date(2026, 10, 1))  # four weeks: 35 and 95 of 100
    assert (round(edges.quick, 1), round(edges.slow, 1)) == (2.8, 7.6)
    assert (scale.plain_row(edges.quick), scale.plain_row(edges.slow)) == (3, 8)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 400),
            st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=120),
        ),
        max_size=12,
    ),
    st.integers(24, 120),
    st.integers(1, 4),
)
def test_events_in_words_fit_their_rows_at_any_width(
    happened: list[tuple[int, str]], width: int, most: int
) -> None:
    along = Along(tuple(Event(DAYS[0] + timedelta(days=n), "note", words) for n, words in happened))
    paint = Paint(width + 4, 30, DARK)
    end = draw_along(paint, 2, 0, width, along, most)
    assert end == rows_along(along, width, most) <= most
    for row in rows(paint):
        assert cells(row.rstrip()) <= width + 2


def test_where_not_all_fit_the_latest_are_told_and_how_many_more_there_are() -> None:
    paint = Paint(76, 3, DARK)
    assert draw_along(paint, 2, 0, 72, ALONG, 1) == 1
    assert "2 more in the table" in rows(paint)[0] or "3 more in the table" in rows(paint)[0]
    assert "Scan: MRI" in rows(paint)[0]


def test_the_table_has_events_and_seams_among_the_values_the_latest_first() -> None:
    view = View((PAIN,), along=ALONG)
    paint = Paint(80, 40, DARK)
    draw_table(paint, 4, 0, 72, view)
    text = "\n".join(rows(paint))
    assert (
        text.index("24 Nov")
        < text.index("◆ 9 Nov  Scan: MRI")
        < text.index("◆ 6 Oct to 31 Oct  Flare-up")
        < text.index("┊ From 26 September")
        < text.index("◆ 17 Sep  Treatment started: physiotherapy")
    )
    assert len(rows_of(view)) == len(DAYS) + 4


def test_a_chart_without_a_value_still_stands_with_events() -> None:
    empty = line("s2", "A", (None, None), days=DAYS[:2])
    paint = Paint(60, 12, DARK)
    draw_chart(paint, Box(0, 0, 60, 12), empty, None, ALONG)
    assert "Nothing to draw yet." in "\n".join(rows(paint))


@pytest.mark.parametrize("room", [20, 24, 36])
def test_what_can_be_done_again_leaves_the_last_row_to_what_the_marks_mean(room: int) -> None:
    again = ("You can do this again since 21 October: cycle to work.", "You can do this again: lift " * 4)
    paint = Paint(80, room, DARK)
    draw_sign(paint, room, View((PAIN,), along=Along(EVENTS * 3), again=again))
    told = rows(paint)
    assert len(told) == room
    assert told[-1].split() == ["▲", "improved"]


def test_the_head_of_a_sign_whose_legs_parted_says_each_leg_with_its_own_numbers() -> None:
    sign = both_legs().signs["s2"]
    assert sign.parted
    paint = Paint(80, 24, DARK)
    draw_sign(paint, 24, View((sign,)))
    text = " ".join(rows(paint))
    for leg in sign.legs.values():
        assert f"{leg.title[:1].upper()}{leg.title[1:]}: {leg.label}. From {leg.first} to {leg.now}" in text
