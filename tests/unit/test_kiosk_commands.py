"""The clinic's commands: what they print, what they refuse, and that nothing is deleted unasked."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assessments.clinic import secret
from assessments.clinic.clinic import Clinic
from assessments.clinic.moment import Moment
from tui import cli
from tui.kiosk.process import machine, readiness
from tui.kiosk.shell import lockdown

PIN = "830194"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cheap scrypt, and this process stays as it is."""
    monkeypatch.setattr(secret, "_COST", {"n": 2, "r": 1, "p": 1})
    monkeypatch.setattr(lockdown, "no_traces", lambda: True)
    monkeypatch.setattr(lockdown, "ignore_signals", lambda: None)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """`run("verify", typed="")` -> (exit code, what was printed, what was complained)."""

    def go(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = cli.main(["kiosk", *arguments, "--data", str(data)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return go


@pytest.fixture
def clinic(run: Any, data: Path) -> Clinic:
    assert run("set-pin", typed=f"{PIN}\n")[0] == 0
    return Clinic.open(data)


def test_the_pin_is_set_from_standard_input_and_the_settings_are_named(run: Any, data: Path) -> None:
    code, out, _ = run("set-pin", typed=f"{PIN}\n")
    assert code == 0
    assert str(data / "kiosk" / "kiosk.toml") in out
    assert PIN not in out
    assert Clinic.open(data).pin.check(PIN, Moment(datetime(2026, 1, 1, tzinfo=UTC), "one", 1))


@pytest.mark.parametrize("typed", ["", "12345\n", "123456\n", "abcdef\n"])
def test_a_pin_that_wont_do_is_refused(run: Any, data: Path, typed: str) -> None:
    code, _, err = run("set-pin", typed=typed)
    assert (code, err.count("\n")) == (1, 1)
    assert not Clinic.open(data).pin.is_set


@pytest.mark.parametrize("command", [["verify"], ["codes"], ["erase", "123"], ["retention"], ["check"]])
def test_without_a_kiosk_every_command_says_what_to_do(run: Any, data: Path, command: list[str]) -> None:
    code, out, err = run(*command)
    assert code == 1
    assert "onthemend kiosk set-pin" in out + err
    assert not data.exists()


def test_elsewhere_than_on_linux_it_says_so(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lockdown, "is_linux", lambda: False)
    for command in ((), ("check",)):
        code, _, err = run(*command)
        assert (code, err.count("\n")) == (78, 1)
        assert "only Linux has" in err


def test_codes_are_printed_in_threes_and_lead_to_the_records_named(run: Any, clinic: Clinic) -> None:
    code, out, _ = run("codes", "--count", "5", "--records")
    lines = [line.split("   record ") for line in out.splitlines()]
    assert code == 0
    assert len({code for code, _ in lines}) == 5
    assert all(clinic.person_of(code.replace(" ", "")) == person for code, person in lines)
    assert run("codes", "--count", "0")[0] == 1


def test_the_trail_is_verified_against_heads_of_before(run: Any, clinic: Clinic, tmp_path: Path) -> None:
    code, out, _ = run("verify", "--export")
    head = out.rsplit(": ", 1)[1]
    (tmp_path / "head.txt").write_text(head)
    assert (code, run("verify", "--head", str(tmp_path / "head.txt"))[0]) == (0, 0)
    whole = clinic.trail.path.read_bytes()
    clinic.trail.path.write_bytes(whole.splitlines(keepends=True)[0])
    code, out, _ = run("verify")
    assert code == 1
    assert "the end was cut off" in out
    clinic.trail.path.write_bytes(whole.replace(b'"anew":false', b'"anew":true'))
    assert run("verify", "--head", head)[0] == 1
    assert run("verify", "--head", "nonsense")[0] == 1


def kept(clinic: Clinic, code: str, days: int = 0) -> Path:
    day = datetime.now().date() - timedelta(days=days)
    path = clinic.data / "people" / clinic.person_of(code) / "sessions" / f"{day}T090000-a{days}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    return path


def test_erasing_asks_first_and_says_what_remains(run: Any, clinic: Clinic) -> None:
    code = clinic.new_code()
    path = kept(clinic, code)
    done, _, err = run("erase", code)
    assert (done, path.exists()) == (1, True)
    assert "--yes" in err
    done, out, _ = run("erase", code, "--yes")
    assert (done, path.exists()) == (0, False)
    assert "Copies in backups" in out
    assert code not in out
    assert run("erase", code)[1] == "Nothing is kept under this code.\n"
    assert run("erase", "123456789")[0] == 1
    assert code.encode() not in clinic.trail.path.read_bytes()


def test_retention_shows_first_and_deletes_only_when_told(run: Any, clinic: Clinic) -> None:
    old, new = kept(clinic, "1", 40), kept(clinic, "1", 3)
    assert "nothing is ever due" in run("retention")[2]
    (clinic.folder / "kiosk.toml").write_text("retention_days = 30\n")
    code, out, _ = run("retention")
    assert (code, old.exists()) == (0, True)
    assert "1 files of 1 records" in out
    assert run("retention", "--delete")[0] == 1  # nobody agreed
    assert old.exists()
    assert run("retention", "--delete", "--yes")[0] == 0
    assert (old.exists(), new.exists()) == (False, True)
    assert "Nothing is older than 30 days." in run("retention")[1]


def test_a_wrong_setting_is_refused_with_its_file_and_line(run: Any, clinic: Clinic) -> None:
    (clinic.folder / "kiosk.toml").write_text('form = "full"\n\nidle_seconds = 5\n')
    code, _, err = run("codes")
    assert code == 1
    assert "kiosk.toml, line 3: idle_seconds: a number of seconds from 20 to 3600" in err


# -- kiosk check --


def test_the_check_says_a_sentence_each_and_counts(run: Any, clinic: Clinic) -> None:
    code, out, _ = run("check")
    lines = out.splitlines()
    names = [line[6:22].strip() for line in lines[:-1]]
    assert names == [
        "PIN", "languages", "ways out", "permissions", "trail", "clock", "clean-up", "disk space",
        "core dumps", "swap", "disk encryption", "system keys", "account", "terminal",
    ]  # fmt: skip
    assert all(line.endswith(".") for line in lines)
    assert code == (1 if any(line.startswith("FAIL") for line in lines) else 0)
    assert "pass  PIN" in out
    assert "pass  ways out" in out


def found(clinic: Clinic, name: str, now: datetime | None = None) -> readiness.Check:
    moment = Moment(now or datetime.now().astimezone(), "one", 1)
    return next(check for check in readiness.all_checks(clinic.data, moment) if check.name == name)


def test_each_check_fails_where_it_should(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now().astimezone()
    clinic.trail.add("clean-up", now, failed="The terminal says nothing.")
    assert found(clinic, "clean-up").passed is False
    clinic.trail.add("clean-up", now, failed="")
    assert found(clinic, "clean-up").passed
    assert found(clinic, "clock", now - timedelta(days=2)).passed is False
    assert found(clinic, "clock").passed
    (clinic.folder / "pin.toml").chmod(0o644)
    assert found(clinic, "permissions").passed is False
    (clinic.folder / "pin.toml").unlink()
    assert found(clinic, "PIN").passed is False
    clinic.trail.path.write_bytes(clinic.trail.path.read_bytes().replace(b"anew", b"news"))
    assert found(clinic, "trail").passed is False
    monkeypatch.setattr(lockdown, "no_traces", lambda: False)
    assert found(clinic, "core dumps").passed is False
    for line in ('languages = ["xx"]', 'country = "XX"'):
        (clinic.folder / "kiosk.toml").write_text(line)
        assert found(clinic, "languages").passed is False


def test_a_machine_is_looked_at_as_the_kernel_tells(tmp_path: Path) -> None:
    proc = tmp_path / "proc"
    (proc / "sys" / "kernel").mkdir(parents=True)
    (proc / "swaps").write_text("Filename Type Size\n")
    assert machine.swap(proc)[1] is True
    (proc / "swaps").write_text("Filename Type Size\n/dev/zram0 partition 1\n")
    assert machine.swap(proc)[1] is True
    (proc / "swaps").write_text("Filename Type Size\n/dev/nosuch9 partition 1\n")
    assert machine.swap(proc)[1] is False
    (proc / "sys" / "kernel" / "sysrq").write_text("16\n")
    assert "SysRq" in machine.system_keys(tmp_path)[2]
    (proc / "sys" / "kernel" / "sysrq").write_text("0\n")
    units = tmp_path / "etc" / "systemd" / "system"
    units.mkdir(parents=True)
    for unit in ("ctrl-alt-del.target", "autovt@.service"):
        assert machine.system_keys(tmp_path)[1] is False
        (units / unit).symlink_to("/dev/null")
    assert machine.system_keys(tmp_path)[1] is True


def test_a_disk_counts_as_encrypted_through_the_layers_below_it(tmp_path: Path) -> None:
    top = tmp_path / "dm-1"
    below = top / "slaves" / "dm-0" / "dm"
    below.mkdir(parents=True)
    assert not machine._encrypted_block(top)
    (below / "uuid").write_text("CRYPT-LUKS2-abc")
    assert machine._encrypted_block(top)
