"""The house style: warm and calm. Colours by role, dark, light and sixteen, and a bare console's glyphs.

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
    """Colours by role (#rrggbb, "default", or an ANSI name) and which glyphs may be used.

    `rich_glyphs`: quadrants, braille, heavy lines (false on a bare Linux console: whole cells only).
    `flat`: sixteen colours; page, panel, raised and band are one ground; cards get outlines, keys brackets.
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
SIXTEEN_LIGHT = replace(
    SIXTEEN,
    accent="blue",
    onaccent="bright_white",
    better="blue",
    worse="red",
    pain="red",
    sun="red",
    dark=False,
)

PALETTES = {"dark": DARK, "light": LIGHT, "sixteen": SIXTEEN, "sixteen-light": SIXTEEN_LIGHT}


@cache
def themes() -> tuple[Theme, ...]:
    """The Textual themes of the palettes, under the same names."""
    return tuple(_theme(name, palette) for name, palette in PALETTES.items())


def _theme(name: str, p: Palette) -> Theme:
    return Theme(
        name=name,
        primary=_css(p.accent),
        secondary=_css(p.accent),
        accent=_css(p.accent),
        foreground=_css(p.text),
        background=_css(p.page),
        surface=_css(p.panel),
        panel=_css(p.raised),
        success=_css(p.better),
        warning=_css(p.worse),
        error=_css(p.worse),
        dark=p.dark,
        ansi=p.flat,
        variables=variables(p),
    )


def _css(colour: str) -> str:
    return colour if colour.startswith("#") else f"ansi_{colour}"


def variables(p: Palette) -> dict[str, str]:
    """Our own CSS variables, prefixed so that they don't collide with Textual's."""
    roles = {"band": p.band, "line": p.line, "muted": p.muted, "onaccent": p.onaccent, "alert": p.alert}
    ours = {f"m-{role}": _css(colour) for role, colour in roles.items()}
    return ours | ({"ansi-background": "ansi_black", "ansi-foreground": "ansi_white"} if p.flat else {})


def palette_of(app: App[object]) -> Palette:
    """The palette of the app's theme, with whole-cell glyphs where the app says so."""
    palette = PALETTES.get(app.theme, DARK)
    return palette if getattr(app, "rich_glyphs", True) else replace(palette, rich_glyphs=False)


def cells(text: str) -> int:
    """Width of text in terminal cells."""
    return len(text) if text.isascii() and text.isprintable() else cell_len(text)
