"""A plain question -> the paragraphs that answer it, without a network: words weighed by how rare they are.

The ranking is BM25 over title, other names and text (S. Robertson, H. Zaragoza, "The Probabilistic Relevance
Framework", 2009), with two additions: a question must be covered well enough to be answered at all, and a
paragraph about getting help at once comes a little earlier.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
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
SLIP = 6  # letters from which one may be wrong
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

    def find(self, question: str, most: int = 3) -> tuple[Found, ...]:
        """The best paragraphs, best first; none where nothing answers the question."""
        asked = list(dict.fromkeys(self._terms(question)))[:LONGEST]
        scores: defaultdict[int, float] = defaultdict(float)
        covered: defaultdict[int, float] = defaultdict(float)
        whole = 0.0
        for term in asked:
            near = self._near(term)
            weight = self._weight(near) if near else self._rare * UNKNOWN
            whole += weight
            for n, worth in self._there.get(near, ()):
                scores[n] += weight * worth
                covered[n] += weight
        ranked = sorted(
            (self._told(n, score, covered[n] / whole) for n, score in scores.items()),
            key=lambda found: -found.score,
        )
        return tuple(found for found in ranked[:most] if found.score > 0)

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

    def _near(self, term: str) -> str:
        """The term itself, or the one that it is a slip of the finger away from; "" for neither."""
        if term in self._there:
            return term
        if len(term) < SLIP:
            return ""
        alike = (t for t in self._there if t[0] == term[0] and abs(len(t) - len(term)) <= 1)
        return next((t for t in alike if _one_slip(t, term)), "")


@cache
def index(learn: Learn) -> Search:
    """The search over all of it; made in some ten milliseconds when first asked, then kept."""
    return Search(learn)


def _one_slip(one: str, two: str) -> bool:
    """Whether a single letter is missing, added, wrong or swapped with the next."""
    if len(one) > len(two):
        one, two = two, one
    n = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    if len(one) < len(two):
        return one[n:] == two[n + 1 :]
    swapped = one[n : n + 2] == two[n : n + 2][::-1]
    return one[n + 1 :] == two[n + 1 :] or (swapped and one[n + 2 :] == two[n + 2 :])
