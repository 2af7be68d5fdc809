"""What of a person's isn't in a copy: it holds what counts, and not what is unfinished or was put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessments.keeping.toml_store import TomlStore


def said(store: TomlStore, person: str) -> str:
    """One sentence that counts it, or "" where there is none. Raises StoreError for a folder that is shut."""
    drafts, away = len(store.drafts(person)), len(store.trashed(person))
    aside = sum(path.is_file() for path in (store.root / "quarantine").glob(f"*/people/{person}/**/*"))
    named = {
        ("1 unfinished check-in", "{n} unfinished check-ins"): drafts,
        ("1 thing that was put away", "{n} things that were put away"): away,
        ("1 file that was put aside", "{n} files that were put aside"): aside,
    }
    found = [one if n == 1 else many.replace("{n}", str(n)) for (one, many), n in named.items() if n]
    return f"Not in the copy, and left where they are: {', '.join(found)}." if found else ""
