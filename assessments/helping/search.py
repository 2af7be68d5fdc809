"""A plain question -> the paragraphs that answer it, without a network: words weighed by how rare they are.

The ranking is BM25 over title, other names and text (S. Robertson, H. Zaragoza, "The Probabilistic Relevance
Framework", 2009), with two additions: a question must be covered well enough to be answered at all, and a
paragraph about getting help at once comes a little earlier.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache
from math import log
from typing import TYPE_CHECKING

from assessments.helping.stems import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.helping.learning import Learn, Paragraph

TITLE, NAMES, TEXT = 3.0, 2.0, 1.0  # how much a word counts where it stands (own)
K, B = 1.2, 0.4  # BM25's: how soon a word is enough, and how much a long paragraph pays
ENOUGH = 0.3  # share of the question that a paragraph must cover to be shown at all (own)
SURE = 0.6  # and from here on it does answer (own)
URGENT, URGENT_ENOUGH = 1.2, 0.25  # the same for a paragraph about getting help at once (own)
UNKNOWN = 1.0  # what a word that stands nowhere weighs, next to the rarest that stands somewhere (own)
SLIP = 6  # letters of a stem from which one may be wrong (own)
SHORT = 5  # the same where nothing else is found (own)
EMPTY = 4  # and for a word that says nothing (own)
LONGEST = 40  # words of a question that are looked at


@dataclass(frozen=True)
class Found:
    """A paragraph that may answer. `score`: higher is better, only for comparing.

    `sure`: it has most of what was asked; else it is only the nearest there is.
    """

    paragraph: Paragraph
    score: float
    sure: bool


class Search:
    """The index over everything there is to learn. See `index`."""

    def __init__(self, learn: Learn) -> None:
        self.paragraphs = tuple(learn.paragraphs.values())
        self._empty = frozenset(stem(word) for word in learn.index.empty.split())
        self._about = frozenset(stem(word) for word in learn.index.about.split())
        self._same = {stem(word): stem(row[0]) for row in learn.index.same for word in row}
        counts = [self._weighed(paragraph) for paragraph in self.paragraphs]
        lengths = [sum(count.values()) for count in counts]
        mean = sum(lengths) / len(lengths)
        there: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for n, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            for term, times in count.items():
                there[term].append((n, times * (K + 1) / (times + K * (1 - B + B * length / mean))))
        self._there = dict(there)
        self._rare = log(1 + len(counts))
        self._spelled: defaultdict[str, dict[str, str]] = defaultdict(dict)  # first letter -> spelled -> term
        for spelled, term in (*((term, term) for term in there), *self._same.items()):
            self._spelled[spelled[0]][spelled] = term

    def find(self, question: str, most: int = 3) -> tuple[Found, ...]:
        """The best paragraphs, best first; none where nothing answers the question.

        Where there is none, short words are taken for slips, too: what that finds is never sure.
        """
        found = self._ranked(self._asked(question, SLIP), most)
        return found or tuple(
            replace(near, sure=False) for near in self._ranked(self._asked(question, SHORT), most)
        )

    def _ranked(self, asked: list[str], most: int) -> tuple[Found, ...]:
        scores: defaultdict[int, float] = defaultdict(float)
        covered: defaultdict[int, float] = defaultdict(float)
        whole = 0.0
        for term in asked:
            weight = self._weight(term) if term in self._there else self._rare * UNKNOWN
            whole += weight
            for n, worth in self._there.get(term, ()):
                scores[n] += weight * worth
                covered[n] += weight
        ranked = sorted(
            (self._told(n, score, covered[n] / whole) for n, score in scores.items()),
            key=lambda found: -found.score,
        )
        return tuple(found for found in ranked[:most] if found.score > 0)

    def _asked(self, question: str, slip: int) -> list[str]:
        """Its terms, slips mended. What everything here is about counts only where there is nothing else."""
        known = (self._near(term, slip) for term in list(dict.fromkeys(self._terms(question)))[:LONGEST])
        asked = [term for term in dict.fromkeys(known) if self._says(term)]
        return [term for term in asked if term not in self._about] or asked

    def _says(self, term: str) -> bool:
        """Whether anything can be learnt from it: not from a number that stands nowhere, such as an age."""
        return term in self._there or not (term in self._empty or term.isdigit())

    def _told(self, n: int, score: float, covered: float) -> Found:
        paragraph = self.paragraphs[n]
        urgent = bool(paragraph.level)
        enough = covered >= (URGENT_ENOUGH if urgent else ENOUGH)
        return Found(paragraph, score * covered * (URGENT if urgent else 1) * enough, covered >= SURE)

    def _weighed(self, paragraph: Paragraph) -> Counter[str]:
        count: Counter[str] = Counter()
        for text, worth in ((paragraph.title, TITLE), (paragraph.words, NAMES), (paragraph.text, TEXT)):
            for term in self._terms(text):
                count[term] += worth  # type: ignore[assignment]
        return count

    def _terms(self, text: str) -> Iterator[str]:
        for word in words(text):
            term = stem(word)
            if term not in self._empty:
                yield self._same.get(term, term)

    def _weight(self, term: str) -> float:
        """How much is learnt from a word: the rarer, the more."""
        there = len(self._there[term])
        return log(1 + (len(self.paragraphs) - there + 0.5) / (there + 0.5))

    def _near(self, term: str, slip: int) -> str:
        """The term itself; else the commonest that it is a slip of the finger away from, or an empty word."""
        if term in self._there or len(term) < EMPTY:
            return term
        if len(term) >= slip:
            near = (t for spelled, t in self._spelled[term[0]].items() if _one_slip(spelled, term))
            if found := max(near, key=lambda t: len(self._there.get(t, ())), default=""):
                return found
        return next((t for t in sorted(self._empty) if len(t) >= EMPTY and _one_slip(t, term)), term)


@cache
def index(learn: Learn) -> Search:
    """The search over all of it; made in some ten milliseconds when first asked, then kept."""
    return Search(learn)


def _one_slip(one: str, two: str) -> bool:
    """Whether a single letter after the first is missing, added, wrong or swapped with the next."""
    if one[0] != two[0] or abs(len(one) - len(two)) > 1:
        return False
    if len(one) > len(two):
        one, two = two, one
    n = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    if len(one) < len(two):
        return one[n:] == two[n + 1 :]
    swapped = one[n : n + 2] == two[n : n + 2][::-1]
    return one[n + 1 :] == two[n + 1 :] or (swapped and one[n + 2 :] == two[n + 2 :])
