"""Timers by a clock of the test's own: pauses, sleep, clocks that go back, stretches, skin checks."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from assessments.helping.timer import AWAY, READY, TURN, Run, holds, simple, turns
from tui.clock import Watched, steady


@dataclass
class Walked:
    """A run looked at every quarter second, as the screen does."""

    run: Run
    now: float = 1000.0
    states: list[tuple[str, str, int]] = field(default_factory=list)

    def start(self) -> Walked:
        self.run = self.run.start(self.now)
        return self

    def watch(self, seconds: float) -> Walked:
        """Looks on for so long."""
        for _ in range(int(seconds * 4)):
            self.now += 0.25
            self.run = self.run.look(self.now)
            told = (self.run.state, self.run.part.kind, self.run.part.round)
            if not self.states or self.states[-1] != told:
                self.states.append(told)
        return self

    def sleep(self, seconds: float) -> Walked:
        """The lid is closed for so long."""
        self.now += seconds
        self.run = self.run.look(self.now)
        return self


def begun(*parts: object) -> Walked:
    return Walked(Run(*parts)).start()  # type: ignore[arg-type]


def test_a_timer_counts_down_and_is_over_once_all_of_it_has_gone_by() -> None:
    ice = begun(simple("cold", 900))
    assert (ice.run.state, ice.run.left(ice.now)) == ("running", 900)
    ice.watch(0.25)
    assert ice.run.left(ice.now) == 900, "the first second isn't over"
    ice.watch(899.5)
    assert (ice.run.state, ice.run.left(ice.now)) == ("running", 1)
    ice.watch(0.25)
    assert (ice.run.state, ice.run.left(ice.now), ice.run.late) == ("over", 0, 0.0)


def test_nothing_runs_before_it_is_started() -> None:
    run = Run(simple("move", 300)).look(5000.0)
    assert (run.state, run.left(5000.0), run.minutes(5000.0)) == ("ready", 300, 0)


def test_a_pause_stands_still_however_long_it_is() -> None:
    walk = begun(simple("move", 600)).watch(100)
    walk.run = walk.run.pause(walk.now)
    assert walk.run.state == "paused"
    walk.watch(4000).sleep(90000)
    assert (walk.run.state, walk.run.left(walk.now)) == ("paused", 500)
    walk.start().watch(500)
    assert walk.run.state == "over"
    assert walk.run.minutes(walk.now) == 10


def test_a_lid_closed_for_a_while_counts() -> None:
    ice = begun(simple("cold", 900)).watch(60).sleep(240)
    assert (ice.run.state, ice.run.left(ice.now)) == ("running", 600)


def test_a_cold_pack_that_was_forgotten_under_a_closed_lid_is_over_and_says_since_when() -> None:
    ice = begun(simple("cold", 900)).watch(60).sleep(7200)
    assert ice.run.state == "over"
    assert ice.run.late == pytest.approx(6360)
    assert ice.run.minutes(ice.now) == 15, "no more than was asked for"


def test_what_wants_the_person_in_front_of_it_waits_after_a_sleep() -> None:
    stretch = begun(holds(20, 3, 10)).watch(READY + 5).sleep(3600)
    assert stretch.run.state == "paused"
    assert (stretch.run.part.kind, stretch.run.part.round) == ("rest", 2)
    assert stretch.run.left(stretch.now) == 10, "the next part is whole"
    assert stretch.run.late == pytest.approx(3585)
    stretch.start().watch(10)
    assert (stretch.run.part.kind, stretch.run.late) == ("hold", 0.0)


def test_a_slow_machine_is_not_a_sleeping_one() -> None:
    stretch = begun(holds(20, 2, 10)).watch(READY + 15).sleep(AWAY - 1)
    assert (stretch.run.state, stretch.run.part.kind) == ("running", "rest")
    assert stretch.run.left(stretch.now) == 6, "the four seconds beyond the hold are of the rest"


def test_a_clock_that_goes_back_stands_still() -> None:
    walk = begun(simple("move", 300)).watch(100)
    walk.sleep(-50)
    assert (walk.run.state, walk.run.left(walk.now)) == ("running", 200)
    walk.sleep(60)
    assert walk.run.left(walk.now) == 190


def test_the_skin_is_looked_at_after_five_minutes_once() -> None:
    ice = begun(simple("cold", 900, check=300)).watch(299)
    assert not ice.run.check_due(ice.now)
    ice.watch(1)
    assert ice.run.check_due(ice.now)
    assert ice.run.state == "running", "the pack doesn't wait either"
    ice.run = ice.run.check()
    ice.watch(300)
    assert not ice.run.check_due(ice.now)


def test_cold_and_heat_take_turns_with_a_gap_that_only_the_person_ends() -> None:
    both = begun(turns(900, check=300)).watch(900)
    assert (both.run.state, both.run.part.kind) == ("waiting", "bare")
    both.watch(500)
    assert both.run.state == "waiting"
    both.start()
    assert (both.run.state, both.run.part.kind, both.run.left(both.now)) == ("running", "heat", 900)
    both.watch(300)
    assert both.run.check_due(both.now), "asked of each anew"
    both.watch(600)
    assert both.run.state == "over"
    assert both.run.minutes(both.now) == 30, "waiting counts for nothing"


def test_a_stretch_goes_through_its_holds_on_both_sides() -> None:
    stretch = begun(holds(20, 2, 10)).watch(READY + 20 + 10 + 20 + TURN + 20 + 10 + 20)
    kinds = [(kind, number) for state, kind, number in stretch.states if state == "running"]
    side = [("hold", 1), ("rest", 2), ("hold", 2)]
    assert kinds == [("ready", 0), *side, ("turn", 0), *side]
    assert stretch.run.state == "over"
    assert {part.side for part in stretch.run.parts} == {"left", "right"}


def test_a_part_can_be_passed_over_and_what_was_done_of_it_counts() -> None:
    stretch = begun(holds(30, 1, 10)).watch(READY + 15)
    stretch.run = stretch.run.skip(stretch.now)
    assert (stretch.run.part.kind, stretch.run.part.side) == ("turn", "right")
    assert stretch.run.spent == READY + 15
    ended = stretch.run
    for _ in range(3):
        ended = ended.skip(stretch.now)
    assert ended.state == "over"


@pytest.mark.parametrize(("seconds", "minutes"), [(59, 0), (60, 1), (119, 1), (299, 4), (300, 5)])
def test_only_whole_minutes_count(seconds: int, minutes: int) -> None:
    walk = begun(simple("move", 1800)).watch(seconds)
    assert walk.run.minutes(walk.now) == minutes


def test_what_is_left_goes_from_all_to_nothing() -> None:
    walk = begun(simple("move", 100))
    assert walk.run.share(walk.now) == 1.0
    walk.watch(25)
    assert walk.run.share(walk.now) == pytest.approx(0.75)


# -- the clock -------------------------------------------------------------------------------------


@dataclass
class Machine:
    monotonic: float = 10.0
    wall: float = 5000.0

    def run(self, seconds: float) -> None:
        self.monotonic += seconds
        self.wall += seconds


def test_the_clock_of_this_machine_goes_on() -> None:
    clock = steady()
    first = clock()
    assert clock() >= first


def test_where_no_clock_counts_sleep_the_time_of_day_tells_it() -> None:
    machine = Machine()
    clock = Watched(lambda: machine.monotonic, lambda: machine.wall)
    begin = clock()
    machine.run(60)
    assert clock() - begin == pytest.approx(60)
    machine.wall += 3600  # asleep: only the time of day went on
    machine.run(1)
    assert clock() - begin == pytest.approx(3661)


def test_a_time_of_day_set_back_or_a_little_off_changes_nothing() -> None:
    machine = Machine()
    clock = Watched(lambda: machine.monotonic, lambda: machine.wall)
    begin = clock()
    machine.wall -= 7200
    machine.run(30)
    assert clock() - begin == pytest.approx(30)
    machine.wall += 1.5
    machine.run(30)
    assert clock() - begin == pytest.approx(60)
