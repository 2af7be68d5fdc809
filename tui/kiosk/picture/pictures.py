"""Pictures beside a question of the kiosk: bars, the body, the leg, figures as typed, a pad to touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.kiosk.picture.cards import draw_cards
from tui.themes import cells
from tui.widgets.body import REACH, Tone, figure, view_of
from tui.widgets.digits import TALL, WIDE, draw_numeral
from tui.widgets.leg import LegPicture
from tui.widgets.questions.week import draw_week

if TYPE_CHECKING:
    from tui.kiosk.picture.face import Face
    from tui.widgets.canvas import Paint

EIGHTHS = " ▁▂▃▄▅▆▇█"
KEY_WIDE, KEY_TALL = 6, 3  # of the pad to touch
PAD_WIDE, PAD_TALL = 3 * KEY_WIDE + 2, 4 * KEY_TALL
_PAD = ("789", "456", "123")
SLIM = 17  # the widest body where there is little room
WEEK = 30  # columns for the picture of a week


def draw_scale(paint: Paint, x: int, y: int, width: int, height: int, face: Face, typed: str) -> None:
    """Numbers in a row under rising bars, and what else may be said as cards below."""
    numbers = [c for c in face.choices if c.words == str(c.number)]
    others = [c for c in face.choices if c not in numbers]
    pitch = max(3, min(8, (min(width, 90) + 1) // len(numbers)))
    below = 2 + (3 if others else 0)
    bars = max(0, min(14, height - below - 3))
    tall = height - below - bars >= 3
    for place, choice in enumerate(numbers):
        _bar(
            paint,
            x + place * pitch,
            y,
            pitch,
            bars,
            place / max(1, len(numbers) - 1),
            choice.number,
            typed,
            choice.on,
        )
        _cap(paint, x + place * pitch, y + bars, pitch, tall, choice.number, typed, choice.on)
        paint.target(x + place * pitch, y, pitch, bars + (3 if tall else 1), ("take", choice.number))
    at = y + bars + (3 if tall else 1)
    wide, (low, high) = pitch * len(numbers) - 1, face.ends
    paint.text(x, at, low, paint.palette.muted)
    if cells(low) + cells(high) + 2 <= wide:
        paint.right(x + wide, at, high, paint.palette.muted)
    if others:
        draw_cards(paint, x, at + 2, width, y + height - at - 2, others, typed)


def _bar(
    paint: Paint, x: int, y: int, pitch: int, height: int, share: float, number: int, typed: str, on: bool
) -> None:
    p = paint.palette
    live = typed == str(number) or (on and not typed)
    ink = p.accent if live else p.raised
    whole, part = divmod(max(2, round(8 * height * share)), 8)
    if not p.rich_glyphs or (p.flat and not live):
        whole, part = whole + (part >= 4 or not whole), 0
    whole = min(whole, height)
    solid = "█" if live or not p.flat else "░"
    paint.fill(x, y + height - whole, pitch - 1, whole, p.page, solid, ink)
    if part and whole < height:
        paint.text(x, y + height - 1 - whole, EIGHTHS[part] * (pitch - 1), ink)


def _cap(paint: Paint, x: int, y: int, pitch: int, tall: bool, number: int, typed: str, on: bool) -> None:
    p = paint.palette
    live = typed == str(number)
    middle = y + (1 if tall else 0)
    wide, label = pitch - 1, str(number)
    if p.flat:
        label = f"[{label}]" if live or on else label
        paint.text(x + (wide - cells(label)) // 2, middle, label, p.accent if live or on else None, bold=True)
        return
    ground = p.accent if live else p.raised if on else p.panel
    if tall:
        paint.text(x, y, "▄" * wide, ground)
        paint.text(x, y + 2, "▀" * wide, ground)
    paint.fill(x, middle, wide, 1, ground)
    paint.text(x + (wide - cells(label) + 1) // 2, middle, label, p.onaccent if live else p.text, bold=True)


def draw_pad(paint: Paint, x: int, y: int) -> None:
    """The digits to touch, as they lie on a keyboard's number pad."""
    for row, signs in enumerate(_PAD):
        for column, sign in enumerate(signs):
            _key(paint, x + column * (KEY_WIDE + 1), y + row * KEY_TALL, KEY_WIDE, sign, ("type", sign))
    _key(paint, x, y + 3 * KEY_TALL, 2 * KEY_WIDE + 1, "0", ("type", "0"))
    erase = paint.palette.glyph("←", "<-")
    _key(paint, x + 2 * (KEY_WIDE + 1), y + 3 * KEY_TALL, KEY_WIDE, erase, ("press", "erase"))


def _key(paint: Paint, x: int, y: int, wide: int, label: str, target: tuple[str, str]) -> None:
    p = paint.palette
    if p.flat:
        paint.text(x + (wide - cells(label) - 2) // 2, y + 1, f"[{label}]", bold=True)
    else:
        paint.text(x, y, "▄" * wide, p.panel)
        paint.fill(x, y + 1, wide, 1, p.panel)
        paint.text(x, y + 2, "▀" * wide, p.panel)
        paint.text(x + (wide - cells(label)) // 2, y + 1, label, bold=True)
    paint.target(x, y, wide, KEY_TALL, target)


def draw_figures(paint: Paint, x: int, y: int, face: Face, typed: str, seen: int = -1) -> int:
    """The figures in their groups, with a dash for each that is missing; returns the column after them.

    `seen`: with `face.masked`, the one digit that shows (the last, for a moment).
    """
    p = paint.palette
    at = place = 0
    for group in face.groups or (max(1, len(typed)),):
        for _ in range(group):
            digit = typed[place] if place < len(typed) else ""
            if face.masked and digit and place != seen:
                digit = "*"
            if not p.rich_glyphs:
                paint.text(x + at, y + TALL - 1, digit or "_", p.accent if digit else p.muted, bold=True)
                at += 2
            else:
                _figure(paint, x + at, y, digit)
                at += WIDE + 1
            place += 1
        at += 2
    return x + at


def _figure(paint: Paint, x: int, y: int, digit: str) -> None:
    p = paint.palette
    if digit == "*":
        paint.text(x, y + 1, " ▄▄ ", p.text)
        paint.text(x, y + 2, " ▀▀ ", p.text)
    elif digit:
        draw_numeral(paint, x, y, digit, p.text)
    else:
        paint.text(x, y + TALL - 1, "▁" * WIDE, p.line)


def draw_reach(paint: Paint, x: int, y: int, width: int, height: int, face: Face, typed: str) -> None:
    """The zones of a leg as cards, and a body that shows how far down."""
    body = figure("back", height - 1, SLIM if width < 80 else 24)
    _names(paint, x, y, body.width, "back", face)
    zone = next((c.number for c in face.choices if typed == str(c.number)), None)
    zone = zone if zone is not None else next((c.number for c in face.choices if c.on), 0)
    tones = {}
    for number in range(1, min(zone, len(REACH) - 1) + 1):
        place = REACH[number]
        value = place if place == "low_back" else f"{face.leg or 'left'}_{place}"
        if number == zone or face.picture == "reach":
            tones[value] = Tone(paint.palette.accent, number == zone)
    body.draw(paint, x, y + 1, tones, clickable=True)
    left = body.width + 3
    draw_cards(paint, x + left, y, width - left, height, face.choices, typed)


def draw_places(paint: Paint, x: int, y: int, width: int, height: int, face: Face, typed: str) -> None:
    """The places of the body map as cards, and the side of the body that the last one is on."""
    live = next((str(c.value) for c in face.choices if typed == str(c.number)), "")
    marked = [str(c.value) for c in face.choices if c.on]
    last = live or (marked[-1] if marked else "")
    view = view_of(last) if face.picture == "places" and last else "back"
    body = figure(view, height - 1, SLIM if width < 80 else 24)
    _names(paint, x, y, body.width, view, face)
    p = paint.palette
    tones = {}
    for value in body.values():
        leg = value.partition("_")[0]
        if value in marked or (face.picture == "parts" and leg in marked):
            tones[value] = Tone(p.pain, True)
        elif value == live or (face.picture == "parts" and leg == live):
            tones[value] = Tone(p.accent, False)
    body.draw(paint, x, y + 1, tones, clickable=True)
    left = body.width + 3
    draw_cards(paint, x + left, y, width - left, height, face.choices, typed, ticks=True)


def number_of(face: Face, place: str) -> int | None:
    """The number of the card that a touched place of the body stands for, None where it isn't asked about."""
    leg, _, part = place.partition("_")
    if face.picture in ("parts", "places"):
        wanted = {place, leg} if face.picture == "parts" else {place}
        return next((c.number for c in face.choices if c.value in wanted), None)
    zone = place if place in REACH else part
    ours = zone in REACH and (place == "low_back" or leg == (face.leg or leg))
    return REACH.index(zone) if ours else None


def _names(paint: Paint, x: int, y: int, width: int, view: str, face: Face) -> None:
    """Whose left is where: on the back view the viewer's left, on the front view the viewer's right."""
    left, right = face.ends if view == "back" else face.ends[::-1]
    p = paint.palette
    mine = {"left": face.ends[0], "right": face.ends[1]}.get(face.leg or "", "")
    paint.right(x + width // 2 - 1, y, left, p.text if left == mine else p.muted, bold=left == mine)
    paint.text(x + width // 2 + 1, y, right, p.text if right == mine else p.muted, bold=right == mine)


def draw_weeks(paint: Paint, x: int, y: int, width: int, height: int, face: Face, typed: str) -> None:
    """Answers of "how often", each with seven days drawn beside it."""

    def week(at: int, row: int, choice: object) -> None:
        draw_week(paint, at, row, getattr(choice, "number", 1) - 1)

    kept = WEEK if width >= 70 else 0
    draw_cards(paint, x, y, width, height, face.choices, typed, beside=week if kept else None, kept=kept)


def draw_leg(paint: Paint, x: int, y: int, width: int, height: int, angle: int | None) -> None:
    """Someone on their back, one leg lifted to the angle that is typed."""
    LegPicture(width, height).draw(paint, x, y, angle)
