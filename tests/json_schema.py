"""Checks JSON against a schema of the keywords that ours uses; one that it doesn't know is an error."""

from __future__ import annotations

import re
from typing import Any

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "null": type(None),
}  # fmt: skip
_WORDS = {"$schema", "title", "description", "$defs"}


def wrong(schema: dict[str, Any], value: Any, root: dict[str, Any] | None = None, at: str = "$") -> list[str]:
    """What doesn't fit, each with its place; [] where all does."""
    root = root or schema
    found: list[str] = []
    for word, rule in schema.items():
        match word:
            case "$ref":
                found += wrong(root["$defs"][rule.removeprefix("#/$defs/")], value, root, at)
            case "const":
                found += [] if value == rule and type(value) is type(rule) else [f"{at}: isn't {rule!r}"]
            case "enum":
                found += [] if value in rule else [f"{at}: {value!r} isn't one of {rule}"]
            case "type":
                fits = isinstance(value, _TYPES[rule]) and not (rule == "integer" and isinstance(value, bool))
                found += [] if fits else [f"{at}: isn't of type {rule}"]
            case "pattern":
                found += [] if re.search(rule, str(value)) else [f"{at}: {value!r} doesn't match"]
            case "minimum":
                found += [] if value >= rule else [f"{at}: below {rule}"]
            case "minProperties" if isinstance(value, dict):
                found += [] if len(value) >= rule else [f"{at}: too few keys"]
            case "required" if isinstance(value, dict):
                found += [f"{at}: {name} is missing" for name in rule if name not in value]
            case "anyOf":
                found += [] if any(not wrong(one, value, root, at) for one in rule) else [f"{at}: fits none"]
            case "items" if isinstance(value, list):
                for number, item in enumerate(value):
                    found += wrong(rule, item, root, f"{at}[{number}]")
            case "properties" if isinstance(value, dict):
                for name, one in rule.items():
                    found += wrong(one, value[name], root, f"{at}.{name}") if name in value else []
            case "additionalProperties" if isinstance(value, dict):
                for name in value.keys() - schema.get("properties", {}).keys():
                    found += (
                        [f"{at}: {name} is unknown"] if rule is False else wrong(rule, value[name], root, at)
                    )
            case "properties" | "additionalProperties" | "required" | "minProperties" | "items":
                pass  # of another type than they are about: `type` tells
            case _ if word not in _WORDS:
                raise NotImplementedError(word)
    return found
