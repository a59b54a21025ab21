"""What a council's own sheet holds, column by column, as a person said it once; remembered in the board."""

import re
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Annotated

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.figure import Part
from ibdesk.domain.month import NAMES, SHORT_NAMES, Month, financial_year_in
from ibdesk.domain.record_fields import YOUNGER

# A sheet of figures; the other kinds are the settings sheets' own names ("Targets", "Comments", ...).
FIGURES = "figures"
# The column whose words say which of an indicator's numbers a row holds: Actual, Target, Numerator.
KIND = "kind"
# The column that numbers a financial year's months: 1 is April, 12 is March.
PERIOD = "period"
# What a line between the rows, or over a table, can say for all rows under it.
OF_LINES = ("name", "month", "year", KIND, "category")
# Stands for each month's own name in a heading, so that next month's column is the same heading.
ANY_MONTH = "(month)"

_MONTH_WORDS = "|".join(sorted({name.casefold() for name in (*NAMES, *SHORT_NAMES, "sept")}, key=len, reverse=True))
# A month's or a quarter's name with its year, however the two are written: "Aug-14", "Sept 2014", "2014 Q1".
_NAMED = (
    rf"(?:(?<![a-z0-9])\d{{4}}[ ./'’_-]*)?(?<![a-z])(?:(?:{_MONTH_WORDS})(?![a-z])|(?P<quarter>q[1-4])(?!\d))"
    rf"(?:[ ./'’_-]*(?:\d{{4}}|\d\d)(?![a-z0-9]))?"
)
# Numbers that are a year and perhaps a month or a day: 2014, 201408, 08-2014, 2013/14, 13-14; not the 18 of "PI 18" and
# the 1 of "Table 1", which are other sheets than "PI 27" and "Table 2".
_CENTURIES = r"(?:19|20)\d\d"
_PARTED = r" ?[./’_-] ?"
_NUMBERS = (
    rf"(?<![a-z0-9])(?:{_CENTURIES}(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2]){_CENTURIES}|"
    rf"(?:\d\d{_PARTED}){{0,2}}{_CENTURIES}(?:{_PARTED}\d\d(?:\d\d)?){{0,2}}|\d\d(?:{_PARTED}\d\d){{1,2}})"
    r"(?![a-z0-9])"
)


_BEFORE_YEAR = r"(?i)^(?:financial |fiscal |calendar )?(?:year|yr|fy)[ :-]*"


class Scale(StrEnum):
    """What 0.51 means in a percentage's row that is all between 0 and 1."""

    POINTS = "percent points"
    FRACTIONS = "fractions of one"


class MonthFrom(StrEnum):
    """Where the month of a whole sheet stands."""

    SHEET_NAME = "sheet name"
    TITLE = "title"


class Whose(StrEnum):
    """Whose figures a whole table holds, where a label stands over all of them."""

    ALL = "all of the council"
    CATEGORY = "one category"
    LEFT_OUT = "left out"
    NOT_SAID = "not said"


class RowField(Struct, frozen=True):
    """A field of the row, by the name that the layouts know it by: code, name, month, year, value, comment, ...; or
    KIND, which of an indicator's numbers the row holds, or PERIOD, the month's number in the financial year."""

    field: str


class MonthsAcross(Struct, frozen=True):
    """Columns headed by months, or a column headed by a financial year, each holding this part of its time."""

    part: Part = Part.VALUE


class OfIndicator(Struct, frozen=True):
    """A column that is all about one indicator, months going down the side; its comments where part is None."""

    code: str
    part: Part | None = Part.VALUE


class NotUsed(Struct, frozen=True):
    """A column that holds nothing for the board."""


Meaning = RowField | MonthsAcross | OfIndicator | NotUsed


class MappedColumn(Struct, frozen=True):
    """A heading, those of several rows joined with " / ", and what stands under it. All months are one heading."""

    heading: str
    meaning: Meaning

    @property
    def key(self) -> str:
        return heading_key(self.heading)


class WordMeaning(Struct, frozen=True):
    """What a text in the cells means: an indicator's code, or a known word. Empty: rows with it are left out."""

    written: str
    means: str


class OnlyWhere(Struct, frozen=True):
    """Rows are read only where the column under this heading says one of these words."""

    heading: str
    words: tuple[str, ...]


class SheetMapping(Struct, frozen=True):
    """How to read a sheet that no layout recognises, or one whose labels tell figures apart.

    `sheet` is its name, or a pattern with * and ?; months and years in the name may change. `heading_rows` is over
    how many rows the headings go. `code` and `month` hold for the whole sheet where no column says them. `scales` say
    for codes what numbers between 0 and 1 are. `kinds` say which number a row holds by the word in its column of
    kinds: a part, or empty where such rows are left out. `wholes` are the words in the column of categories that stand
    for all of them together. `only` picks rows.
    `months` answer what is asked of months that can be two: "financial years" are "financial year". `labels` are those
    that stood with the figures when a person said so, and are understood, by `label_key`.
    `these_are` says whose figures the table's are, where a label stands over all of them: with CATEGORY those of
    `category`. `lines` is the field that a text alone in a row says for the rows under it, or ""; `down` are fields
    whose blank cells mean what stands above.
    """

    sheet: str
    columns: tuple[MappedColumn, ...]
    kind: str = FIGURES
    heading_rows: int = 1
    code: str = ""
    month: Month | MonthFrom | None = None
    words: tuple[WordMeaning, ...] = ()
    scales: tuple[tuple[str, Scale], ...] = ()
    kinds: Annotated[tuple[WordMeaning, ...], YOUNGER] = ()
    wholes: Annotated[tuple[str, ...], YOUNGER] = ()
    only: Annotated[tuple[OnlyWhere, ...], YOUNGER] = ()
    months: Annotated[tuple[WordMeaning, ...], YOUNGER] = ()
    labels: Annotated[tuple[str, ...], YOUNGER] = ()
    these_are: Annotated[Whose, YOUNGER] = Whose.ALL
    category: Annotated[str, YOUNGER] = ""
    lines: Annotated[str, YOUNGER] = ""
    down: Annotated[tuple[str, ...], YOUNGER] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The fingerprint of the headings: their letters and digits, in order; columns without a heading do not
        count."""
        return tuple(column.key for column in self.columns if column.key)

    @property
    def key(self) -> tuple[str, str]:
        """Of two mappings with the same key the later one supersedes the earlier. What was said of a sheet is not
        undone by what is said of another one, however alike their names are."""
        return own_name(self.sheet), "|".join(self.headings)

    def names(self, sheet_name: str) -> bool:
        """Whether it speaks of a sheet of exactly this name, or by a pattern."""
        name = own_name(sheet_name)
        return name == own_name(self.sheet) or fnmatchcase(name, self.sheet.casefold())

    def is_for(self, sheet_name: str) -> bool:
        """Whether a sheet of this name may be meant: the same name but for its months and years, or by pattern."""
        return self.names(sheet_name) or sheet_key(sheet_name) == sheet_key(self.sheet)

    def says_as(self, other: "SheetMapping") -> bool:
        """Whether it says the same of its sheet as another one of its own; a month that is asked every time aside."""
        month = other.month if isinstance(self.month, Month) and isinstance(other.month, Month) else self.month
        return replace(self, sheet=other.sheet, scales=other.scales, labels=other.labels, month=month) == other


def year_named(heading: str) -> str:
    """The year, or the financial one, that a heading is, without the word before it: 2013/14 for "Year 2013/14"; ""
    where it is none."""
    year = re.sub(_BEFORE_YEAR, "", heading.strip())
    return year if re.fullmatch(_CENTURIES, year) or financial_year_in(year) is not None else ""


def heading_key(heading: str) -> str:
    """Letters, digits, % and the sign for a month alone, in one case."""
    month, rest = ANY_MONTH if ANY_MONTH in heading else "", heading.replace(ANY_MONTH, "")
    return month + "".join(sign for sign in rest.casefold() if sign.isalnum() or sign == "%")


def own_name(name: str) -> str:
    """A sheet's name in one case, its blanks single."""
    return " ".join(name.casefold().split())


def label_key(label: str) -> str:
    """A label with its months and years taken out: next month's "Year to date, August" is the same label."""
    return sheet_key(label)


def sheet_key(name: str) -> str:
    """The name with its months and years taken out: "Aug 14", "Sept 2014" and "Sep" are one."""
    named = re.sub(_NAMED, lambda found: "(quarter)" if found["quarter"] else ANY_MONTH, name.casefold())
    return " ".join(re.sub(_NUMBERS, "#", named).split())
