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
_WRITTEN = (("x-ray", "xray"), ("flare-up", "flareup"), ("flare up", "flareup"), ("a&e", "emergency"))
_LEAST = 3  # letters that must be left
_DOUBLED = "bdgmnprt"


def words(text: str) -> list[str]:
    """The plain words of a text, in order."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("'", ""))
    for written, meant in _WRITTEN:
        plain = plain.replace(written, meant)
    return _WORD.findall(plain)


@cache
def stem(word: str) -> str:
    """The word without its ending: alike for words that mean alike, and not always a word itself."""
    for ending in _ENDINGS:
        left = word.removesuffix(ending)
        if left != word and len(left) >= _LEAST and re.search("[aeiouy]", left):
            word = left + ("y" if ending in ("ies", "ied") else "")
            if ending not in ("s", "es", "ies", "ied") and word[-1] == word[-2] and word[-1] in _DOUBLED:
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > _LEAST else word
