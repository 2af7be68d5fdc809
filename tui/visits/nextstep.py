"""NextStep: the way between For today, tips, timers, the exercise week, the flare plan and Learn."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.visits.diary import Diary

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from textual.app import App

    from assessments.helping.plan import FlarePlan
    from assessments.helping.tips import Tip, Tips
    from assessments.helping.today import Suggested, Today
    from assessments.record import Record
    from tui.screens.helping.today import Marked

BELL = "timer_bell"  # the person's setting
FOUND = 5  # paragraphs shown for a question
RAISE = "slr_home"  # the tip that is a test: it goes through the questions, so that its answers count


class NextStep:
    """`record` is open. `check_in(form, only)` walks through questions. Slow work runs in a thread."""

    def __init__(
        self, app: App[int], record: Record, check_in: Callable[[str, str | None], Awaitable[None]]
    ) -> None:
        self.app, self.record, self.check_in = app, record, check_in
        self.clock: Callable[[], datetime] = app.clock  # type: ignore[attr-defined]
        self._tips: Tips | None = None

    # -- for today --

    async def today(self) -> None:
        """The cards, and what is opened from them, until the person goes back."""
        from tui.screens.helping.today import TodayScreen

        at = 0
        while True:
            day = await asyncio.to_thread(self.day)
            plan = await asyncio.to_thread(self.plan)
            screen = TodayScreen(day, self.mark, self.sources, plan, at)
            opened = await self.app.push_screen_wait(screen)
            if opened is None:
                return
            at = screen.at
            match opened.what:
                case "tip":
                    if await self.tip(opened.tip, screen.today):
                        return
                case "week":
                    await self.week()
                case "plan":
                    await self.prevention()
                case "all":
                    if await self.all_tips(screen.today):
                        return
                case "check-in":
                    await self.check_in("check-in", None)
                    return

    def tips(self) -> Tips:
        """Every tip, read on first use."""
        from assessments.helping import tips

        if self._tips is None:
            self._tips = tips.read(self.record.library)
        return self._tips

    def day(self) -> Today:
        """What helps today, as things stand."""
        from assessments.helping import today, week

        now = self.clock()
        return today.today(
            self.record.progress(now),
            self.record.library,
            self.tips(),
            now.date(),
            today.hidden(self.record.person()),
            self.record.notes(week.FOLDER).entries,
        )

    def mark(self, what: Marked, tip: str) -> Today:
        """Keeps that a tip was done, or isn't wanted. Raises StoreError."""
        from assessments.helping import today, week

        if what == "did":
            now = self.clock()
            self.record.note(week.FOLDER, now.date(), now, today.did(tip))
        else:
            self.record.save_person(today.hide(self.record.person(), tip, what == "hide"))
        return self.day()

    def sources(self, tip: str) -> tuple[str, ...]:
        """Where a tip comes from, in words, one source each."""
        from assessments.helping.phrases import phrase

        found = self.tips()[tip]
        cited = (self.record.library.sources[name].text for name in found.sources if name != found.source)
        return (phrase(f"sources.{found.source}"), *cited)

    async def all_tips(self, day: Today) -> bool:
        """Every tip of the phase: one may be opened (as `tip`), and a hidden one shown again."""
        from assessments.helping import today
        from tui.screens.helping.alltips import AllTipsScreen

        hidden = today.hidden(await asyncio.to_thread(self.record.person))
        chosen = await self.app.push_screen_wait(AllTipsScreen(day, hidden))
        if chosen is not None and chosen.what == "show":
            await self._kept(lambda: self.mark("show", chosen.tip))
        return chosen is not None and chosen.what == "tip" and await self.tip(chosen.tip, day)

    async def tip(self, name: str, day: Today) -> bool:
        """One tip whole; then its timer, or the test it is. True where it led through a check-in."""
        from assessments.helping.tips import stops
        from tui.screens.helping.tip import TipScreen

        tip = next(one for one in (*day.tips, *day.others) if one.tip.id == name)
        begin = "to start the timer" if tip.tip.timer else "to begin" if name == RAISE else ""
        screen = TipScreen(tip, stops(tip.tip, day.stop_rule), self.sources(name), begin)
        if not await self.app.push_screen_wait(screen):
            return False
        if name == RAISE:
            await self.check_in("full", "s6")
            return True
        await self.timer(tip, day.stop_rule)
        return False

    async def timer(self, tip: Suggested, stop_rule: str) -> None:
        """The timer of a tip; what was done is kept."""
        from assessments.helping import timing
        from tui.clock import steady
        from tui.screens.helping.timer import TimerScreen

        person = await asyncio.to_thread(self.record.person)
        bell = bool(person.settings.get(BELL, False))
        clock = getattr(self.app, "steady", None) or steady()
        timed = await self.app.push_screen_wait(
            TimerScreen(task_of(tip.tip, stop_rule), timing.words(), clock, bell)
        )
        if timed is None:
            return
        if timed.bell != bell:
            settings = {**person.settings, BELL: timed.bell}
            await self._kept(lambda: self.record.save_person(replace(person, settings=settings)))
        move = tip.tip.timer.move if tip.tip.timer else None
        if timed.minutes and move:
            day = self.clock().date()
            diary = await asyncio.to_thread(Diary, self.record, self.clock)
            await self._kept(lambda: diary.add(day, timed.minutes, move, timed.brisk, "timer", tip.tip.id))
        elif timed.whole and not tip.done:
            await self._kept(lambda: self.mark("did", tip.tip.id))

    # -- the week, the plan, what there is to read --

    async def week(self) -> None:
        """The exercise week."""
        from assessments.helping import timing, week
        from tui.screens.helping.exercise import ExerciseScreen

        diary = await asyncio.to_thread(Diary, self.record, self.clock)
        goals = week.DAY_GOAL, week.WEEK_GOAL, week.LONGEST
        words, today = timing.words(), self.clock().date()
        moves = {kind: words.moves[kind] for kind in week.KINDS}
        await self.app.push_screen_wait(ExerciseScreen(diary, today, moves, words.effort, goals))

    def plan(self) -> FlarePlan | None:
        """The flare plan that holds."""
        from assessments.helping import plan

        return plan.latest(self.record.notes(plan.FOLDER).entries)

    async def prevention(self) -> None:
        """Keeping it away: the person's own plan and week, and what there is to read."""
        from assessments.helping import learning, week
        from tui.screens.helping.learn import ReadScreen
        from tui.screens.helping.prevention import PreventionScreen

        learn = await asyncio.to_thread(learning.read)
        topic = learn.topic("prevent")
        while True:
            plan = await asyncio.to_thread(self.plan)
            diary = await asyncio.to_thread(Diary, self.record, self.clock)
            screen = PreventionScreen(topic, plan, diary.week(self.clock().date()), week.WEEK_GOAL)
            wanted = await self.app.push_screen_wait(screen)
            if wanted is None:
                return
            if wanted.what == "plan":
                await self.write_plan(plan)
            elif wanted.what == "week":
                await self.week()
            else:
                await self.app.push_screen_wait(ReadScreen(learn, topic.paragraphs, wanted.place))

    async def write_plan(self, before: FlarePlan | None) -> None:
        """The person's plan, in their words. Each one kept is a new file; the earlier ones stay."""
        from assessments.helping import plan
        from assessments.helping.phrases import phrase, phrases
        from tui.screens.helping.flareplan import FlarePlanScreen

        hints = phrases("flare_plan.hints")[: plan.LINES]
        lines = await self.app.push_screen_wait(
            FlarePlanScreen(before, phrase("flare_plan.lead"), hints, plan.WIDE)
        )
        if lines is not None:
            now = self.clock()
            await self._kept(lambda: self.record.note(plan.FOLDER, now.date(), now, plan.note(lines)))

    async def learn(self) -> None:
        """Topics, and questions in plain words."""
        from assessments.helping import learning, search
        from tui.screens.helping.learn import LearnScreen

        learn = await asyncio.to_thread(learning.read)
        index = await asyncio.to_thread(search.index, learn)

        await self.app.push_screen_wait(LearnScreen(learn, lambda asked: index.find(asked, FOUND)))

    async def _kept(self, keep: Callable[[], Any]) -> None:
        """Keeps something; where that fails, says so and offers to try again."""
        from assessments.errors import StoreError
        from tui.screens.frames.notice import NoticeScreen

        while True:
            try:
                await asyncio.to_thread(keep)
                return
            except StoreError as error:
                notice = NoticeScreen("Not saved yet", str(error), done="try again", leave="leave it")
                if not await self.app.push_screen_wait(notice):
                    return


def task_of(tip: Tip, stop_rule: str) -> Any:
    """What the timer's screen needs to know of a tip that has one."""
    from assessments.helping import timing, week
    from assessments.helping.tips import stops
    from tui.screens.helping.timer import Task

    times = tip.timer
    assert times is not None, "only a tip with a timer is timed"
    return Task(
        tip.title,
        timing.lengths(times),
        times.start,
        lambda seconds: timing.parts(times, seconds),
        stops(tip, stop_rule),
        tip.dose,
        times.move or "",
        times.move in week.GENTLE,
        times.kind == "sit",
    )
