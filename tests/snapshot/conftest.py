"""The fixture `picture`: draws a screen and compares it with screenshots/<name>-<width>x<height>-<theme>.svg.

    async def test_home_shows_the_next_step(picture):
        await picture(app, "home", keys=("tab",))

The tests make the README's pictures: `make screenshots` writes them (`pytest tests/snapshot --update-svg`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from snapshot.svg import tidy
from textual.app import App
from textual.pilot import Pilot

SCREENSHOTS = Path(__file__).resolve().parents[2] / "screenshots"
Steps: TypeAlias = Callable[[Pilot[Any]], Awaitable[None]]
Picture: TypeAlias = Callable[..., Awaitable[None]]


@pytest.fixture
def picture(request: pytest.FixtureRequest, tmp_path: Path) -> Picture:
    """See the module. `steps` is an async function of the pilot, for what keys alone can't do; `look`
    is the name's last part where the theme doesn't tell it."""

    async def take(
        app: App[Any],
        name: str,
        size: tuple[int, int] = (80, 24),
        keys: Iterable[str] = (),
        theme: str = "dark",
        steps: Steps | None = None,
        look: str = "",
    ) -> None:
        async with app.run_test(size=size) as pilot:
            app.animation_level = "none"
            app.theme = theme
            await pilot.pause()
            await pilot.press(*keys)
            if steps:
                await steps(pilot)
            await pilot.pause()
            drawn = tidy(app.export_screenshot(title="On the Mend", simplify=True))
        kept = SCREENSHOTS / f"{name}-{size[0]}x{size[1]}-{look or theme}.svg"
        if request.config.getoption("--update-svg"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(drawn, encoding="utf-8")
        elif not kept.exists():
            pytest.fail(f"screenshots/{kept.name} doesn't exist yet: look at it after `make screenshots`")
        elif kept.read_text(encoding="utf-8") != drawn:
            (tmp_path / kept.name).write_text(drawn, encoding="utf-8")
            pytest.fail(f"screenshots/{kept.name} isn't what is drawn now ({tmp_path / kept.name})")

    return take
