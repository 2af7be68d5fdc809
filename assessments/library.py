"""Library: the content files, read, checked and ready. Nothing half-loads: a mistake is one ContentError."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from assessments.assessment import Form, FormPart, RuleWords, Section, Source
from assessments.errors import ContentError
from assessments.facts import FACTS
from assessments.plans import Plan, plan
from assessments.translation import BASE, translated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from assessments.questions import Question

# Facts of history that warning signs build on (CLINICAL 4.3): asked in every form while not yet known.
HISTORY = ("ctx_age", "ctx_cancer", "ctx_immune", "ctx_bones", "ctx_injury", "U6")

_NOT_SECTIONS = frozenset({"content", "forms", "sources", "words", "emergency"})
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class Library:
    """Everything the content says. `sections` in the order safety, context, s1..s7, p1..p3, flare, change.

    `words` and `emergency` are the plain tables of words.toml and emergency.toml. `digest` is the SHA-256 of
    all files of questions and words, in hex, the same in every language. `rules` say where a judgement comes
    from. Build it with `read`.
    """

    sections: tuple[Section, ...]
    forms: Mapping[str, Form]
    sources: Mapping[str, Source]
    words: Mapping[str, Any]
    emergency: Mapping[str, Any]
    version: str
    digest: str
    language: str = "en"
    rules: Mapping[str, RuleWords] = field(default_factory=dict)

    @cached_property
    def _questions(self) -> dict[str, tuple[Question, Section]]:
        return {q.id: (q, section) for section in self.sections for q in section.questions}

    @cached_property
    def _forms_made(self) -> dict[tuple[str, str | None], Form]:
        return {}

    @cached_property
    def _plans(self) -> dict[tuple[str, str | None], Plan]:
        return {}

    @cached_property
    def per_leg(self) -> frozenset[str]:
        """Ids of the items answered leg by leg."""
        return frozenset(q.id for q in self.questions() if q.per_leg)

    def questions(self) -> Iterator[Question]:
        """Every question, in section order."""
        for question, _ in self._questions.values():
            yield question

    def __contains__(self, item: object) -> bool:
        return item in self._questions

    def question(self, item: str) -> Question:
        """The question with this id. Raises KeyError."""
        return self._questions[item][0]

    def section_of(self, item: str) -> Section:
        """The section a question stands in. Raises KeyError."""
        return self._questions[item][1]

    def section(self, section: str) -> Section:
        """The section with this id. Raises KeyError."""
        return next((s for s in self.sections if s.id == section), None) or _unknown(section)

    def plan(self, form: str, only: str | None = None) -> Plan:
        """The form unrolled into its items, made once."""
        made = self._plans.get((form, only))
        if made is None:
            made = self._plans[form, only] = plan(self, self.form_for(form, only))
        return made

    def form_for(self, form: str, only: str | None = None) -> Form:
        """The form; with `only` ("s3", "p2") the warning signs and that sign or phase. Raises KeyError."""
        if only is None:
            return self.forms[form]
        made = self._forms_made.get((form, only))
        if made is None:
            made = self._forms_made[form, only] = self._only(form, self.section(only))
        return made

    def _only(self, form: str, section: Section) -> Form:
        """What the widest form asks of warning signs, history, legs and this section, on the same conditions.

        A phase is asked whatever the current one is. Physical tests bring the facts that may forbid them.
        """
        widest = max(self.forms.values(), key=lambda f: len(plan(self, f).steps))
        own = {q.id for q in section.questions}
        signs = {q.id for s in self.sections if s.kind == "safety" for q in s.questions}
        wanted = own | signs | {*HISTORY}
        if any(q.per_leg for q in section.questions):
            wanted.add("ctx_side")
        named = {i for part in widest.parts for i in part.items}
        parts = [(part, self._items(part, named)) for part in widest.parts]
        for part, items in parts:
            if part.when and own.intersection(items):
                needs = {i for fact in part.when.items() for i in FACTS.get(fact, ()) if i in self}
                wanted |= {i for i in needs if self.section_of(i).kind == "context"}
        for _, items in parts:
            if own.intersection(items):  # what stands in one part with it, such as "is a helper there?"
                wanted |= {i for i in items if self.section_of(i).kind == "context"}
        kept = []
        for part, items in parts:
            if left := tuple(i for i in items if i in wanted):
                when = None if section.kind == "phase" and own.intersection(left) else part.when
                kept.append(part.model_copy(update={"items": left, "sections": (), "when": when}))
        if left := tuple(q.id for q in section.questions if all(q.id not in items for _, items in parts)):
            kept.append(FormPart(items=left))  # of a section that no form asks yet
        told = {"title": section.title, "about": section.about, "minutes": 2, "short": False}
        return self.forms[form].model_copy(update={**told, "parts": tuple(kept)})

    def _items(self, part: FormPart, named: set[str]) -> tuple[str, ...]:
        in_sections = (q.id for name in part.sections for q in self.section(name).questions)
        return (*part.items, *(i for i in in_sections if i not in named))


def _unknown(section: str) -> Section:
    raise KeyError(section)


def read(folder: Path | None = None, language: str = BASE) -> Library:
    """Reads the content of the package (or of `folder`) in a language and checks all of it.

    Raises ContentError naming the file, the item and what is wrong.
    """
    from assessments.checks import check

    root: Traversable = folder if folder is not None else resources.files("assessments") / "content"
    tables, digest = _tables(root)
    tables = translated(tables, language, folder)
    about = tables["content"]
    order = about.get("order")
    if not isinstance(about.get("version"), str) or not isinstance(order, list) or not order:
        raise ContentError("content.toml", "", 'needs version = "..." and order = [section ids]')
    for name in order:
        if name not in tables or name in _NOT_SECTIONS:
            raise ContentError("content.toml", "order", f"there is no file {name}.toml")
    for name, table in tables.items():
        if "question" in table and name not in order:
            raise ContentError(f"{name}.toml", "", "has questions but isn't named in `order` of content.toml")
    sections = tuple(_model(Section, f"{name}.toml", tables[name]) for name in order)
    forms = _listed(Form, "forms.toml", tables["forms"], "form")
    sources = _listed(Source, "sources.toml", tables["sources"], "source")
    words, emergency = tables["words"], tables["emergency"]
    library = Library(
        sections,
        forms,
        sources,
        words,
        emergency,
        str(about["version"]),
        digest,
        language,
        _rules(root / "judging"),
    )
    check(library)
    return library


def _rules(folder: Traversable) -> dict[str, RuleWords]:
    """Where judgements come from; in a folder of its own, so that it isn't in the digest of the questions."""
    if not folder.is_dir():
        return {}
    return _listed(RuleWords, "judging/rules.toml", _table(folder / "rules.toml")[0], "rule")


def _tables(root: Traversable) -> tuple[dict[str, dict[str, Any]], str]:
    """Every TOML file by stem, and the digest of all of them."""
    tables: dict[str, dict[str, Any]] = {}
    digest = hashlib.sha256()
    for file in sorted((f for f in root.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
        tables[file.name.removesuffix(".toml")], raw = _table(file)
        digest.update(file.name.encode() + b"\0" + raw + b"\0")
    for name in sorted(_NOT_SECTIONS - set(tables)):
        raise ContentError(f"{name}.toml", "", "is missing")
    return tables, digest.hexdigest()


def _table(file: Traversable) -> tuple[dict[str, Any], bytes]:
    """One file's table and its bytes."""
    raw = file.read_bytes()
    try:
        return tomllib.loads(raw.decode()), raw
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ContentError(file.name, "", f"isn't TOML: {error}") from None


def _listed(model: type[_Model], file: str, table: dict[str, Any], key: str) -> dict[str, _Model]:
    entries = table.get(key, [])
    if set(table) - {key} or not isinstance(entries, list):
        raise ContentError(file, "", f"may hold only [[{key}]] entries")
    found: dict[str, _Model] = {}
    for entry in entries:
        made = _model(model, file, entry)
        name = str(getattr(made, "id", ""))
        if name in found:
            raise ContentError(file, name, "this id is used twice")
        found[name] = made
    return found


def _model(model: type[_Model], file: str, table: object) -> _Model:
    # Strict models take TOML's lists as tuples only from JSON. A date becomes a text.
    try:
        return model.model_validate_json(json.dumps(table, default=str))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        item, where = _named(table, first["loc"])
        reason = first["msg"].removeprefix("Value error, ")
        raise ContentError(file, item, f"{where}: {reason}" if where else reason) from None


def _named(table: object, loc: tuple[int | str, ...]) -> tuple[str, str]:
    """The nearest id on the way to a place in the file, and the rest of the way as words."""
    item = table.get("id", "") if isinstance(table, dict) else ""
    rest: list[str] = []
    here: Any = table
    for step in loc:
        if isinstance(here, dict) and step not in here and step == here.get("kind"):
            continue  # pydantic adds the kind of the question to the way; the file doesn't have it
        rest.append(f"number {step + 1}" if isinstance(step, int) else step)
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
        if isinstance(here, dict) and isinstance(here.get("id"), str):
            item, rest = here["id"], []
    return str(item), " ".join(rest)
