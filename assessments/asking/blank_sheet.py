"""A blank answer sheet: the wording as comments, every key commented out."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from assessments.asking import listing

if TYPE_CHECKING:
    from assessments.library import Library


def blank(library: Library, form: str = "full", only: str | None = None) -> str:
    """For one form, or one section of it. Raises KeyError for a name the library doesn't have."""
    which = f'form = "{form}"\n' + (f'only = "{only}"\n' if only else "")
    title = library.form_for(form, only).title
    lines = [
        f"# {title}: answer sheet. Take the # off a key and write your answer after the =.",
        "# Leave out what you like. Questions for each leg take { left = 4 } or { left = 4, right = 1 }.",
        '# To say why there is no answer: under [missing] at the end, for example s2_tingle = "skipped"',
        "# (or not_applicable, dont_know). Then: onthemend record FILE --at 2026-11-05",
        "",
        which,
    ]
    section = None
    for question in listing.asked(library, form, only):
        if library.section_of(question.id) is not section:
            section = library.section_of(question.id)
            lines += [f"# ---- {section.title} ----", ""]
            if section.kind == "safety":
                said = library.words["safety_answer"]
                lines += [*_wrapped(f'"before": {said["before"]}. "checked": {said["checked"]}.'), ""]
        for text in filter(None, (question.text, question.hint)):
            lines += _wrapped(text)
        for text in listing.takes(library, question):
            lines += textwrap.wrap(text, listing.WIDTH, initial_indent="#   ", subsequent_indent="#     ")
        legs = {"sore": "{ left =  }", "each": "{ left = , right =  }", "other": "{ right =  }"}
        lines += [f"# {question.id} = {legs.get(question.per_leg or '', '')}".rstrip(), ""]
    lines += ["# [missing]", '# s2_tingle = { left = "skipped" }']
    return "\n".join(lines) + "\n"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, listing.WIDTH, initial_indent="# ", subsequent_indent="# ")
