"""A small, seeded form of bench/simulation.py: what the rules promise about false and late words."""

from __future__ import annotations

from functools import cache

from spells import library

from bench.simulation import Group, pain_only, report, simulate


@cache
def group(sort: str, people: int) -> Group:
    return simulate(library(), people, seed=7, sorts=(sort,))[sort]


def test_an_unchanged_persons_leg_pain_is_called_changed_for_sure_in_under_one_check_in_of_ten() -> None:
    better, worse = pain_only(library(), 200, seed=7)
    assert 0 < better + worse < 0.1


def test_unchanged_people_are_seldom_told_what_is_not_so() -> None:
    assert group("unchanged", 8).told_falsely < 0.2


def test_everybody_who_truly_gets_worse_is_told_to_see_a_clinician() -> None:
    assert group("worsening", 4).told == 1
    assert group("worsening", 4).told_of_worse == 1


def test_who_truly_recovers_is_told_so_and_is_hardly_ever_called_worse() -> None:
    people = group("recovering", 4)
    assert people.said("pain", -1, True) == 0
    assert all((1, True) in told.pain for told in people.people)
    assert all(3 in told.phases or 2 in told.phases for told in people.people)


def test_the_same_seed_gives_the_same_figures_and_another_seed_others() -> None:
    one, again = (simulate(library(), 1, seed=3, sorts=("flaring",))["flaring"] for _ in range(2))
    assert one == again
    other = simulate(library(), 1, seed=4, sorts=("flaring",))["flaring"]
    assert other.people[0].pain != one.people[0].pain


def test_the_report_names_every_figure() -> None:
    text = "\n".join(report(group("worsening", 4)))
    for words in ("for sure in", "told to see a clinician", "the phase changes", "truly worse"):
        assert words in text
