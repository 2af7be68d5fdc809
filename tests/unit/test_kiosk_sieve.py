"""The sieve before the kiosk's keys: what a person does passes, what a terminal babbles doesn't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.kiosk.shell.sieve import Sieve

KEYS = [
    "7", "e", "é", "漢", "\r", "\t", "\x7f", "\x03", "\x1b[A", "\x1b[1;5C", "\x1bOP", "\x1b[15~", "\x1b[3~",
    "\x1b[H", "\x1b[113;5u", "\x1b[57399u", "\x1b[57399;129u", "\x1bx", "\x1b[<0;10;5M", "\x1b[<64;10;5M",
    "\x1b[<35;1;1m", "\x1b[I", "\x1b[O", "\x1b[?2026;2$y",
]  # fmt: skip
JUNK = {
    "a report of the terminal": "\x1b[?62;22c",
    "colours": "\x1b[9;9;9m",
    "a kitty key beyond Unicode": "\x1b[1114112u",
    "a kitty key that is half a letter": "\x1b[55296u",
    "a very long sequence": "\x1b[" + "1;" * 3000 + "m",
    "a size that would make it deaf to sizes": "\x1b[48;1;1;1;1t",
    "the mode that does": "\x1b[?2048;2$y",
    "a title": "\x1b]0;OWNED\x07",
    "the clipboard": "\x1b]52;c;SGVsbG8=\x1b\\",
    "a device string": "\x1bP>|x\x1b\\",
    "a paste": "\x1b[200~7\r\x1b[A[@click=app.quit]x[/]\x1b[201~",
    "a paste in a paste": "\x1b[200~\x1b[200~7\x1b[201~",
    "an old mouse report": "\x1b[M !!",
    "a sequence with a control character in it": "\x1b[1\x07m",
}  # fmt: skip


@pytest.mark.parametrize("keys", KEYS)
def test_what_a_person_does_passes(keys: str) -> None:
    sieve = Sieve()
    assert sieve.feed(keys) == keys
    assert sieve.pause() == ""


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK.keys())
def test_what_a_terminal_babbles_is_dropped_and_the_next_key_passes(junk: str) -> None:
    assert Sieve().feed(f"1{junk}2") == "12"


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK.keys())
def test_cut_anywhere_it_is_dropped_as_well(junk: str) -> None:
    for cut in range(1, min(len(junk), 60)):
        sieve = Sieve()
        assert sieve.feed(junk[:cut]) + sieve.feed(f"{junk[cut:]}2") == "2", cut


@pytest.mark.parametrize(
    "start", ["\x1b]52;c;AAAA", "\x1b[200~abc", "\x1b[1;1", "\x1b[M", "\x1bP", "\x1b[<0;1", "\x1bO"]
)
def test_what_is_never_finished_doesnt_swallow_the_keys_after_a_moment(start: str) -> None:
    sieve = Sieve()
    assert sieve.feed(start) == ""
    assert sieve.pause() == ""
    assert sieve.feed("7") == "7"


def test_a_lone_escape_is_the_key_after_a_moment() -> None:
    sieve = Sieve()
    assert sieve.feed("\x1b") == ""
    assert sieve.pause() == "\x1b"
    assert sieve.feed("\x1b\x1b\x1b") + sieve.pause() == "\x1b\x1b\x1b"


@given(st.lists(st.sampled_from([*KEYS, *JUNK.values()])))
def test_no_mixture_lets_junk_through_or_loses_a_key(parts: list[str]) -> None:
    kept = "".join(part for part in parts if part in KEYS)
    assert Sieve().feed("".join(parts)) == kept


@given(st.text(max_size=80))
def test_whatever_comes_plain_digits_at_the_end_pass(text: str) -> None:
    sieve = Sieve()
    sieve.feed(text)
    sieve.pause()
    assert sieve.feed("123") == "123"
