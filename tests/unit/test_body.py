"""The body figures: sides, places, and that what is drawn is what is clicked."""

import tomllib
from importlib import resources

import pytest

from tui.themes import DARK, SIXTEEN
from tui.widgets.body import BANDS, REACH, Figure, Tone, figure, side_at, view_of
from tui.widgets.canvas import Paint

HEIGHTS = range(10, 37)
CONSOLE = set(" ░▒█►◄")


def content_places() -> list[dict[str, object]]:
    text = resources.files("assessments").joinpath("content/s1.toml").read_text(encoding="utf-8")
    question = next(q for q in tomllib.loads(text)["question"] if q["id"] == "s1_zones")
    return question["places"]


def test_on_the_back_view_the_persons_left_is_the_viewers_left() -> None:
    assert side_at("back", viewers_left=True) == "left"
    for height in HEIGHTS:
        body = figure("back", height)
        for y, row in enumerate(body.cells):
            for x, cell in enumerate(row):
                if cell.value and cell.value != "low_back":
                    side = "left" if x < body.width / 2 else "right"
                    assert cell.value.startswith(f"{side}_"), (height, x, y)


def test_on_the_front_view_the_persons_left_is_the_viewers_right() -> None:
    assert side_at("front", viewers_left=True) == "right"
    for height in HEIGHTS:
        body = figure("front", height)
        for row in body.cells:
            for x, cell in enumerate(row):
                if cell.value:
                    side = "right" if x < body.width / 2 else "left"
                    assert cell.value.startswith(f"{side}_")


@pytest.mark.parametrize("height", HEIGHTS)
def test_every_place_of_the_content_is_drawn_on_its_view(height: int) -> None:
    for place in content_places():
        views = ("back", "front") if place["view"] == "both" else (place["view"],)
        values = (
            [f"{leg}_{place['id']}" for leg in ("left", "right")]
            if place.get("sides", True)
            else [place["id"]]
        )
        for view in views:
            assert set(values) <= set(figure(view, height).values()), (view, place["id"])


def test_no_place_is_drawn_that_the_content_does_not_have() -> None:
    known = {place["id"] for place in content_places()}
    assert {place for bands in BANDS.values() for place, *_ in bands} == known


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("view", ["back", "front"])
def test_exactly_the_cells_of_a_marked_place_are_coloured_and_clicked(view: str, height: int) -> None:
    body = figure(view, height)  # type: ignore[arg-type]
    for value in body.values():
        paint = Paint(body.width + 4, height, DARK)
        body.draw(paint, 2, 0, {value: Tone("#ff0000", True)}, clickable=True)
        for y in range(height):
            for x in range(body.width):
                coloured = paint.rows[y][x + 2][1].fg == "#ff0000"
                assert coloured == (body.value_at(x, y) == value)
                if coloured:
                    clicked = [v for region, v in paint.targets if region.contains(x + 2, y)][-1]
                    assert clicked == ("place", value)


@pytest.mark.parametrize("height", HEIGHTS)
def test_farther_down_is_always_lower_on_the_figure(height: int) -> None:
    body = figure("back", height)
    tops = [body.box(place if place == "low_back" else f"left_{place}") for place in REACH[1:]]
    assert all(tops)
    rows = [box[1] for box in tops if box]
    assert rows == sorted(rows)
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("width", [14, 16, 18, 20, 22, 26])
def test_a_figure_never_is_wider_than_its_room(width: int) -> None:
    for height in HEIGHTS:
        body = figure("back", height, width)
        assert body.width <= width
        assert body.height <= height


def test_large_figures_show_the_head_and_small_ones_give_the_rows_to_the_legs() -> None:
    assert figure("back", 30).top == 0
    assert figure("back", 16).top > 0


def test_the_two_sides_are_mirror_images() -> None:
    for row in figure("back", 31).cells:
        assert [bool(c.value) for c in row] == [bool(c.value) for c in reversed(row)]


@pytest.mark.parametrize("palette", [DARK, SIXTEEN])
def test_whole_cells_only_where_the_font_has_no_braille(palette) -> None:  # type: ignore[no-untyped-def]
    from dataclasses import replace

    body = figure("front", 16)
    paint = Paint(body.width + 6, 16, replace(palette, rich_glyphs=False))
    tones = {"left_shin": Tone(palette.pain, True), "right_knee": Tone(palette.accent, False)}
    body.draw(paint, 3, 0, tones)
    body.point(paint, 3, 0, "left_shin", palette.accent)
    drawn = {char for row in paint.rows for char, _ in row}
    assert drawn <= CONSOLE
    assert {"░", "▒", "█"} <= drawn


def test_a_marked_place_differs_from_the_cursor_without_colour() -> None:
    body = figure("back", 16)
    glyphs = []
    for tone in (None, Tone("", True), Tone("", False)):
        paint = Paint(body.width, 16, DARK)
        body.draw(paint, 0, 0, {"left_calf": tone} if tone else {})
        glyphs.append("".join(char for row in paint.rows for char, _ in row))
    assert len(set(glyphs)) == 3


def test_a_place_on_both_views_counts_as_back() -> None:
    assert view_of("left_toes") == "back"
    assert view_of("right_shin") == "front"
    assert view_of("low_back") == "back"


def test_outside_the_figure_there_is_no_place() -> None:
    body = Figure("back", 20)
    assert body.value_at(-1, 3) is None
    assert body.value_at(0, 99) is None
