"""Settings: arguments win over the environment, the environment over what the system says."""

import os
import stat
from pathlib import Path

import pytest

from tui import settings


def test_the_data_option_wins_over_the_variable() -> None:
    assert settings.read("/a/b", env={"ONTHEMEND_DATA": "/c"}).data == Path("/a/b")
    assert settings.read(env={"ONTHEMEND_DATA": "/c"}).data == Path("/c")


def test_without_either_it_is_the_systems_place_for_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert settings.read(env={}).data.name == "onthemend"


def test_a_relative_folder_is_made_absolute_but_a_link_stays_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert settings.read("link", env={}).data == tmp_path / "link"


@pytest.mark.parametrize(
    ("env", "theme", "rich"),
    [
        ({"TERM": "linux"}, "sixteen", False),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, "sixteen", False),
        ({"TERM": "xterm-256color"}, "dark", True),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "dark", True),
        ({"TERM": "xterm"}, "sixteen", True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "dark", True),
        ({"TERM": "vt100"}, "sixteen", False),
    ],
)
def test_the_terminal_decides_theme_and_glyphs(env: dict[str, str], theme: str, rich: bool) -> None:
    found = settings.read("/x", env=env)
    assert (found.theme, found.rich_glyphs) == (theme, rich)


@pytest.mark.parametrize(
    ("env", "country"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "nl_NL@euro"}, "NL"),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "en"}, ""),
        ({"LANG": "sr_Latn.UTF-8"}, ""),
        ({"LANG": "en_../x"}, ""),
        ({}, ""),
    ],
)
def test_the_country_comes_from_the_locale_or_from_nowhere(env: dict[str, str], country: str) -> None:
    assert settings.read("/x", env=env).country == country


def test_a_dumb_terminal_is_known() -> None:
    assert settings.read("/x", env={"TERM": "dumb"}).dumb


@pytest.mark.skipif(os.name != "posix", reason="POSIX file modes")
def test_files_made_from_now_on_are_private(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        settings.keep_private()
        (tmp_path / "x").write_text("")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600


def test_the_colours_chosen_last_time_are_taken_where_the_terminal_has_them(tmp_path: Path) -> None:
    folder = tmp_path / "people" / "me"
    folder.mkdir(parents=True)
    (folder / "person.toml").write_text('[settings]\ntheme = "light"\n')
    many = settings.Settings(data=tmp_path)
    few = settings.Settings(data=tmp_path, theme="sixteen")
    assert settings.with_own_theme(many).theme == "light"
    assert settings.with_own_theme(few).theme == "sixteen"
    (folder / "person.toml").write_text("[settings\n")
    assert settings.with_own_theme(many) == many
