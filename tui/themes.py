"""The house style: warm and calm. Colours by role, dark and light, sixteen colours, and the glyphs of a bare console.

Only accent, better and worse carry meaning, and each always comes with a word and a shape.
Contrast of every text colour is at least 4.5 against its ground (tests/unit/test_themes.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App


@dataclass(frozen=True)
class Palette:
    """Colours by role (a Rich colour: #rrggbb, "default", or an ANSI name) and which glyphs may be used.

    `rich_glyphs`: quadrants, braille, heavy lines (false on a bare Linux console: whole cells only).
    `flat`: sixteen colours; page, panel, raised and band are one ground, so cards need outlines and keys brackets.
    """

    page: str
    panel: str
    raised: str
    band: str
    line: str
    text: str
    muted: str
    stipple: str
    accent: str
    onaccent: str
    better: str
    worse: str
    pain: str
    sun: str  # cover picture only
    alert: str
    dark: bool = True
    flat: bool = False
    rich_glyphs: bool = True

    def glyph(self, rich: str, plain: str) -> str:
        """One of two spellings, by what the terminal's font has."""
        return rich if self.rich_glyphs else plain


DARK = Palette(
    page="#1e1a17", panel="#2a241f", raised="#3a322b", band="#352d26", line="#5a4e44", text="#f3eadc",
    muted="#b9ab99", stipple="#8f8172", accent="#8ccfb8", onaccent="#14201b", better="#9cc3f5",
    worse="#f2a468", pain="#ec9460", sun="#e6b970", alert="#3d2417",
)  # fmt: skip
LIGHT = Palette(
    page="#f9f3e8", panel="#efe5d3", raised="#e2d4bb", band="#e9dec8", line="#b8a88f", text="#2a231c",
    muted="#63574a", stipple="#8f7e64", accent="#0d6153", onaccent="#fdfaf4", better="#1a5799",
    worse="#9c450a", pain="#d0692c", sun="#d99a2e", alert="#fae0c8", dark=False,
)  # fmt: skip
SIXTEEN = Palette(
    page="default", panel="default", raised="default", band="default", line="default", text="default",
    muted="default", stipple="default", accent="bright_cyan", onaccent="black", better="bright_cyan",
    worse="bright_yellow", pain="bright_yellow", sun="bright_yellow", alert="default", flat=True,
)  # fmt: skip
SIXTEEN_LIGHT = replace(SIXTEEN, accent="blue", better="blue", worse="red", pain="red", sun="red", onaccent="bright_white", dark=False)

PALETTES = {"dark": DARK, "light": LIGHT, "sixteen": SIXTEEN, "sixteen-light": SIXTEEN_LIGHT}


@cache
def themes() -> tuple[Theme, ...]:
    """The Textual themes of the palettes, under the same names."""
    return tuple(_theme(name, palette) for name, palette in PALETTES.items())


def _theme(name: str, p: Palette) -> Theme:
    def css(colour: str) -> str:
        return f"ansi_{colour}" if not colour.startswith("#") else colour

    return Theme(
        name=name, primary=css(p.accent), secondary=css(p.accent), accent=css(p.accent), foreground=css(p.text),
        background=css(p.page), surface=css(p.panel), panel=css(p.raised), success=css(p.better),
        warning=css(p.worse), error=css(p.worse), dark=p.dark, ansi=p.flat,
        variables=variables(p),
    )  # fmt: skip


def variables(p: Palette) -> dict[str, str]:
    """Our own CSS variables, prefixed so that they don't collide with Textual's."""
    roles = {"band": p.band, "line": p.line, "muted": p.muted, "onaccent": p.onaccent, "alert": p.alert}
    ours = {f"m-{role}": colour if colour.startswith("#") else f"ansi_{colour}" for role, colour in roles.items()}
    return ours | ({"ansi-background": "ansi_black", "ansi-foreground": "ansi_white"} if p.flat else {})


def palette_of(app: App[object]) -> Palette:
    """The palette of the app's theme, with whole-cell glyphs where the app says so."""
    palette = PALETTES.get(app.theme, DARK)
    return palette if getattr(app, "rich_glyphs", True) else replace(palette, rich_glyphs=False)


def cells(text: str) -> int:
    """Width of text in terminal cells."""
    return cell_len(text)
