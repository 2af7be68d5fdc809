"""The idle watch: by a clock that runs in sleep, and never where it is off."""

from __future__ import annotations

from tui.kiosk.patient.idle import Watch


class Up:
    """Seconds since the machine started, moved by hand."""

    def __init__(self) -> None:
        self.now = 5000.0

    def __call__(self) -> float:
        return self.now


def test_it_asks_after_the_quiet_time_and_gives_up_after_the_countdown() -> None:
    up = Up()
    watch = Watch(up, 90, 30)
    states = []
    for _ in range(0, 130, 10):
        states.append((watch.state, watch.left))
        up.now += 10
    assert states[:9] == [("here", 30)] * 9
    assert states[9:12] == [("asked", 30), ("asked", 20), ("asked", 10)]
    assert states[12] == ("gone", 0)


def test_any_touch_gives_all_of_the_time_again() -> None:
    up = Up()
    watch = Watch(up, 90, 30)
    up.now += 119
    assert (watch.state, watch.left) == ("asked", 1)
    watch.touch()
    assert (watch.state, watch.left) == ("here", 30)


def test_a_night_with_the_lid_closed_is_a_long_time() -> None:
    up = Up()
    watch = Watch(up, 90, 30)
    up.now += 8 * 3600
    assert watch.state == "gone"


def test_off_is_off_and_a_pause_is_a_pause() -> None:
    up = Up()
    never, paused = Watch(up, 0, 30), Watch(up, 90, 30, paused=True)
    up.now += 10_000
    assert never.state == paused.state == "here"
