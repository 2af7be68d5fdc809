"""What Home says comes next."""

import pytest

from tui.screens.choices import DUE, next_step


@pytest.mark.parametrize(
    ("days", "warned", "key"),
    [
        (None, False, "1"),
        (0, False, "4"),
        (DUE - 1, False, "4"),
        (DUE, False, "1"),
        (60, False, "1"),
        (0, True, "3"),
    ],
)
def test_home_names_the_step_that_fits(days: int | None, warned: bool, key: str) -> None:
    assert next_step(days, warned)[1] == key
