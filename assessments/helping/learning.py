"""What there is to learn: topics of short paragraphs, each with its sources, and the questions it explains.

Read from content/helping/learn.toml (the order of the topics) and content/helping/learn/ (a file for each).
"""

from __future__ import annotations

import json
import tomllib
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, ValidationError

from assessments.errors import ContentError
from assessments.question import Strict

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FOLDER = "helping"


class Paragraph(Strict):
    """A few sentences about one thing. `explains`: ids of questions whose "read more" leads here.

    `words`: what people call it, for the search alone. `level`: "E" or "U" where it is about getting help.
    """

    id: str
    title: str = Field(max_length=56)
    text: str = Field(max_length=620)
    sources: tuple[str, ...] = Field(min_length=1)
    explains: tuple[str, ...] = ()
    words: str = ""
    level: Literal["", "U", "E"] = ""


class Topic(Strict):
    """Paragraphs that belong together, in order."""

    id: str
    title: str = Field(max_length=40)
    about: str = Field(max_length=60)
    paragraphs: tuple[Paragraph, ...] = Field(alias="paragraph", min_length=1)


class Index(Strict):
    """What learn.toml holds. `same`: rows of words that the search takes for one another.

    `empty`: words that say nothing about what a question is after; `about`: what everything here is about.
    """

    order: tuple[str, ...] = Field(min_length=1)
    note: str
    same: tuple[tuple[str, ...], ...] = ()
    empty: str = ""
    about: str = ""


class Learn:
    """Everything there is to learn. `sources`: id -> the words of the citation."""

    def __init__(self, index: Index, topics: tuple[Topic, ...], sources: dict[str, str]) -> None:
        self.index, self.topics, self.sources = index, topics, sources

    @cached_property
    def paragraphs(self) -> dict[str, Paragraph]:
        """By id, in order."""
        return {p.id: p for topic in self.topics for p in topic.paragraphs}

    @cached_property
    def _explains(self) -> dict[str, Paragraph]:
        return {item: p for p in reversed(self.paragraphs.values()) for item in p.explains}

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {p.id: topic for topic in self.topics for p in topic.paragraphs}

    def paragraph(self, name: str) -> Paragraph:
        """Raises KeyError."""
        return self.paragraphs[name]

    def topic(self, name: str) -> Topic:
        """Raises KeyError."""
        return {topic.id: topic for topic in self.topics}[name]

    def topic_of(self, paragraph: str) -> Topic:
        """The topic a paragraph stands in. Raises KeyError."""
        return self._topics[paragraph]

    def explaining(self, item: str) -> Paragraph | None:
        """The paragraph that explains a question, by the question's id."""
        return self._explains.get(item)

    def cited(self, paragraph: Paragraph) -> tuple[str, ...]:
        """The sources of a paragraph in words."""
        return tuple(self.sources[source] for source in paragraph.sources)


@cache
def read(folder: Traversable | None = None) -> Learn:
    """The whole of it, checked. Raises ContentError naming the file, the paragraph and what is wrong."""
    root = folder if folder is not None else resources.files("assessments") / "content"
    index: Index = _model(Index, "learn.toml", _table(root / FOLDER / "learn.toml", "learn.toml"))
    topics: list[Topic] = []
    for name in index.order:
        file = f"learn/{name}.toml"
        topics.append(_model(Topic, file, {"id": name, **_table(root / FOLDER / file, file)}))
    listed = _table(root / "sources.toml", "sources.toml").get("source", ())
    sources = {str(source["id"]): str(source["text"]) for source in listed}
    _check(topics, sources)
    return Learn(index, tuple(topics), sources)


def _table(path: Traversable, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise ContentError(file, "", "is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(file, "", f"isn't TOML: {error}") from None


def _model(model: type[Any], file: str, table: dict[str, Any]) -> Any:
    try:
        return model.model_validate_json(json.dumps(table))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        way = first["loc"]
        item = ""
        if len(way) > 1 and way[0] == "paragraph" and isinstance(way[1], int):
            item, way = str(table["paragraph"][way[1]].get("id", f"number {way[1] + 1}")), way[2:]
        raise ContentError(file, item, f"{' '.join(map(str, way))}: {first['msg']}") from None


def _check(topics: list[Topic], sources: dict[str, str]) -> None:
    """Ids are used once, and every source is there."""
    seen: set[str] = {topic.id for topic in topics}
    for topic in topics:
        file = f"learn/{topic.id}.toml"
        for paragraph in topic.paragraphs:
            if paragraph.id in seen:
                raise ContentError(file, paragraph.id, "this id is used twice")
            seen.add(paragraph.id)
            for source in paragraph.sources:
                if source not in sources:
                    raise ContentError(file, paragraph.id, f"there is no source {source} in sources.toml")
