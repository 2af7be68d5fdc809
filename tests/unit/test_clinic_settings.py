"""kiosk.toml: the template is right, and each wrong line is refused by name and number."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessments.clinic import settings
from assessments.clinic.clinic import Clinic
from assessments.clinic.settings import Settings
from assessments.errors import StoreError


def test_the_template_says_what_holds_without_it() -> None:
    assert settings.read(settings.template()) == Settings()
    assert settings.read(b"") == Settings()


def test_every_setting_stands_in_the_template_with_a_comment_above() -> None:
    text = settings.template().decode()
    lines = text.splitlines()
    for name in settings._CHECKS:
        place = next(n for n, line in enumerate(lines) if line.startswith(f"{name} = "))
        above = lines[:place][::-1]
        group = [line for line in above[: next(n for n, line in enumerate(above) if not line)] if line]
        assert any(line.startswith("# ") for line in group), name


@pytest.mark.parametrize(("idle", "staff", "holds"), [(90, 45, 45), (30, 45, 30), (0, 45, 45)])
def test_the_staffs_screens_close_no_later_than_a_patients(idle: int, staff: int, holds: int) -> None:
    assert Settings(idle_seconds=idle, staff_idle_seconds=staff).staff_idle == holds


def test_every_setting_can_be_changed() -> None:
    data = """
form = "full"
languages = ["de", "en", "de"]
country = "DE"
clinic = "Praxis am Markt"
readers = "Ihre Physiotherapeutin"
consent = { de = "Sie können jederzeit aufhören.", en = "Stop whenever you like." }
retention_days = 365
idle_seconds = "off"
countdown_seconds = 60
thanks_seconds = 10
staff_idle_seconds = 30
free_text = true
export_to = "/media/stick"
"""
    found = settings.read(data.encode())
    assert (found.form, found.languages, found.idle_seconds) == ("full", ("de", "en"), 0)
    assert found.consent_version != Settings().consent_version
    assert settings.said(found.consent, "en") == "Stop whenever you like."
    assert settings.said(found.consent, "fr") == "Sie können jederzeit aufhören."
    assert settings.said(found.readers, "en") == "Ihre Physiotherapeutin"
    assert found.export_to == "/media/stick"


WRONG = {
    "consent = { en = 3 }": "one for each language",
    'clinic = { "../x" = "a" }': "one for each language",
    "readers = {}": "one for each language",
    'form = "welcome"': '"check-in" or "full" or "bad-day" is expected',
    "languages = []": "a list of languages",
    'languages = ["../x"]': "a list of languages",
    'languages = "en"': "a list of languages",
    'country = "gb"': "two capital letters",
    f'consent = "{"a" * 401}"': "at most 400 letters",
    "retention_days = 0": "1 or more, or \"off\"",
    "idle_seconds = 5": "from 20 to 3600",
    "idle_seconds = true": "from 20 to 3600",
    'idle_seconds = "never"': "from 20 to 3600",
    "countdown_seconds = 19": "from 20 to 600",
    'countdown_seconds = "off"': "from 20 to 600",
    "thanks_seconds = 1.5": "from 5 to 600",
    "staff_idle_seconds = 601": "from 15 to 600",
    'free_text = "yes"': "true or false",
    'export_to = "stick"': "the whole name of a folder",
    "idle_second = 90": "there is no such setting",
    "[idle_seconds]": "from 20 to 3600",
    '"form" = 1': "is expected",
}  # fmt: skip


@pytest.mark.parametrize(("line", "reason"), WRONG.items())
def test_a_wrong_line_is_refused_and_named(line: str, reason: str) -> None:
    key = line.split("=")[0].strip().strip('[]"')
    data = f"# a kiosk\n\n\n{line}\n"
    with pytest.raises(StoreError) as caught:
        settings.read(data.encode(), "kiosk.toml")
    assert str(caught.value).startswith(f"kiosk.toml, line 4: {key}: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (b'form = "full"\nidle_seconds = \n', "kiosk.toml, line 2: this can't be read as TOML"),
        (b'form = "full"\nform = "full"\n', "kiosk.toml, line 2: this can't be read as TOML"),
        (b'clinic = "', "kiosk.toml, last line: this can't be read as TOML"),
        (b"clinic = \xff", "kiosk.toml isn't plain text"),
        (b"a = " + b"[" * 5000, "kiosk.toml is nested too deeply"),
    ],
)
def test_a_file_that_isnt_toml_is_refused_with_its_line(data: bytes, start: str) -> None:
    with pytest.raises(StoreError) as caught:
        settings.read(data)
    assert str(caught.value).startswith(start)
    assert "\n" not in str(caught.value)


def test_words_of_the_clinic_are_cleaned_of_what_a_terminal_could_act_on() -> None:
    assert settings.read(b'clinic = "a\\u001b]0;x\\u0007b"').clinic == "a]0;xb"


def test_a_clinic_that_isnt_set_up_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="onthemend kiosk set-pin"):
        Clinic.open(tmp_path)
    assert not list(tmp_path.iterdir())


def test_setting_up_twice_keeps_the_key_and_the_settings(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    first = Clinic.set_up(tmp_path)
    (tmp_path / "kiosk" / "kiosk.toml").write_text('form = "full"\n')
    again = Clinic.set_up(tmp_path)
    assert again.person_of("1") == first.person_of("1")
    assert again.settings.form == "full"
    assert all(
        path.stat().st_mode & 0o077 == 0
        for path in (tmp_path / "kiosk").rglob("*")
        if path.name != "kiosk.toml"
    )


def test_a_key_that_is_gone_is_never_made_anew(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    clinic = Clinic.set_up(tmp_path)
    clinic.decline(datetime(2026, 11, 24, tzinfo=UTC))
    (tmp_path / "kiosk" / "key.toml").unlink()
    for way in (Clinic.open, Clinic.set_up):
        with pytest.raises(StoreError, match="is missing: without it no code finds its record"):
            way(tmp_path)


@pytest.mark.parametrize(
    "damage", [b"", b"x", b'format = "onthemend-kiosk-key"\nschema = 1\nkey = "00"\n[end]\ncomplete = true\n']
)
def test_a_damaged_key_is_said_and_left(tmp_path: Path, damage: bytes) -> None:
    Clinic.set_up(tmp_path)
    key = tmp_path / "kiosk" / "key.toml"
    key.write_bytes(damage)
    with pytest.raises(StoreError, match="Bring it back from a backup"):
        Clinic.open(tmp_path)
    assert key.read_bytes() == damage
