"""The shape of the content: sections of questions, how they score, the pages they stand on, and the forms."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from assessments.answers import Value
from assessments.conditions import Condition
from assessments.question import Strict
from assessments.questions import Question

SectionKind: TypeAlias = Literal["sign", "phase", "context", "safety", "flare", "change"]


class Component(Strict):
    """One weighted part of a score: the mean of its answered items, `weight` in hundredths.

    Present where at least `need` items are answered. `method` "side_ratio": sore side as a share of the other
    (heel raises, CLINICAL s5_raises).
    """

    id: str
    items: tuple[str, ...]
    weight: int = Field(gt=0, le=100)
    need: int = 1
    method: Literal["mean", "side_ratio"] = "mean"


class Scoring(Strict):
    """When and how a section has a score 0-100. `keys`: each group needs one of its components present."""

    components: tuple[Component, ...]
    keys: tuple[tuple[str, ...], ...]
    share: int = 60  # hundredths of the weight that must be present
    enough_too: tuple[str, ...] = ()  # these components together are enough without the share ("by feel", S5)
    full_when: Condition | None = None  # 100 without more ("spasms before but not now")
    absent_when: Condition | None = None  # left out: "not part of your picture"


class Page(Strict):
    """Items that stand on one page: a grid of alike rows, or a list where one key says No to all."""

    id: str
    layout: Literal["grid", "list"]
    title: str
    lead: str = ""
    items: tuple[str, ...] = Field(max_length=6)


class Guide(Strict):
    """How to do a physical test: stop rules first, then steps. Shown before the first of its items."""

    id: str
    title: str
    stop: tuple[str, ...]
    steps: tuple[str, ...]
    before: tuple[str, ...]
    sources: tuple[str, ...] = ()


class Fill(Strict):
    """Answers that follow from another and needn't be asked ("worst pain 0": average and frequency 0)."""

    when: Condition
    values: dict[str, Value] = Field(alias="set")


class Crosscheck(Strict):
    """`item` may not be above `limit` (per leg where both are); `message` asks to look again."""

    item: str
    limit: str
    message: str


class Section(Strict):
    """One content file: a sign, a phase, or the context, safety, flare and change questions."""

    id: str
    kind: SectionKind
    number: int | None = None
    title: str
    short: str = ""  # a row of the recovery board
    about: str = ""  # one or two sentences: what it is and why it matters
    sources: tuple[str, ...] = ()
    questions: tuple[Question, ...] = Field(alias="question")
    scoring: Scoring | None = None
    pages: tuple[Page, ...] = Field(default=(), alias="page")
    guides: tuple[Guide, ...] = Field(default=(), alias="guide")
    fills: tuple[Fill, ...] = Field(default=(), alias="fill")
    checks: tuple[Crosscheck, ...] = Field(default=(), alias="check")


class FormPart(Strict):
    """Items of a form in order, asked where `when` holds. Exactly one of items or sections."""

    items: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    when: Condition | None = None


class Form(Strict):
    """A way through the questions: full, check-in, bad-day; "only" forms are made for each sign and phase."""

    id: str
    title: str
    about: str
    minutes: int
    parts: tuple[FormPart, ...] = Field(alias="part")
    short: bool = False  # a bad-day entry: drawn, but never a reference (CLINICAL section 0)


class RuleWords(Strict):
    """Where a judgement comes from, in words. `{names}` are filled with the figures that the code goes by.

    `kind`: the marks are published for this very measure, follow guidance, are our own, or published figures
    used our way.
    """

    id: str
    title: str
    formula: str
    threshold: str
    kind: Literal["published", "guidance", "own", "mixed"]
    ours: str = ""  # what is our own choice in it, and why
    sources: tuple[str, ...] = Field(min_length=1)


class Source(Strict):
    """One reference: R-number, the words of the citation, and how it was read."""

    id: str
    text: str
    mark: str
