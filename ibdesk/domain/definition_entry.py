"""One entry of a definition file: its fields read by kind, with a ValueError that names the entry."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from ibdesk.domain.month import Month
from ibdesk.domain.number import exact, plain

_Word = TypeVar("_Word", bound=StrEnum)


class Entry:
    """The fields of one entry. Each is asked for once, by kind; a field nobody asked for is an error.

    A field without a default must be there. Every method raises ValueError for a field of another kind.
    """

    def __init__(self, part: str, number: int, fields: object) -> None:
        self._where = f"{part}, entry {number}"
        if not isinstance(fields, Mapping):
            raise self.wrong("must be an object with named fields")
        self._fields: Mapping[str, object] = fields
        self._asked: set[str] = set()
        name = fields.get("code", fields.get("year"))
        if isinstance(name, str | int):
            self._where += f" ({name})"

    def wrong(self, why: str) -> ValueError:
        return ValueError(f"{self._where}: {why}")

    def holds(self, name: str) -> bool:
        self._asked.add(name)
        return self._fields.get(name) is not None

    def all_used(self) -> None:
        """ValueError where a field was never asked for: a mistyped name would otherwise drop its content."""
        unknown = sorted(set(self._fields) - self._asked)
        if unknown:
            raise self.wrong(f"has an unknown field {unknown[0]!r}")

    def _field(self, name: str) -> object:
        self._asked.add(name)
        return self._fields.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default it must be there and say something."""
        written = self._field(name)
        if written is None and default is not None:
            return default
        if not isinstance(written, str) or (default is None and not written.strip()):
            raise self.wrong(f"{name} must be a text, not {written!r}")
        return written

    def texts(self, name: str) -> tuple[str, ...]:
        written = self._field(name) or []
        if not isinstance(written, list) or not all(isinstance(text, str) for text in written):
            raise self.wrong(f"{name} must be a list of texts, not {written!r}")
        return tuple(written)

    def optional_text(self, name: str) -> str | None:
        return self.text(name) if self.holds(name) else None

    def truth(self, name: str, default: bool) -> bool:
        written = self._field(name)
        if written is None:
            return default
        if not isinstance(written, bool):
            raise self.wrong(f"{name} must be true or false, not {written!r}")
        return written

    def whole(self, name: str) -> int:
        written = self._field(name)
        if not isinstance(written, int) or isinstance(written, bool) or written < 0:
            raise self.wrong(f"{name} must be a whole number, not {written!r}")
        return written

    def optional_whole(self, name: str) -> int | None:
        return self.whole(name) if self.holds(name) else None

    def number(self, name: str) -> Fraction:
        """A decimal written as text. A JSON number is refused: it would have passed through binary."""
        written = self._field(name)
        if isinstance(written, str):
            try:
                return exact(written)
            except (ValueError, ArithmeticError):
                pass
        raise self.wrong(f'{name} must be a number written as text, like "461.2", not {written!r}')

    def optional_number(self, name: str) -> Fraction | None:
        return self.number(name) if self.holds(name) else None

    def choice(self, name: str, words: type[_Word]) -> _Word:
        """One of the words of a list."""
        written = self._field(name)
        for word in words:
            if word.value == written:
                return word
        raise self.wrong(f"{name} must be one of {', '.join(words)}, not {written!r}")

    def optional_choice(self, name: str, words: type[_Word]) -> _Word | None:
        return self.choice(name, words) if self.holds(name) else None

    def month(self, name: str) -> Month | None:
        """A month like 2014-08; None where it is not there."""
        written = self._field(name)
        if written is None:
            return None
        try:
            return Month.parse(str(written))
        except ValueError as error:
            raise self.wrong(f"{name} must be a month like 2014-08, not {written!r}") from error


def decimal_text(number: Fraction) -> str:
    """The number as decimal text that reads back exactly; ValueError where no decimal can (1/3)."""
    text = plain(number)
    if exact(text) != number:
        raise ValueError(f"{number} cannot be written exactly as a decimal")
    return text
