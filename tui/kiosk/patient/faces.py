"""Faces of the patient's way outside the form: what it's for, the code, the number, the thank-you."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from tui.kiosk.patient.scene import Scene
from tui.kiosk.patient.simple import numbered
from tui.kiosk.picture.face import Face, Para

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from assessments.clinic.settings import Settings
    from tui.kiosk.patient.speech import Speech

    Built: TypeAlias = Callable[[Speech, int | None], Face]


def consent(speech: Speech, settings: Settings) -> Face:
    """What for, who reads it, how long it is kept, and whether that is all right."""
    say = speech.say
    readers = settings.readers
    paras = [
        Para(say("consent.what")),
        Para(say("consent.readers", readers=readers) if readers else say("consent.readers_unnamed")),
        Para(
            say("consent.kept", days=settings.retention_days)
            if settings.retention_days
            else say("consent.kept_open")
        ),
    ]
    paras += [Para(settings.consent)] if settings.consent else []
    paras += [Para(say("consent.free"), "muted"), Para(""), Para(say("consent.ask"), "bold")]
    return Face(
        title=say("consent.title"),
        fact=settings.clinic,
        paras=tuple(paras),
        choices=numbered((say("consent.yes"), say("consent.no"))),
    )


def has_code(speech: Speech) -> Face:
    """A code from the clinic, or a new one."""
    say = speech.say
    return Face(
        title=say("code.title"),
        text=say("code.ask"),
        hint=say("code.about"),
        choices=numbered((say("code.have"), say("code.none"))),
    )


def new_code(code: str) -> Built:
    """The code that was just given, as large as it gets."""

    def built(speech: Speech, _: int | None) -> Face:
        say = speech.say
        return Face(
            "loud",
            title=say("code.new"),
            big=code,
            groups=(3, 3, 3),
            paras=(Para(say("code.keep"), "bold"),),
            prompt=say("code.noted"),
            ready=True,
        )

    return built


def begins(speech: Speech) -> Face:
    """Nothing to go on with: the same words for a code nobody has and for a number that doesn't fit."""
    say = speech.say
    return Face(
        title=say("code.title"),
        text=say("number.begin"),
        paras=(Para(say("number.begin_about"), "muted"),),
        choices=numbered((say("number.go"),)),
    )


def resume(speech: Speech, begun: datetime) -> Face:
    """What was left half-way."""
    say = speech.say
    day = say("resume.day", day=begun.day, month=begun.month, year=begun.year)
    return Face(
        title=say("resume.title"),
        text=say("resume.ask", day=day, time=f"{begun:%H:%M}"),
        choices=numbered((say("resume.go"), say("resume.new"))),
    )


def declined(speech: Speech, left: int | None) -> Face:
    """It's all right not to."""
    return _told(speech, "declined", left, Para(speech.say("declined.text"), "bold"))


def young(speech: Speech, left: int | None) -> Face:
    """For adults only."""
    return _told(speech, "young", left, Para(speech.say("young.text"), "bold"))


def not_kept(speech: Speech, left: int | None) -> Face:
    """The disk doesn't take it."""
    return _told(speech, "trouble", left, Para(speech.say("trouble.text"), "bold"))


def stopped(number: bool) -> Built:
    """Stopped half-way."""

    def built(speech: Speech, left: int | None) -> Face:
        kept = "stop.kept" if number else "stop.kept_closed"
        return _told(speech, "stopped", left, Para(speech.say(kept), "bold"))

    return built


def thanks(at: datetime, code: str) -> Built:
    """Kept, and nothing more to do. `code`: if it was given today."""

    def built(speech: Speech, left: int | None) -> Face:
        say = speech.say
        paras = [Para(say("thanks.kept", time=f"{at:%H:%M}"), "bold"), Para(say("thanks.seat"))]
        paras += [Para(say("thanks.code", code=code_in_words(code)))] if code else []
        return _told(speech, "thanks", left, *paras)

    return built


def code_in_words(code: str) -> str:
    """In threes."""
    from assessments.clinic import codes

    return codes.in_threes(code)


def _told(speech: Speech, table: str, left: int | None, *paras: Para) -> Face:
    say = speech.say
    return Face(
        "loud",
        title=say(f"{table}.title"),
        paras=paras,
        status=say("thanks.clears", seconds=left) if left is not None else "",
        prompt=say("thanks.clear_now"),
        ready=True,
    )


class Wait(Scene[None]):
    """Something is being looked up."""

    open_keys = ()

    def face(self) -> Face:
        return Face("loud", title=self.speech.say("number.wait"))
