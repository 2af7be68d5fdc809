"""Works out a Progress: spell, lines, phase, warning signs, advice and the words, each once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from assessments.judging import again, course, episodes, events, maps, phase, safety, seams, signs, steps
from assessments.judging.advice import Case, advice, onset
from assessments.judging.marks import SIX_WEEKS, TWELVE_WEEKS
from assessments.judging.phase_words import phase_view
from assessments.judging.progress import Progress
from assessments.judging.sheets import Sheets
from assessments.judging.summary import notes, of_spell, of_view, summary
from assessments.judging.whole import opening, whole
from assessments.wording import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessments.judging.episodes import Episode
    from assessments.judging.events import Event
    from assessments.judging.progress import Flag
    from assessments.judging.signs import Lines
    from assessments.judging.summary import Told
    from assessments.keeping.store import Entry
    from assessments.library import Library
    from assessments.session import Session


_UNDER_18 = ("summary.start.under_18", "notice.record", "notice.regulator")


def of(
    sessions: Iterable[Session],
    library: Library,
    now: date,
    person: str = "me",
    *,
    entries: Iterable[Entry] = (),
    since: date | None = None,
    spell: int | None = None,
) -> Progress:
    """Everything there is to say about one person's sessions, given in any order.

    `now` only dates the next check-in: no verdict depends on it. `person` is told while there is no session.
    `entries`: the notes of the folder "events". `since`: the lines and their words are a view from the first
    check-in on or after that day; warning signs, phase and advice stay those of the record. `spell`: an
    earlier spell by its number, as it was when it ended. Raises KeyError where there is no such spell.
    """
    sessions, entries = tuple(sessions), tuple(entries)
    sheets = Sheets(library)
    spells = episodes.every(sessions) or (episodes.Episode(),)
    if spell is not None and not 1 <= spell <= len(spells):
        raise KeyError(spell)
    latest = _Record(sheets, spells, now, person, entries)
    told = latest.progress(len(spells))
    if spell is not None and spell < len(spells):
        return latest.earlier(told, spell)
    return latest.view(told, since) if since is not None else told


@dataclass(frozen=True)
class _Record:
    """All of one person's spells, and what is the same whichever is told of."""

    sheets: Sheets
    spells: tuple[Episode, ...]
    now: date
    person: str
    entries: tuple[Entry, ...]

    @property
    def everything(self) -> tuple[Session, ...]:
        last = self.spells[-1]
        return (*last.earlier, *last.sessions)

    def progress(self, number: int) -> Progress:
        """One spell, as of its last check-in."""
        sheets, episode = self.sheets, self.spells[number - 1]
        library = sheets.library
        until = (*episode.earlier, *episode.sessions)
        opened = dict(zip((s.id for s in until), safety.open_by_session(library, until), strict=True))
        latest = episode.sessions[-1] if episode.sessions else None
        flags = opened[latest.id] if latest else ()
        young = _too_young(sheets, latest)
        judged = () if young else episode.sessions
        lines, held = self._lines(sheets, judged, flags)
        if episode.just_opened and not young:
            before = self.spells[number - 2].sessions
            old = signs.lines(sheets, (*before, *judged), _first_tests(self.everything))
            lines = opening(sheets, lines, old, come_back=episode.come_back)
        walk, rows = self._walk(number, opened, lines)
        case = Case(sheets, episode, lines, walk, rows, flags)
        told = advice(case)
        said = summary(case, told, held, self.now)
        beside = notes(case, latest, self.now)
        if young:
            said = _under_18(sheets)
            walk, told = phase.Walk(), tuple(a for a in told if a.level in ("E", "U"))
        return Progress(
            person=latest.person if latest else self.person,
            sessions=until,
            since=next((s.day for s in judged if episodes.usable(s)), None),
            overall=lines.overall,
            signs=lines.signs,
            measures=lines.measures,
            phases=lines.phases,
            activities=lines.activities,
            phase=phase_view(walk, library),
            flags=flags,
            advice=told,
            **_said(said),
            maps=maps.maps(judged),
            safety_left_open=safety.left_open(library, latest) if latest else 0,
            notes=tuple(words for words, _ in beside),
            note_rules=tuple(rule for _, rule in beside),
            events=self._events(number),
            seams=seams.seams(sheets, judged),
            spells=episodes.spells(e for e in self.spells if e.sessions),
            spell=number if latest else 0,
            duration=_duration(case, latest),
            since_words=sheets.say("board.new_start" if episode.just_opened else "board.since_start"),
            again=again.again(lines.activities, library),
            course=_course(case, episode),
            map_change=maps.between(maps.maps(judged), library),
        )

    def earlier(self, told: Progress, number: int) -> Progress:
        """An earlier spell to look back on, with the warning signs of today and without its old advice."""
        then = self.progress(number)
        shown = then.spells[number - 1]
        return replace(
            then,
            sessions=self.spells[number - 1].sessions,
            flags=told.flags,
            advice=(),
            notes=(),
            note_rules=(),
            safety_left_open=told.safety_left_open,
            **_said(of_spell(self.sheets, shown, then, self.spells[number - 1])),
        )

    def view(self, told: Progress, since: date) -> Progress:
        """The record's own progress with lines, maps and words since a chosen day."""
        sheets = self.sheets.viewed()
        judged = tuple(s for s in self.everything if s.day >= since)
        if _too_young(sheets, self.everything[-1] if self.everything else None):
            return told
        lines, held = self._lines(sheets, judged, told.flags)
        start = next((s.day for s in judged if episodes.usable(s)), since)
        points = maps.maps(judged)
        return replace(
            told,
            since=start,
            start=start,
            since_words=sheets.say("board.since_day", day=short_day(start)),
            overall=lines.overall,
            signs=lines.signs,
            measures=lines.measures,
            phases=lines.phases,
            activities=lines.activities,
            **_said(of_view(sheets, lines, held, start)),
            maps=points,
            map_change=maps.between(points, sheets.library),
            events=tuple(e for e in self._all_events() if (e.until or e.day) >= start),
            seams=seams.seams(sheets, judged),
            again=again.again(lines.activities, sheets.library),
            course=None,  # it begins with the first check-in of a spell
        )

    def _lines(self, sheets: Sheets, judged: tuple[Session, ...], flags: Sequence[Flag]) -> tuple[Lines, str]:
        return whole(sheets, signs.lines(sheets, judged, _first_tests(self.everything)), flags)

    def _walk(
        self, number: int, opened: Mapping[str, tuple[Flag, ...]], lines: Lines
    ) -> tuple[phase.Walk, list[phase.Inputs]]:
        pain = lines.measures["leg_pain"]
        improved = {p.session for p in pain.points if p.verdict and p.verdict.direction > 0}
        set_by_hand = {d: n for d, n in events.overrides(self.entries).items() if d < self._after(number)}
        taken = steps.steps(self.sheets, self.spells[number - 1], opened, improved, set_by_hand)
        return phase.walk(taken), [step.inputs for step in taken if not step.short]

    def _events(self, number: int) -> tuple[Event, ...]:
        """Those of one spell: from the last check-in of the one before to the first of the next."""
        before = self.spells[number - 1].before or date.min
        return tuple(e for e in self._all_events() if before < e.day < self._after(number))

    def _after(self, number: int) -> date:
        """The day on which the next spell begins."""
        return self.spells[number].sessions[0].day if number < len(self.spells) else date.max

    def _all_events(self) -> tuple[Event, ...]:
        return events.of(self.entries, self.everything, self.sheets.library)


def _said(told: Told) -> dict[str, Any]:
    """The sentences and what each is about, as fields of Progress."""
    return {"summary": tuple(words for words, _ in told), "summary_about": tuple(about for _, about in told)}


def _under_18(sheets: Sheets) -> Told:
    young, record, regulator = (sheets.say(path) for path in _UNDER_18)
    return (young, ""), (record, ""), (regulator, "")


def _too_young(sheets: Sheets, latest: Session | None) -> bool:
    return latest is not None and sheets.of(latest).get("ctx_age") == "under_18"


def _first_tests(sessions: Sequence[Session]) -> dict[str, str]:
    """The first chair stands ever: practice, never a reference (R19)."""
    first = next((s for s in sessions if not s.stopped and s.answers.number("s5_chair") is not None), None)
    return {"chair_stands": first.id} if first else {}


def _duration(case: Case, latest: Session | None) -> str:
    """How long it has lasted, in the three words of CLINICAL 5.1 (R37, R66, R67)."""
    if latest is None:
        return ""
    gone = latest.day - onset(case.sheets, case.episode.sessions, case.episode.before)[0]
    name = "early" if gone < SIX_WEEKS else "middle" if gone < TWELVE_WEEKS else "long"
    return case.sheets.say(f"notice.duration_{name}")


def _course(case: Case, episode: Episode) -> course.Course | None:
    """The expected course from the first leg pain of this spell."""
    pain = case.lines.measures["leg_pain"]
    if episode.just_opened or not episode.sessions:
        return None
    first = next((p for p in pain.points if p.value is not None and not p.short), None)
    began, known = onset(case.sheets, episode.sessions, episode.before)
    surgery = any(case.sheets.of(s).get("ctx_surgery") == "yes" for s in episode.sessions)
    if first is None:
        return None
    made = course.course(first.value, first.day, began if known else None, surgery)
    if made is None:
        return None
    say = case.sheets.say
    return replace(made, title=say("course.title"), caption=say("notice.course"))
