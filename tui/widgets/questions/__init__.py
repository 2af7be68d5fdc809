"""One view per kind of question; `view_for` picks it, and the type checker names a kind that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from assessments.asking.interview import Page
    from assessments.questions import Question
    from tui.widgets.questions.base import QuestionView


def view_for(page: Page) -> QuestionView:
    """A new view of this page."""
    match page.layout:
        case "guide":
            from tui.widgets.questions.guide import GuideView

            return GuideView(page)
        case "grid":
            from tui.widgets.questions.grid import GridView

            return GridView(page)
        case "list":
            from tui.widgets.questions.safetylist import SafetyListView

            return SafetyListView(page)
        case "one":
            return _view_of_one(page.asks[0].question, page)
        case _:
            assert_never(page.layout)


def _view_of_one(question: Question, page: Page) -> QuestionView:
    from assessments import questions as kinds

    match question:
        case kinds.Rating():
            from tui.widgets.questions.rating import RatingView

            return RatingView(page)
        case kinds.Choice():
            from tui.widgets.questions.choice import ChoiceView

            return ChoiceView(page)
        case kinds.Several():
            from tui.widgets.questions.several import SeveralView

            return SeveralView(page)
        case kinds.Safety():
            from tui.widgets.questions.safetylist import SafetyListView

            return SafetyListView(page)
        case kinds.Count():
            from tui.widgets.questions.count import CountView

            return CountView(page)
        case kinds.Number():
            from tui.widgets.questions.number import number_view

            return number_view(page)
        case kinds.Angle():
            from tui.widgets.questions.angle import AngleView

            return AngleView(page)
        case kinds.Day():
            from tui.widgets.questions.day import DayView

            return DayView(page)
        case kinds.Note():
            from tui.widgets.questions.note import NoteView

            return NoteView(page)
        case kinds.Activities():
            from tui.widgets.questions.activities import ActivitiesView

            return ActivitiesView(page)
        case kinds.Zone():
            from tui.widgets.questions.zone import ZoneView

            return ZoneView(page)
        case kinds.Zones():
            from tui.widgets.questions.bodymap import BodyMapView

            return BodyMapView(page)
        case kinds.Table():
            from tui.widgets.questions.table import TableView

            return TableView(page)
        case kinds.Change():
            from tui.widgets.questions.change import ChangeView

            return ChangeView(page)
        case _:
            assert_never(question)
