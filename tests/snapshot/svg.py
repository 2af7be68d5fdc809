"""Makes a picture of a screen the same everywhere: stable ids, and no font fetched from anywhere."""

from __future__ import annotations

import re

_ID = re.compile(r"terminal-\d+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FONT = re.compile(r"\s*@font-face\s*\{.*?\}", re.DOTALL)


def tidy(svg: str) -> str:
    """The SVG without machine-made ids, the font's addresses, and comments; ends with a newline."""
    lines = _COMMENT.sub("", _FONT.sub("", _ID.sub("terminal", svg))).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip() + "\n"
