"""Leaving questions out: the keys for each reason, the words where it isn't allowed, groups of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessments.answers import Missing
    from assessments.asking.interview import Interview

REASONS: dict[str, Missing] = {"s": "skipped", "x": "not_applicable", "d": "dont_know"}
REFUSED = {
    "skipped": "This one can't be skipped.",
    "not_applicable": "“Doesn't apply” isn't an answer here. Press s to skip.",
    "dont_know": "“Don't know” isn't an answer here. Press s to skip.",
}


def without_tests(interview: Interview) -> Interview:
    """With every open test of the guide in view skipped, at the page of the guide still."""
    tests = _tests(interview)
    for later in interview.pages:
        for ask in later.asks:
            if ask.key.item in tests and not ask.done and "skipped" in ask.question.allow:
                interview = interview.leave_out(ask.key, "skipped")
    return interview


def behind_tests(interview: Interview) -> Interview:
    """At the first page after the guide in view that isn't one of its tests, or is one that is still open."""
    tests = _tests(interview)
    moved = interview.next()
    while not moved.at_end and moved.page.done and any(ask.key.item in tests for ask in moved.page.asks):
        moved = moved.next()
    return moved


def _tests(interview: Interview) -> tuple[str, ...]:
    guide = interview.page.guide
    return tuple(guide.before) if guide else ()
