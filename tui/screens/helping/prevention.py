"""Keeping it away: lifting, sitting, moving, looking after oneself, and a plan for a flare-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.screens.frames.lists import ListScreen
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from assessments.helping.learning import Topic
    from assessments.helping.plan import FlarePlan
    from assessments.helping.week import Week


class Wanted(NamedTuple):
    """The plan, the exercise week, or a paragraph to read (its place in the topic)."""

    what: Literal["plan", "week", "read"]
    place: int = 0


class PreventionScreen(ListScreen["Wanted | None"]):
    """`topic`: what there is to read about it; `plan`, `week`: the person's own."""

    headline = "Keeping it away"
    fact = "For today"

    def __init__(self, topic: Topic, plan: FlarePlan | None, week: Week, goal: int) -> None:
        words = plan.lines[0] if plan else "in your own words; not written yet"
        minutes = f"{week.brisk} of {goal} brisk minutes in 7 days"
        own = Row("Your plan for a flare-up", words, head="Yours"), Row("Your exercise week", minutes)
        titles = [paragraph.title for paragraph in topic.paragraphs]
        super().__init__((*own, Row(titles[0], head="To read"), *map(Row, titles[1:])))

    def chosen(self, place: int) -> None:
        own: tuple[Literal["plan", "week"], ...] = ("plan", "week")
        self.dismiss(Wanted(own[place]) if place < len(own) else Wanted("read", place - len(own)))
