"""What Home says comes next."""

import pytest

from tui.screens.choices import DUE, next_step


@pytest.mark.parametrize(
    ("days", "warned", "pressing", "key"),
    [
        (None, False, False, "1"),
        (0, False, False, "4"),
        (DUE - 1, False, False, "4"),
        (DUE, False, False, "1"),
        (60, False, False, "1"),
        (0, True, True, "3"),
        (60, True, True, "3"),
        (DUE - 1, False, True, "3"),  # there are no tips then
        (DUE, False, True, "1"),
    ],
)
def test_home_names_the_step_that_fits(days: int | None, warned: bool, pressing: bool, key: str) -> None:
    assert next_step(days, warned=warned, pressing=pressing)[1] == key
