"""Mappings as a JSON file: written by a person or as a suggestion, read with a sentence for whatever is wrong.

{"mappings": [{
    "sheet": "Data",                    its name, or a pattern with * and ?; months and years in it may change
    "holds": "figures",                 or Indicators, Targets, Benchmarks, Population, Comments, Events
    "heading_rows": 2,                  over how many rows the headings go; 1 where it is left out
    "columns": [
      {"heading": "Period", "is": "month"},
      {"heading": "Child protection / CP plans", "is": "value", "indicator": "18"},
      {"heading": "(month) / Num", "is": "numerator"},
      {"heading": "Notes", "is": "not used"}],
    "indicator": "7",                   where the whole sheet is about one indicator
    "month": "2014-08",                 where it is about one month: the month, "sheet name" or "title"
    "words": {"CP plans": "18", "Staff": ""},       what texts in the cells mean; "" leaves their rows out
    "scales": {"20": "fractions of one"},           or "percent points": what 0.51 is in a row all below 1
    "kinds": {"Actual": "value", "Target": ""},     which number a row holds by its word in the column that "is" "kind"
    "whole": ["All"],                               categories that stand for all of them together
    "only": {"la_name": ["Leeds"]},                 rows are read only where the column says one of these words
    "months": {"financial years": "financial year"},    what texts like 2009-10 are: that, or "month"
    "lines": "name",                    what a text alone in a row says for those under it: name, year, kind, category
    "down": ["name"],                   fields whose blank cells mean what stands above
    "these_are": "one category",        whose figures a table's are that a label stands over: "all of the council",
    "category": "North"                     "one category" of a breakdown, or "left out"
}]}

Beside "mappings" a file may say for good what labels of rows mean that are no indicator's, in whatever sheet:
"row_labels": {"NI 7": "7", "Staff": ""}; "" leaves their rows out.

All headings are listed, in their order; those of several rows are joined with " / ", and "(month)" stands for every
month. A column without a heading is listed where something is said of it. "is" names a field of the row: code, name,
month, period (the month's number in the financial year), year, value, numerator, denominator, rate, comment,
category, kind, covers, provisional; or "not used". Where
months go across and years down, "month" stands over no column and "year" over one. A column headed by a financial
year holds its figures with "for": "financial year" beside "is". A suggestion
marks what it only guesses with "guess": true, and is not read before a person has taken that out.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ibdesk.domain.figure import Part
from ibdesk.domain.json_form import form_of
from ibdesk.domain.mapping import (
    ANY_MONTH,
    FIGURES,
    MappedColumn,
    Meaning,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    OnlyWhere,
    RowField,
    Scale,
    SheetMapping,
    Whose,
    WordMeaning,
)
from ibdesk.domain.month import Month
from ibdesk.domain.proposal import Certainty, Proposal, ProposedColumn
from ibdesk.domain.question import Question
from ibdesk.errors import UserError
from ibdesk.reading.mapping.heading_block import MOST_HEADING_ROWS
from ibdesk.reading.mapping.needs import fields_of
from ibdesk.reading.mapping.tables import BY_NAME, COMMENT

NOT_USED = "not used"
_MAPPING_KEYS = {"sheet", "holds", "heading_rows", "columns", "indicator", "month", "words", "scales", "guess", "kinds",
                 "whole", "only", "months", "labels", "lines", "down", "these_are", "category", "why"}  # fmt: skip
_COLUMN_KEYS = {"heading", "is", "indicator", "for", "guess", "why"}
_MONTH = Month | MonthFrom | None
_MONTH_WORDS = [word.value for word in MonthFrom]
_OF_YEAR = "financial year"
_PARTS = {part.value: part for part in Part}


def read_mapping_file(text: str) -> tuple[SheetMapping, ...]:
    """UserError for a file that is no mapping, and for one with guesses that nobody has confirmed."""
    body = body_of(text)
    listed = body.get("mappings") if isinstance(body, dict) and "mappings" in body else [body]
    if not isinstance(listed, list) or not listed:
        raise wrong("“mappings” is no list with something in it")
    return tuple(_mapping(each, f"mapping {place}") for place, each in enumerate(listed, 1))


def body_of(text: str) -> Any:
    """What a mapping file holds; UserError where it is no JSON."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise wrong(f"it is no JSON from line {error.lineno}, sign {error.colno} on") from None
    except (ValueError, RecursionError):
        raise wrong("a number in it is too long, or its lists lie too deep in one another") from None


def proposals_text(proposals: Iterable[Proposal], more: Mapping[str, Any] | None = None) -> str:
    """A mapping file for sheets that nothing recognised, every guess marked; with `more` that it shall say."""
    body = dict(more or {})
    if mappings := [_proposal(each) for each in proposals]:
        body["mappings"] = mappings
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _mapping(body: Any, at: str) -> SheetMapping:
    given = _object(body, _MAPPING_KEYS, at)
    _refuse_guess(given, at)
    kind = str(given.get("holds", FIGURES))
    if kind != FIGURES and kind not in BY_NAME:
        raise wrong(f"{at}: “holds” is “{kind}”; it is one of {', '.join((FIGURES, *sorted(BY_NAME)))}")
    rows = given.get("heading_rows", 1)
    if type(rows) is not int or not 1 <= rows <= MOST_HEADING_ROWS:
        raise wrong(f"{at}: “heading_rows” is a whole number from 1 to {MOST_HEADING_ROWS}")
    columns = given.get("columns")
    if not isinstance(columns, list) or not columns:
        raise wrong(f"{at}: “columns” is no list with something in it")
    words, scales, kinds, only, months = (
        _object(given.get(name, {}), None, f"{at}: “{name}”") for name in ("words", "scales", "kinds", "only", "months")
    )
    if open_ones := [about for about, means in months.items() if means is None]:
        raise UserError(
            f"The mapping file does not say which months those of “{open_ones[0]}” are, in {at}.",
            f"Write the first of them there under “months”. {given.get('why', '')}".strip(),
        )
    month, at_month = given.get("month"), f"{at}: “month”, unless it is “sheet name” or “title”,"
    return SheetMapping(
        _part(str, given.get("sheet"), f"{at}: “sheet”"),
        tuple(_column(each, kind, f"{at}, column {place}") for place, each in enumerate(columns, 1)),
        kind,
        rows,
        _part(str, given.get("indicator", ""), f"{at}: “indicator”"),
        _part(_MONTH, {"from": month} if month in _MONTH_WORDS else month, at_month),
        tuple(_part(WordMeaning, list(pair), f"{at}: “words”, “{pair[0]}”") for pair in words.items()),
        tuple(_part(tuple[str, Scale], list(pair), f"{at}: “scales”, “{pair[0]}”") for pair in scales.items()),
        tuple(_kind(word, means, at) for word, means in kinds.items() if means is not None),
        _part(tuple[str, ...], given.get("whole", []), f"{at}: “whole”"),
        tuple(_part(OnlyWhere, list(pair), f"{at}: “only”, “{pair[0]}”") for pair in only.items()),
        tuple(_part(WordMeaning, list(pair), f"{at}: “months”, “{pair[0]}”") for pair in months.items()),
        _part(tuple[str, ...], given.get("labels", []), f"{at}: “labels”"),
        _part(Whose, given.get("these_are", Whose.ALL.value), f"{at}: “these_are”"),
        _part(str, given.get("category", ""), f"{at}: “category”"),
        _part(str, given.get("lines", ""), f"{at}: “lines”"),
        _part(tuple[str, ...], given.get("down", []), f"{at}: “down”"),
    )


def _part(kind: Any, body: object, what: str) -> Any:
    """A part that a file has in the same form as a board."""
    try:
        return form_of(kind).read(body)
    except ValueError as error:
        raise wrong(f"{what} {error}") from None


def _column(body: Any, kind: str, at: str) -> MappedColumn:
    given = _object(body, _COLUMN_KEYS, at)
    _refuse_guess(given, at)
    heading = _part(str, given.get("heading", ""), f"{at}: “heading”")
    return MappedColumn(heading, _meaning(given, kind, heading, at))


def _meaning(given: Mapping[str, Any], kind: str, heading: str, at: str) -> Meaning:
    word = _part(str, given.get("is", NOT_USED), f"{at}: “is”")
    code = _part(str, given.get("indicator", ""), f"{at}: “indicator”")
    if word == NOT_USED:
        return NotUsed()
    if code and (word in _PARTS or word == COMMENT):
        return OfIndicator(code, _PARTS.get(word))
    if (ANY_MONTH in heading or given.get("for") in (_OF_YEAR, "year")) and word in _PARTS and kind == FIGURES:
        return MonthsAcross(_PARTS[word])
    if word not in fields_of(kind) or code:
        raise wrong(f"{at}: “is” is “{word}”; it is one of {', '.join((*fields_of(kind), NOT_USED))}")
    return RowField(word)


def _kind(word: str, means: object, at: str) -> WordMeaning:
    if means and means not in _PARTS:
        raise wrong(f"{at}: “kinds” say {', '.join(_PARTS)}, or nothing where such rows are left out")
    return _part(WordMeaning, [word, means], f"{at}: “kinds”, “{word}”")  # type: ignore[no-any-return]


def _object(body: Any, keys: set[str] | None, at: str) -> Mapping[str, Any]:
    if not isinstance(body, dict):
        raise wrong(f"{at} is no JSON object")
    if keys is not None and (unknown := sorted(set(body) - keys)):
        raise wrong(f"{at}: “{unknown[0]}” is not known; known are {', '.join(sorted(keys))}")
    return body


def _refuse_guess(given: Mapping[str, Any], at: str) -> None:
    if given.get("guess"):
        raise UserError(
            f"The mapping file still has a guess in {at}.",
            "Correct it if it is wrong, take “guess” out, and try again.",
        )


def wrong(why: str) -> UserError:
    """Why a mapping file cannot be used."""
    return UserError(f"The mapping file cannot be used: {why}.", "Correct it, or have one suggested by 'ibdesk check'.")


def _proposal(proposal: Proposal) -> dict[str, Any]:
    mapping = proposal.mapping()
    body: dict[str, Any] = {"sheet": mapping.sheet, "holds": mapping.kind, "heading_rows": mapping.heading_rows}
    body["columns"] = [_proposed(column, said) for column, said in zip(mapping.columns, proposal.said, strict=True)]
    if proposal.asks_indicator:
        body |= {"indicator": mapping.code} | ({"guess": True} if mapping.code else {})
    if mapping.month is not None:
        body |= {"month": str(mapping.month), "guess": True}
    if mapping.words:
        body |= {"words": {word.written: word.means for word in mapping.words}, "guess": True}
    if mapping.kinds:
        body |= {"kinds": {word.written: word.means for word in mapping.kinds}, "guess": True}
    if proposal.kinds_not_said:
        body["kinds"] = body.get("kinds", {}) | dict.fromkeys(proposal.kinds_not_said)
    if mapping.wholes:
        body |= {"whole": list(mapping.wholes), "guess": True}
    if mapping.months:
        body |= {"months": {word.written: word.means for word in mapping.months}, "guess": True}
    if mapping.only:
        body |= {"only": {only.heading: list(only.words) for only in mapping.only}, "guess": True}
    return body | _of_rows(proposal)


def _of_rows(proposal: Proposal) -> dict[str, Any]:
    """What is proposed of whole tables and of lines among their rows."""
    body: dict[str, Any] = {}
    if proposal.why:
        body |= {"these_are": proposal.these_are.value, "category": proposal.category, "why": proposal.why}
    if proposal.guesses_whose:
        body["guess"] = True
    if proposal.lines:
        body |= {"lines": proposal.lines, "guess": True}
    if proposal.months_not_said:
        said = {word.written: word.means for word in proposal.months}
        body["months"] = said | dict.fromkeys(each.about for each in proposal.months_not_said)
        body["why"] = " ".join(map(_asked, proposal.months_not_said))
    if proposal.down:
        body |= {"down": list(proposal.down), "guess": True}
    return body


def _asked(question: Question) -> str:
    """What is asked of months, with the words that answer it."""
    words = ", ".join(choice.word for choice in question.choices)
    return f"{question.text} One of: {words}."


def _proposed(column: MappedColumn, said: ProposedColumn) -> dict[str, Any]:
    body: dict[str, Any] = {"heading": column.heading}
    match column.meaning:
        case RowField(field):
            body["is"] = field
        case MonthsAcross(part):
            body["is"] = part.value
            if ANY_MONTH not in column.heading:
                body["for"] = _OF_YEAR
        case OfIndicator(code, part):
            body |= {"is": part.value if part else COMMENT, "indicator": code}
        case NotUsed():
            body["is"] = NOT_USED
    return body | ({"guess": True, "why": said.why} if said.certainty is Certainty.GUESS else {})
