"""What a problem of the reading kept from coming in: once a later step brings that, the problem is over."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from ibdesk.domain.month import Month
from ibdesk.domain.removed import kept_key

# A kind of record ("target") and how its key begins, in texts alone: "" where the record's own key has nothing.
Awaited: TypeAlias = tuple[str, ...]
NOTHING_AWAITED: Awaited = ()


def awaited(kind: str, *key: object) -> Awaited:
    """A record by the beginning of its key."""
    return kind, *_texts(key)


def awaited_figure(code: str, month: Month, part: str) -> Awaited:
    """A figure, for whatever period it is."""
    return awaited("figure", code, month, part)


def awaited_record(kind: str, record: Any) -> Awaited:
    """A record like this one."""
    return awaited(kind, *kept_key(record))


def beginnings(kind: str, key: Iterable[object]) -> Iterable[Awaited]:
    """Everything that a record with this key may be awaited as; capitals make no difference."""
    whole = folded(awaited(kind, *key))
    return (whole[:length] for length in range(2, len(whole) + 1))


def folded(each: Awaited) -> Awaited:
    """The same without capitals."""
    return tuple(part.casefold() for part in each)


def _texts(key: Iterable[object]) -> Awaited:
    return tuple("" if part is None else str(part) for part in key)
