"""Keeping it away: lifting, sitting, moving, looking after oneself, and a plan for a flare-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.screens.frames.lists import ListScreen, Row

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
        super().__init__()
        self.topic, self.plan, self.week, self.goal = topic, plan, week, goal

    @property
    def rows(self) -> tuple[Row, ...]:
        """The person's own, then what there is to read."""
        plan = self.plan.lines[0] if self.plan else "in your own words; not written yet"
        read = [Row(paragraph.title) for paragraph in self.topic.paragraphs]
        week = f"{self.week.counted} of {self.goal} minutes in 7 days"
        first = Row("Your plan for a flare-up", plan, head="Yours"), Row("Your exercise week", week)
        return (*first, *(Row(r.title, head="To read" if n == 0 else "") for n, r in enumerate(read)))

    def chosen(self, place: int) -> None:
        own: tuple[Literal["plan", "week"], ...] = ("plan", "week")
        self.dismiss(Wanted(own[place]) if place < len(own) else Wanted("read", place - len(own)))
