"""A step of a form as a Face: which body it gets, what the next step is called, what stands around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.kiosk.picture.face import Body, Face, Para

if TYPE_CHECKING:
    from assessments.asking.pad import Pad
    from assessments.asking.step import Step
    from tui.kiosk.patient.speech import Speech


def face_of(pad: Pad, speech: Speech, action: str, kept: str) -> Face:
    """`action`: what to do about a warning sign left open. `kept`: the line once answers are on disk."""
    step, say, interview = pad.step, speech.say, pad.interview
    place = interview.place
    left = place.left_here
    face = Face(
        body=_body(step),
        title=place.section.title,
        fact=say("frame.left_one") if left == 1 else say("frame.left", count=left) if left else "",
        shares=place.shares,
        lead=step.lead,
        text=step.text,
        hint=step.hint,
        choices=step.choices,
        ticks=step.kind == "tick",
        picture=step.picture,
        leg=step.ask.key.leg if step.ask else None,
        low=step.low,
        high=step.high,
        unit=step.unit,
        ends=step.ends,
        given=step.given,
        groups=(2, 2, 4) if step.kind == "date" else (),
        status=kept,
    )
    if step.kind == "read":
        read = replace(face, prompt=say("frame.go_on"), ready=True, text="", hint="")
        return _reading(read, pad, step, speech, action)
    if step.kind == "signs":
        face = replace(face, lead="", hint=step.lead)
    if step.picture in ("reach", "place", "parts", "places"):
        sides = interview.library.words.get("side", {})
        face = replace(face, ends=(sides.get("left", "left"), sides.get("right", "right")))
    if step.picture == "places":
        face = replace(face, leg="left" if pad.part == "left" else "right")
    return _next(face, step, speech)


def _body(step: Step) -> Body:
    if step.kind == "read":
        return "read"
    if step.kind == "signs":
        return "rows"
    if step.kind in ("number", "date"):
        return "entry"
    if step.kind == "text":
        return "text"
    return "scale" if step.picture == "scale" else "cards"


def _next(face: Face, step: Step, speech: Speech) -> Face:
    """The next step in words; ready where Enter alone goes on."""
    say = speech.say
    marked = any(c.on for c in step.choices if c.act == "tick")
    if step.done or (step.kind == "tick" and marked) or (step.kind == "text" and step.given):
        face = replace(face, prompt=say("frame.go_on"), ready=True)
    elif step.kind == "text":
        face = replace(face, prompt=say("frame.type_words"))
    elif step.kind in ("number", "date"):
        face = replace(face, prompt=say("frame.type_a_number"))
    else:
        numbers = [c.number for c in step.choices]
        face = replace(face, prompt=say("frame.type_one_of", low=min(numbers), high=max(numbers)))
    if step.kind == "tick":
        return replace(face, status=say("ask.mark_hint"))
    if step.kind == "signs" and not step.done:
        return replace(face, status=say("pad.rows_open"))
    return face


def _reading(face: Face, pad: Pad, step: Step, speech: Speech, action: str) -> Face:
    """A guide to a test, or the warning signs that were left open."""
    say = speech.say
    if pad.left_open:
        count = len(step.asks)
        first = say("left_open.one") if count == 1 else say("left_open.many", count=count)
        signs = [Para(ask.text, mark="!") for ask in step.asks]
        paras = [
            Para(first, "bold"),
            Para(say("left_open.text"), "muted"),
            Para(""),
            *signs,
            Para(""),
            Para(action, "bold"),
        ]
        return replace(face, title=say("left_open.title"), paras=tuple(paras))
    guide = step.page.guide
    assert guide is not None, "what is read is a guide or what was left open"
    paras = [Para(guide.title, "bold"), Para("")]
    if guide.stop:
        paras += [Para(say("guide.first"), "loud"), *(Para(line, mark="!") for line in guide.stop), Para("")]
    paras += [Para(line, mark=str(n)) for n, line in enumerate(guide.steps, 1)]
    return replace(face, paras=tuple(paras), status=say("guide.ready"))
