"""CLINICAL 8: every zone against every zone, leg pain beside it, two legs, and the map's places."""

from __future__ import annotations

from typing import Any

import pytest
from spells import session, told

from assessments.judging.progress import Progress

# Rows: zone at the reference 0-7. Columns: zone now 0-7. One letter for each result of section 8:
# g gone, c centralized, n nearer (centralizing), u unchanged, s spreading.
RESULTS = {"g": "resolved", "c": "a_lot_better", "n": "improved", "u": "no_meaningful_change", "s": "worse"}
MATRIX = """
uussssss
guusssss
guuussss
gcuuusss
gcnuuuss
gcnnuuus
gcnnnuuu
gcnnnnuu
"""
LABELS = {
    "g": "gone",
    "c": "only in the low back",
    "n": "drawing back",
    "u": "unchanged",
    "s": "reaches farther",
}
MESSAGES = {
    "g": "No leg or back pain reported.",
    "c": "Your leg pain has moved back to your low back.",
    "n": "The pain doesn't reach as far. A good sign.",
    "u": "Pain reaches about as far as before.",
    "s": "The pain reached farther than before. This can happen and doesn't mean damage.",
}
CELLS = [(ref, now, letter) for ref, row in enumerate(MATRIX.split()) for now, letter in enumerate(row)]


def reached(*zones: int, **other: Any) -> Progress:
    return told(*(session(7 * n, s1_far_usual=zone, **other) for n, zone in enumerate(zones)))


@pytest.mark.parametrize(("ref", "now", "letter"), CELLS)
def test_every_zone_against_every_zone(ref: int, now: int, letter: str) -> None:
    found = reached(ref, now, s2_leg_avg=5)
    line = found.measures["zone"]
    assert (str(line.verdict), line.confirmed) == (RESULTS[letter], False)
    assert found.signs["s1"].verdict is line.verdict
    assert line.note.startswith(MESSAGES[letter])


@pytest.mark.parametrize(("ref", "now", "letter"), [c for c in CELLS if c[2] != "u"])
def test_a_second_check_in_alike_makes_it_sure_and_names_it(ref: int, now: int, letter: str) -> None:
    line = reached(ref, now, now, s2_leg_avg=5).measures["zone"]
    assert (str(line.verdict), line.confirmed, line.label) == (RESULTS[letter], True, LABELS[letter])


@pytest.mark.parametrize(
    ("zones", "pains", "verdict"),
    [
        # nearer, but leg pain 2 or more worse; the reverse; and one beside each line
        ((6, 4), (4, 6), "mixed"), ((6, 4), (4, 5), "improved"), ((6, 4), (4, 4), "improved"),
        ((6, 1), (3, 5), "mixed"), ((6, 1), (3, 4), "a_lot_better"), ((6, 0), (2, 4), "mixed"),
        ((4, 6), (6, 4), "mixed"), ((4, 6), (6, 5), "worse"), ((4, 6), (4, 8), "worse"),
        # about as far stays unchanged, whatever the pain does
        ((5, 5), (2, 9), "no_meaningful_change"), ((5, 4), (9, 2), "no_meaningful_change"),
    ],
)  # fmt: skip
def test_nearer_but_stronger_or_farther_but_weaker_is_mixed(
    zones: tuple[int, int], pains: tuple[int, int], verdict: str
) -> None:
    then, now = (session(7 * n, s1_far_usual=zones[n], s2_leg_avg=pains[n]) for n in (0, 1))
    line = told(then, now).measures["zone"]
    assert str(line.verdict) == verdict
    if verdict == "mixed":
        assert "doesn't reach as far" in line.note or "reaches farther" in line.note


def test_without_leg_pain_the_place_alone_decides() -> None:
    assert str(reached(6, 4).measures["zone"].verdict) == "improved"


@pytest.mark.parametrize(("zone", "verdict"), [(1, "improved"), (2, "improved"), (3, "mixed"), (7, "mixed")])
def test_a_second_leg_from_the_thigh_down_is_spreading(zone: int, verdict: str) -> None:
    then = session(0, s1_far_usual=6, s2_leg_avg=5)
    legs = {"s1_far_usual": {"left": 4, "right": zone}, "s2_leg_avg": {"left": 5, "right": 2}}
    line = told(then, session(7, legs=("left", "right"), **legs)).measures["zone"]
    assert str(line.verdict) == verdict


def test_back_pain_that_rises_while_the_leg_draws_back_is_said_and_changes_nothing() -> None:
    then, now = session(0, s1_far_usual=6, s2_back_avg=2), session(7, s1_far_usual=3, s2_back_avg=5)
    found = told(then, now)
    assert str(found.measures["zone"].verdict) == "improved"
    assert "Back pain may rise for a while as leg pain draws back." in found.notes


@pytest.mark.parametrize(
    ("then", "now", "gained", "lost", "kept"),
    [
        (["low_back", "left_calf", "left_heel"], ["low_back", "left_buttock"],
         ["left_buttock"], ["left_calf", "left_heel"], ["low_back"]),
        (["left_calf"], [], [], ["left_calf"], []),
        ([], ["right_toes", "left_toes"], ["left_toes", "right_toes"], [], []),
        ([], [], [], [], []),
    ],
)  # fmt: skip
def test_the_maps_of_then_and_now_name_the_places_gained_lost_and_kept(
    then: list[str], now: list[str], gained: list[str], lost: list[str], kept: list[str]
) -> None:
    change = told(session(0, s1_zones=then), session(7, s1_zones=now)).map_change
    assert change is not None
    assert (list(change.gained), list(change.lost), list(change.kept)) == (gained, lost, kept)
    assert change.words
    assert all(word.endswith(".") for word in change.words)


def test_a_check_in_without_a_map_is_no_empty_map() -> None:
    marked = {"s1_zones": ["left_calf"], "s1_far_usual": 5}
    found = told(session(0, **marked), session(7, **marked), session(14, s1_far_usual=3))
    assert found.map_change is not None
    assert found.map_change.lost == ()
    assert [point.marked for point in found.maps] == [True, True, False]


def test_how_far_tingling_reaches_has_a_line_of_its_own_and_no_verdict() -> None:
    found = told(session(0, s1_tingle_far=6), session(7, s1_tingle_far=2))
    line = found.measures["tingle_zone"]
    assert (line.first, line.now, str(line.verdict), line.label) == (6, 2, "cant_tell", "shown, not judged")
    assert line.words[6] == "ankle, heel or foot"


def test_back_pain_outweighing_the_leg_while_it_draws_back_brings_the_message() -> None:
    then, now = session(0, s1_far_usual=6), session(7, s1_far_usual=3, s1_back_vs_leg="back_bit")
    assert "Back pain may rise for a while as leg pain draws back." in told(then, now).notes
    same = session(7, s1_far_usual=3, s1_back_vs_leg="same")
    assert "Back pain may rise for a while as leg pain draws back." not in told(then, same).notes
