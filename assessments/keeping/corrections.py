"""Which of a person's files counts, where there are corrections of one check-in or copies that differ.

Files are written once, so a corrected check-in is a chain of files, each naming the one that it replaces.
Folders that are joined by copying can hold one check-in twice, or two corrections of the same one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.keeping.session_file import file_name
from assessments.keeping.store import Conflict, Copy, Shelf, Unreadable
from assessments.order import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessments.session import Session


def shelf(copies: Iterable[Copy], unreadable: tuple[Unreadable, ...] = ()) -> Shelf:
    """What counts, what was replaced, and what the person should be asked about."""
    versions = _versions(copies)
    before = _before(versions)
    replaced = set(before.values())
    newest: dict[str, list[str]] = {}
    for name in versions:
        if name not in replaced:
            newest.setdefault(_root(name, before), []).append(name)
    counting: list[Session] = []
    conflicts: list[Conflict] = []
    for names in newest.values():
        if len(names) > 1:
            names.sort(key=lambda name: _age(versions[name][0].session), reverse=True)
        said = [copy for name in names for copy in versions[name]]
        counting.append(said[0].session)
        if len(said) > 1:
            conflicts.append(Conflict(tuple(said)))
    order = in_order(counting)
    old = sorted((versions[n][0].session for n in replaced if n in versions), key=_age)
    return Shelf(order.sessions, unreadable, order.odd, tuple(old), tuple(conflicts))


def chain(copies: Iterable[Copy], name: str) -> tuple[Copy, ...]:
    """Every file of the check-in that the session `name` belongs to, copies included; what counts first."""
    copies = tuple(copies)
    before = _before(_versions(copies))
    root = _root(name, before)
    found = [copy for copy in copies if _root(copy.session.id, before) == root]
    return tuple(
        sorted(found, key=lambda copy: (_steps(copy.session.id, before), *_rank(copy)), reverse=True)
    )


def _versions(copies: Iterable[Copy]) -> dict[str, list[Copy]]:
    """Session id -> its copies that say different things, the one under its own name first."""
    versions: dict[str, list[Copy]] = {}
    for copy in copies:
        there = versions.setdefault(copy.session.id, [])
        twin = next((n for n, other in enumerate(there) if other.session == copy.session), None)
        if twin is None:
            there.append(copy)
        elif _own_name(copy):
            there[twin] = copy
    for there in versions.values():
        if len(there) > 1:
            there.sort(key=_rank, reverse=True)
    return versions


def _rank(copy: Copy) -> tuple[bool, str]:
    return _own_name(copy), copy.name


def _own_name(copy: Copy) -> bool:
    return copy.name == file_name(copy.session)


def _before(versions: Mapping[str, list[Copy]]) -> dict[str, str]:
    """Session id -> the id that it replaces. A circle, which only a hand can make, is left open."""
    before: dict[str, str] = {}
    for name, copies in versions.items():
        target = step = copies[0].session.replaces
        while step is not None and step != name:
            step = before.get(step)
        if target is not None and step is None:
            before[name] = target
    return before


def _root(name: str, before: Mapping[str, str]) -> str:
    while name in before:
        name = before[name]
    return name


def _steps(name: str, before: Mapping[str, str]) -> int:
    return 1 + _steps(before[name], before) if name in before else 0


def _age(session: Session) -> tuple[float, str]:
    return (session.corrected or session.entered).timestamp(), session.id
