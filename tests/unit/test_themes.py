"""The house colours: every text can be read on every ground it stands on."""

import pytest
from textual.color import Color

from tui.themes import DARK, LIGHT, PALETTES, Palette, themes

TEXTS = ("text", "muted", "accent", "better", "worse")


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2, 1 to 21."""

    def luminance(colour: str) -> float:
        parts = (part / 255 for part in Color.parse(colour).rgb)
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("ink", TEXTS)
@pytest.mark.parametrize("ground", ["page", "panel", "alert"])
def test_every_text_stands_out_from_its_ground(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_text_on_the_accent_stands_out(palette: Palette) -> None:
    assert contrast(palette.onaccent, palette.accent) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
def test_sixteen_colours_never_need_a_ground(name: str) -> None:
    palette = PALETTES[name]
    grounds = {palette.page, palette.panel, palette.raised, palette.band}
    assert palette.flat == (grounds == {"default"})


def test_every_palette_is_a_theme_of_the_same_name() -> None:
    assert [theme.name for theme in themes()] == list(PALETTES)
