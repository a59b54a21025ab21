"""Where people wrote a removed figure's number: in comments, in events, in reasons for assessments."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.assessment import Override
from ibdesk.domain.board import Comment, Event
from ibdesk.domain.month import Month
from ibdesk.store.removing.removed_numbers import LARGEST_SAID_AS_A_WORD, may_say_number, says_number
from ibdesk.store.rows.json_text import read
from ibdesk.store.rows.record_rows import TAKEN_AWAY, kind_of

_NO_OTHER_NUMBER = 1_000  # by chance a comment on another indicator seldom writes the same number of four digits
_NO_OTHER_ROUNDED = 100  # nor one on the same indicator a rounding of a number of three
_SAYS_ENOUGH = 2  # digits of a rounded number: "about 1,200", not "about 1,000"
COMMENT, EVENT, OVERRIDE = "comment", "event", "override"


class WrittenAt(Struct, frozen=True, order=True):
    """A place where people wrote something, by its kind of record; `code` is empty for an event of all indicators."""

    kind: str
    code: str
    month: Month


class Writings(Struct, frozen=True):
    """Where one of some numbers is written: surely, which are comments alone; and perhaps, for a person to look at."""

    surely: tuple[tuple[str, Month], ...] = ()
    perhaps: tuple[WrittenAt, ...] = ()


def writings_of(connection: sqlite3.Connection, code: str, month: Month, numbers: Collection[Fraction]) -> Writings:
    """Every place whose text, in any version and for the public or not, writes one of the numbers of an indicator's
    month: the comment on the figure itself, and of others those that can hardly mean another number. Numbers that are
    words too, one to twelve, stand in any comment: of those it is the figure's own alone."""
    surely, perhaps = set[tuple[str, Month]](), set[WrittenAt]()
    for place, text in _written(connection) if numbers else ():
        its = (place.code, place.month) == (code, month)
        own = place.code in (code, "")
        meant = _from(numbers, 0 if its else LARGEST_SAID_AS_A_WORD + 1 if own else _NO_OTHER_NUMBER)
        if meant and says_number(text, meant):
            if place.kind == COMMENT:
                surely.add((place.code, place.month))
            else:
                perhaps.add(place)
            continue
        like = _from(numbers, LARGEST_SAID_AS_A_WORD + 1 if its else _NO_OTHER_ROUNDED if own else _NO_OTHER_NUMBER)
        if like and may_say_number(text, like, 1 if its else _SAYS_ENOUGH):
            perhaps.add(place)
    known = {WrittenAt(COMMENT, *place) for place in surely}
    return Writings(tuple(sorted(surely)), tuple(sorted(perhaps - known)))


def _from(numbers: Collection[Fraction], least: int) -> list[Fraction]:
    return [each for each in numbers if abs(each) >= least]


def _written(connection: sqlite3.Connection) -> Iterator[tuple[WrittenAt, str]]:
    kinds: dict[str, Callable[..., tuple[str, ...]]] = {
        COMMENT: texts_of_comment,
        EVENT: lambda event: (event.what,),
        OVERRIDE: lambda override: (override.reason,),
    }
    for kind, texts in kinds.items():
        for (body,) in connection.execute("SELECT body FROM record WHERE kind = ?", (kind,)).fetchall():
            record = None if body == TAKEN_AWAY else read(kind_of(kind), body)
            if isinstance(record, Comment | Event | Override):
                for text in texts(record):
                    yield WrittenAt(kind, record.code or "", record.month), text


def texts_of_comment(comment: Comment) -> tuple[str, ...]:
    """What people wrote in it: the comment, and what of it was to go out in public."""
    return comment.text.strip(), comment.public.text.strip() if comment.public else ""
