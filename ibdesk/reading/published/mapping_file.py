"""What a board takes from published tables as a JSON file: for the command line, or suggested by it.

{"measures": [
    {"measure": "CPP_subsequent_percent", "indicator": "19", "as": "value"},
    {"measure": "referral_count", "indicator": "7", "as": "count"},         its rate is worked out over the population
    {"measure": "rate_per_10000", "indicator": "27", "as": "rate",
     "where": {"population_type": "Children looked after on 31 March each year"}},
    {"measure": "population_estimate", "as": "population", "file": "ons_*.csv"}],
 "neighbours": "mean"}                                                       or "pooled"; "mean" where it is left out

"file" is the name of the table's file, or a pattern with * and ?; left out, every table with such a measure is meant.
"""

import json
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Any

from msgspec import Struct

from ibdesk.domain.published.neighbours import Method
from ibdesk.domain.published.table import PublishedTable
from ibdesk.domain.published.uses import POPULATION, PublishedUse, Taken
from ibdesk.errors import UserError

_AS = {"value": Taken.VALUE, "rate": Taken.RATE, "count": Taken.WORKED_OUT, "population": Taken.POPULATION}
_WORDS = {taken: word for word, taken in _AS.items()}
_METHODS = {"mean": Method.MEAN, "pooled": Method.POOLED}
_KEYS = {"measure", "indicator", "as", "where", "file"}


class SaidInFile(Struct, frozen=True):
    """`measures` are for whatever tables have them; `method` None where nothing is said."""

    measures: tuple["MeasureSaid", ...]
    method: Method | None = None

    def uses_of(self, table: PublishedTable) -> tuple[PublishedUse, ...]:
        """What the file says of one table."""
        return tuple(each.use_of(table) for each in self.measures if each.is_in(table))


class MeasureSaid(Struct, frozen=True):
    """One entry of the file."""

    measure: str
    code: str
    taken: Taken
    where: tuple[tuple[str, str], ...]
    file: str

    def is_in(self, table: PublishedTable) -> bool:
        meant = not self.file or fnmatchcase(table.workbook.casefold(), self.file.casefold())
        headings = (self.measure, *(heading for heading, _ in self.where))
        return meant and all(table.column(heading) is not None for heading in headings)

    def use_of(self, table: PublishedTable) -> PublishedUse:
        return PublishedUse(
            table.headings,
            self.code,
            _as_written(table, self.measure),
            self.taken,
            tuple((_as_written(table, heading), word) for heading, word in self.where),
        )


def _as_written(table: PublishedTable, heading: str) -> str:
    column = table.column(heading)
    return column.heading if column is not None else heading


def read_published_mapping(text: str) -> SaidInFile:
    """UserError for a file that is no such mapping."""
    try:
        body = json.loads(text)
    except json.JSONDecodeError as error:
        raise _wrong(f"it is no JSON from line {error.lineno}, sign {error.colno} on") from None
    except (ValueError, RecursionError):
        raise _wrong("a number in it is too long, or its lists lie too deep in one another") from None
    if not isinstance(body, dict) or set(body) - {"measures", "neighbours"}:
        raise _wrong("it holds “measures” and “neighbours”, and nothing else")
    listed, method = body.get("measures"), body.get("neighbours")
    if not isinstance(listed, list) or not listed:
        raise _wrong("“measures” is no list with something in it")
    if method is not None and method not in _METHODS:
        raise _wrong("“neighbours” is “mean” or “pooled”")
    measures = tuple(_measure(each, f"measure {place}") for place, each in enumerate(listed, 1))
    return SaidInFile(measures, None if method is None else _METHODS[method])


def _measure(body: Any, at: str) -> MeasureSaid:
    if not isinstance(body, dict):
        raise _wrong(f"{at} is no JSON object")
    if unknown := sorted(set(body) - _KEYS):
        raise _wrong(f"{at}: “{unknown[0]}” is not known; known are {', '.join(sorted(_KEYS))}")
    where = body.get("where", {})
    texts = [body.get("measure"), body.get("indicator", ""), body.get("as"), body.get("file", "")]
    if not isinstance(where, dict) or not all(isinstance(each, str) for each in (*texts, *where.values())):
        raise _wrong(f"{at}: “measure”, “indicator”, “as” and “file” are texts, “where” says a text for each filter")
    measure, code, taken, file = map(str, texts)
    if taken not in _AS:
        raise _wrong(f"{at}: “as” is “{taken}”; it is one of {', '.join(_AS)}")
    if bool(code) is (taken == _WORDS[Taken.POPULATION]) or not measure:
        raise _wrong(f"{at} says a measure and its indicator; of a population there is none")
    return MeasureSaid(measure, code or POPULATION, _AS[taken], tuple(where.items()), file)


def published_mapping_text(said: Iterable[tuple[str, Sequence[PublishedUse]]]) -> str:
    """Such a file for the uses of tables, by the names of their files."""
    measures = [_written(use, file) for file, uses in said for use in uses]
    return json.dumps({"measures": measures, "neighbours": "mean"}, ensure_ascii=False, indent=1) + "\n"


def _written(use: PublishedUse, file: str) -> dict[str, Any]:
    body: dict[str, Any] = {"measure": use.measure}
    if use.code:
        body["indicator"] = use.code
    return body | {"as": _WORDS[use.taken], "where": dict(use.where), "file": file}


def _wrong(why: str) -> UserError:
    return UserError(
        f"The mapping file cannot be used: {why}.",
        "Correct it, or have one suggested by 'ibdesk benchmarks --suggest-mapping'.",
    )
