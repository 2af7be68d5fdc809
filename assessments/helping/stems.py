"""Words as the search sees them: small letters, no apostrophes, endings off ("stretching": stretch).

English only: a translation of the content brings its own `stem`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[a-z]+|\d+")
_ENDINGS = (
    "ations", "ation", "ingly", "ness", "ment", "fully", "ful", "ings", "ing", "ies", "ied", "ely", "ers",
    "ed", "es", "er", "ly", "s",
)  # fmt: skip
_WRITTEN = (
    ("x-ray", "xray"),
    ("flare-up", "flareup"),
    ("flare up", "flareup"),
    ("a&e", "emergency"),
    ("straight away", ""),
    ("right away", ""),
    ("pain killer", "painkiller"),
    ("get over it", "cured"),
    ("got over it", "cured"),
)
_OTHER = {
    "number": "number", "numbers": "number", "letter": "letter", "letters": "letter", "care": "care",
    "careful": "care", "shower": "shower", "plane": "plane", "planes": "plane",
}  # fmt: skip
"""Words that would come out as another one: numb, let, car, show, plan."""
_LEAST = 3  # letters that must be left
_DOUBLED = "bdgmnprt"


def words(text: str) -> list[str]:
    """The plain words of a text, in order."""
    plain = text.casefold().replace("’", "").replace("'", "")
    for written, meant in _WRITTEN:
        plain = plain.replace(written, meant)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _WORD.findall(plain)


@cache
def stem(word: str) -> str:
    """The word without its endings: alike for words that mean alike, and not always a word itself."""
    if word in _OTHER:
        return _OTHER[word]
    shorter = _without_ending(word)
    if not shorter.endswith("s"):
        shorter = _without_ending(shorter)
    return shorter.removesuffix("e") if len(shorter) > _LEAST else shorter


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        left = word.removesuffix(ending)
        if left != word and len(left) >= _LEAST and re.search("[aeiouy]", left):
            if ending in ("ies", "ied"):
                return f"{left}y"
            doubled = ending not in ("s", "es") and left[-1] == left[-2] and left[-1] in _DOUBLED
            return left[:-1] if doubled else left
    return word
