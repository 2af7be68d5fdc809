"""Speech: the language in use: the kiosk's own sentences, and the questions once they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessments import translation
from assessments.asking.step import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.library import Library

FILE = "kiosk/kiosk"


class Speech:
    """`codes`: the languages of this kiosk; the first is spoken first. ContentError for one there isn't."""

    def __init__(self, codes: Sequence[str]) -> None:
        names = translation.languages()
        self.codes = tuple(codes)
        self.names = {code: names.get(code, code) for code in self.codes}
        self.language = self.codes[0]
        self._words: Mapping[str, Any] = translation.sentences(FILE, self.language)
        self._library: Library | None = None

    @property
    def name(self) -> str:
        """The language's own name."""
        return self.names[self.language]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The languages, numbered alike wherever they are offered; none where there is only one."""
        if len(self.codes) == 1:
            return ()
        return tuple(Choice(n, self.names[c], on=c == self.language) for n, c in enumerate(self.codes, 1))

    @property
    def following(self) -> str:
        """The language after this one."""
        return self.codes[(self.codes.index(self.language) + 1) % len(self.codes)]

    def table(self, name: str) -> Mapping[str, str]:
        """One table of the kiosk's sentences: "start", "pad"."""
        found: Mapping[str, str] = self._words[name]
        return found

    def say(self, path: str, /, **blanks: object) -> str:
        """The sentence at "table.name" with its blanks filled in."""
        table, _, name = path.partition(".")
        return self.table(table)[name].format(**blanks)

    @property
    def library(self) -> Library:
        """The questions in this language. Slow the first time: not in the drawing thread."""
        if self._library is None or self._library.language != self.language:
            from assessments import library

            self._library = library.read(language=self.language)
        return self._library

    def read(self, code: str) -> tuple[Mapping[str, Any], Library]:
        """All of another language, for `speak`. Slow: not in the drawing thread."""
        from assessments import library

        return translation.sentences(FILE, code), library.read(language=code)

    def speak(self, code: str, words: Mapping[str, Any], questions: Library) -> None:
        """From now on this one."""
        self.language, self._words, self._library = code, words, questions
