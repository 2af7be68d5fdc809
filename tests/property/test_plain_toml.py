"""The quick reader of TOML gives what tomllib gives, or leaves it to tomllib."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.keeping import plain_toml

PLAIN = """\
# On the Mend: answers about 5 November 2026. Yours to read, copy and keep.

format = "onthemend-session"
schema = 1
started = 2026-11-05T09:41:00+01:00
finished = 2026-11-05T08:47:00+00:00
legs = ["left", "right"]
stopped = true

[answers]
ctx_onset = 2026-09-03
s2_leg_avg = { left = 4, right = -1 }
s1_zones = ["low_back", "left_calf"]
p1_relief = { ice = 3, heat = "a lot" }
s4_where = []
note = "the [bold] stairs, 3 = three 😀"

[missing]
s2_tingle = { left = "skipped" }

[provenance]
live = false

[end]
complete = true
"""
ODD_MARKS = (
    "", " ", "\t", "\r", "\x00", "\x7f", "\x85", "\u2028", '"', "'", "\\", "#", "=", ".", ",", "[", "]",
    "_", "{", "}", "0", "-", "+", "é", "٣", "true", "1e3", "Z", "\ufeff",
)  # fmt: skip
ODD_LINES = (
    "[a.b]", "[[answers]]", "[answers]", "[ answers ]", "[format]", "[]", "a.b = 1", '"a" = 1', "a =", "a",
    "= 1", "a = 01", "a = +1", "a = -0", "a = 1_0", "a = 0x1", "a = 1.0", "a = inf", "a = nan", "a = -1",
    "a = ٣", "a = 9999999999999999999", "a = []", "a = [1]", 'a = ["x", 1]', 'a = ["x",]', 'a = ["x","y"]',
    "a = {}", "a = { b = 1 }", "a = { b = 1, b = 2 }", "a = { b = 1, }", "a = {b = 1}",
    "a = { b = { c = 1 } }", "a = 2026-02-30", "a = 2026-11-05", "a = 2026-11-05T09:41:00",
    "a = 2026-11-05T09:41:00Z", "a = 0000-01-01", "a = 2026-11-05T09:41:00+01:00",
    "a = 2026-11-05 09:41:00+01:00", "a = 2026-11-05T09:41:60+01:00", "a = 2026-11-05T09:41:00.5+01:00",
    "a = 2026-11-05T09:41:00+25:00", "a = 2026-11-05T24:00:00+00:00", "a = 09:41:00",
    "a = 2026-11-05T09:41:00-00:00", "a = 2026-11-05T09:41:00+01:60", "a = 'x'", 'a = """x"""', "a = true",
    "a = True", "a = 1 # why", "# why", "#\x01", "#\t", " a = 1", "a  = 1", "a = 1 ", "a = 1 b = 2",
    "é = 1", 'a = "\xe9\u2028"', 'a = "\x7f"', 'a = "\t"', "answers = 1", "stopped = true", 'a = "x" "y"',
)  # fmt: skip


def same(text: str) -> bool:
    """Whether the quick reader gave nothing, or the very same."""
    found = plain_toml.parsed(text)
    return found is None or repr(found) == repr(tomllib.loads(text))


def test_it_reads_the_shape_that_this_program_writes() -> None:
    assert plain_toml.parsed(PLAIN) == tomllib.loads(PLAIN)


@pytest.mark.parametrize("line", ODD_LINES)
def test_a_line_out_of_the_ordinary_anywhere_changes_nothing(line: str) -> None:
    lines = PLAIN.split("\n")
    for place in (0, 2, 7, 11, len(lines)):
        assert same("\n".join([*lines[:place], line, *lines[place:]]))


@settings(max_examples=300)
@given(st.data())
def test_whatever_is_damaged_it_gives_the_same_as_tomllib_or_nothing(data: st.DataObject) -> None:
    lines = PLAIN.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["odd", "double", "drop", "damage"])):
            case "odd":
                lines.insert(place, data.draw(st.sampled_from(ODD_LINES)))
            case "double":
                lines.insert(place, lines[data.draw(st.integers(0, len(lines) - 1))])
            case "drop":
                del lines[place]
            case "damage":
                at = data.draw(st.integers(0, len(lines[place])))
                lines[place] = lines[place][:at] + data.draw(st.sampled_from(ODD_MARKS)) + lines[place][at:]
    assert same("\n".join(lines))


@given(st.text())
def test_any_text_is_read_the_same_or_left_alone(text: str) -> None:
    assert same(text)
