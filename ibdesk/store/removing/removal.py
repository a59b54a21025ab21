"""What is to be removed for good: a figure, a comment, or a text wherever it stands."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.figure import CellSource, Part
from ibdesk.domain.house_style import Logo
from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import field_names
from ibdesk.errors import UserError

_LEAST_LETTERS, _LEAST_SIGNS = 2, 4
# What a program reads in a record, and not a person: what stands there is no name, whatever it is spelt like.
_CODES = {"code", "numerator_of", "denominator", "within", "scales", "means"}
_NOT_WRITTEN_BY_PEOPLE = {
    "at", "cell", "field", "inputs_sha256", "kind", "layout", "pack_sha256", "pdf_sha256", "rule", "switched_off",
}  # fmt: skip


class FigureRemoval(Struct, frozen=True):
    """Every number that the board ever had for an indicator and a month: values, parts, categories. With `part` that
    part alone, with `step` what that import or edit brought, wherever it was brought again. `with_comments` takes the
    comments that write one of the numbers too, in all their versions."""

    code: str
    month: Month
    part: Part | None = None
    step: int | None = None
    with_comments: bool = False


class CommentRemoval(Struct, frozen=True):
    """Every version of the comment on an indicator in a month; with `step` the one that it brought."""

    code: str
    month: Month
    step: int | None = None


class TextRemoval(Struct, frozen=True):
    """Words wherever people wrote them: comments, names, reasons, workbooks. Whole words, in capitals or not, whatever
    space is between them. UserError for words too short to be told from others."""

    text: str

    def __post_init__(self) -> None:
        signs = "".join(self.text.split())
        if sum(map(str.isalpha, signs)) < _LEAST_LETTERS and len(signs) < _LEAST_SIGNS:
            raise UserError(
                "What is to be removed is too short: it would take other words and numbers with it.",
                "Give at least two letters, or four signs.",
            )
        if "removed".startswith(signs.strip("[]").casefold()):
            raise UserError("This is the word that stands in place of what was removed.", "Give another text.")


Removal = FigureRemoval | CommentRemoval | TextRemoval


@cache
def pattern_of(text: str) -> re.Pattern[str]:
    """Finds a text as TextRemoval says, however its accents are put together."""
    spelt = dict.fromkeys((text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)))
    return re.compile("|".join(map(_spelling, spelt)), re.IGNORECASE)


def _spelling(text: str) -> str:
    words = r"\s+".join(map(re.escape, text.split()))
    first, last = text.strip()[:1], text.strip()[-1:]
    before = r"(?<!\w)" if re.match(r"\w", first) else ""
    return before + words + (r"(?!\w)" if re.match(r"\w", last) else "")


@dataclass(slots=True)
class Replacing:
    """Puts "[removed 17]" in place of a text, 17 being the step that removes it; each spelling has a sign of its own,
    so that two names that differ still do. `count` is how many texts were changed."""

    text: str
    step: int
    count: int = 0
    _signs: dict[str, str] = field(default_factory=dict)

    def __call__(self, text: str) -> str:
        new = pattern_of(self.text).sub(lambda found: self._sign_for(found[0]), text)
        self.count += new != text
        return new

    def _sign_for(self, spelling: str) -> str:
        more = f".{len(self._signs) + 1}" if self._signs else ""
        return self._signs.setdefault(spelling, f"[removed {self.step}{more}]")


def with_texts(record: Any, change: Callable[[str], str]) -> Any:
    """A record with every text that a person may have written in it changed. UserError where an indicator's code would
    be: by it figures are known."""
    if type(record) is str:
        return change(record)
    if isinstance(record, Logo):
        return record  # the points of a picture, as letters that nobody wrote
    if isinstance(record, CellSource):
        return record._replace(workbook=change(record.workbook), sheet=change(record.sheet))
    if isinstance(record, tuple):
        parts = [with_texts(part, change) for part in record]
        return type(record)(*parts) if hasattr(record, "_fields") else tuple(parts)
    if not isinstance(record, Struct):
        return record
    changed: dict[str, Any] = {}
    for name in field_names(type(record)):
        value = getattr(record, name)
        if name in _CODES:
            check_no_code(value, change)
        elif name not in _NOT_WRITTEN_BY_PEOPLE and (new := with_texts(value, change)) != value:
            changed[name] = new
    return replace(record, **changed) if changed else record


def check_no_code(value: object, change: Callable[[str], str]) -> None:
    """UserError where a text would be changed in a code, or in codes."""
    if with_texts(value, change) != value:
        raise UserError(
            "What is to be removed is an indicator's code, by which the board knows its figures.",
            "Remove the figures or comments of that indicator, or a longer text.",
        )
