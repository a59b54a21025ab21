"""What stands in a value's place: each writing a cell of a table, with what must come of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from tests.corpus.kinds import LAYOUTS, Given, Kind, expected_of, rows_of
from tests.corpus.writing import Raw, error, number, result, workbook
from tests.reading.made_workbooks import Shown

NO_NUMBER = "unreadable-number"


def _months(count: int) -> Iterator[str]:
    return (f"{2005 + place // 12}-{place % 12 + 1:02d}" for place in range(count))


def _are(pairs: Sequence[tuple[Any, str]], code: int = 7) -> list[Given]:
    """Each value arrives as this text."""
    months = _months(len(pairs))
    return [Given(code, month, value, arrives) for (value, arrives), month in zip(pairs, months, strict=True)]


def _all_are(values: Sequence[Any], arrives: str) -> list[Given]:
    return _are([(value, arrives) for value in values])


def _told(values: Sequence[Any], rule: str = NO_NUMBER) -> list[Given]:
    """None of the values arrives; each is told at its cell."""
    return [Given(7, month, value, told=rule) for value, month in zip(values, _months(len(values)), strict=True)]


# The mark that each of these is taken for.
_MARKS: dict[str, list[Any]] = {
    "p": [
        "489 (p)",
        "489 p",
        "489 P",
        "489\u1d56",
        "489 provisional",
        "489 (Provisional)",
        "489 prov.",
        Shown(489, '0"p"'),
        Shown(489, "0 \\p"),
    ],
    "e": ["489 (E)", "489 e", "489\u1d49", "489 est", "489 est.", "489 (estimate)", "489 Estimated"],
    "r": ["489 r", "489 (r)", "489\u02b3", "489 rev", "489 (revised)"],
}
TABLES: dict[str, list[Given]] = {
    "numbers kept as text": _are(
        [("489", "489"), ("1,060.66", "1060.66"), ("1 060.66", "1060.66"), ("1\u00a0060.66", "1060.66"),
         ("1\u202f060", "1060"), ("1\u2009060", "1060"), ("007", "7"), ("0", "0"), (".5", "0.5"), ("+12", "12"),
         ("-5", "-5"), ("\u22125", "-5"), ("- 5", "-5"), ("0.10", "0.1"), ("12,345,678.9", "12345678.9")]
    ),
    "spaces round a number": _all_are(
        [" 489", "489 ", "\u00a0489", "489\u00a0", "\t489", "489\n", "\u200b489", "489\ufeff", "\u3000489",
         "\u200e489\u200f"],
        "489",
    ),
    "digits of full width": _are(
        [("\uff14\uff18\uff19", "489"), ("\uff11\uff0c\uff10\uff16\uff10\uff0e\uff16\uff16", "1060.66"),
         ("\uff16\uff15\uff05", "65 %")]
    ),
    "other digits and fractions": _told(["\u0664\u0668\u0669", "\u06f4\u06f8\u06f9", "\u0967\u0968", "\u00bd",
    "489\u00b2", "\u2463", "\u2167", "1_000", "\u96f6"]),
    "no data in thirty words": _all_are(
        ["x", "X", "[x]", "(x)", "No Data", "NO DATA", " no data ", "nodata", "No data available", "Data not available",
         "Not available", "n/av", "No figure", "no value", "Not recorded", "not collected", "not supplied",
         "not provided", "not known", "Unknown", "Missing", "NK", "n/k", "NULL", "None available", "-", "--", "\u2013",
         "\u2014", "\u2010", "\u2011", "\u2012", "\u2015", "\u2212", "..", "\u2026", ":"],
        "no data",
    ),
    "does not apply": _all_are(
        ["z", "Z", "[z]", "(z)", "N/A", "n/a", "NA", "n.a.", "N / A", "Not applicable", "not app", "does not apply",
         "."],
        "not applicable",
    ),
    "suppressed in twenty-six marks": _all_are(
        ["c", "C", "[c]", "(c)", "*", "**", "***", "s", "Suppressed", "supp", "confidential", "conf", "withheld",
         "disclosive", "<5", "< 5", "<=5", "\u22645", "<10", "<5%", "fewer than 5", "Fewer than 6", "less than 5",
         "under 5",
         "below 10", "[<5]"],
        "suppressed",
    ),
    "too low to show": _all_are(["low", "[low]", "(low)", "~", "0~", "negligible"], "low"),
    "still to come": _all_are(
        ["TBC", "tba", "to be confirmed", "to follow", "awaited", "Awaiting data", "pending", "not yet available"],
         "blank"
    ),
    "marks as they should be": _are(
        [("489 [p]", "489 [p]"), ("489[P]", "489 [p]"), ("489 [e]", "489 [e]"), ("489[E]", "489 [e]"),
         ("489 [r]", "489 [r]"), ("1,060 [p]", "1060 [p]"), ("65.19% [p]", "65.19 % [p]"), ("[x] [p]", "no data [p]"),
         ("1,204 [r] [p]", "1204 [r] [p]"), (Shown(489, '0" [p]"'), "489 [p]")]
    ),
    # Taken for the mark, and told at the first cell of a sheet.
    **{
        f"marks written otherwise: {mark}": [
            Given(7, month, value, f"489 [{mark}]", told="" if place else "mark-kept")
            for place, (value, month) in enumerate(zip(values, _months(len(values)), strict=True))
        ]
        for mark, values in _MARKS.items()
    },
    "marks nobody can read": _told(
        ["489*", "489 *", "*489", "489p", "489r", "489e", "48p", "~489", "c.489", "489?", "489 (1)", "489 [1]",
         "489\u2020", "489\u00b9", "489 [w]", "489 [u]", "[u] 489", "est. 489", "approx 489", "p 489", ">5", "5+"]
    ),
    "thousands beside decimal commas": [
        *_told(["512,4", "0,489", "1.060,66", "12,5%"]),
        *(Given(7, month, value, told="decimal-comma") for month, value in
          (("2010-01", "480,125"), ("2010-02", "1,060"), ("2010-03", "1.480"))),
        *(Given(7, month, value, arrives) for month, value, arrives in
          (("2010-04", "489", "489"), ("2010-05", 1480, "1480"), ("2010-06", "1,204,300", "1204300"))),
    ],
    "decimal commas": _told(["12,5", "1.060,66", "1,23", "12,34,567", "1,0600", "4 89", "10 60", "1'060",
    "1.060.660", "0,5", "0,489", "0 489", "-0,489"]),
    "signs and currencies": _told(["\u00a35", "$5", "\u20ac5", "5\u00a3", "GBP 5", "5-", "--5", "(5)", "+-5",
    "1-5", "4-8", "4/8", "5:3"]),
    "units beside the number": _are(
        [("65.19%", "65.19 %"), ("65.19 %", "65.19 %"), ("65.19\u00a0%", "65.19 %"), ("65 per cent", "65 %"),
         ("65 percent", "65 %"),
         ("19 Days", "19 days"), ("1 day", "1 days"), ("1,060.66 per 10,000", "1060.66 rate"), ("42 (count)",
         "42 count")]
    ),
    "none in a word, and a stop behind a number": _are(
        [("nil", "0"), ("Zero", "0"), ("Nil return", "0"), ("27.", "27")]
    ),
    "no numbers in text": _told(
        ["NaN", "nan", "INF", "-inf", "Infinity", "1e5", "1E+05", "1e999", "0x1F", "0b1", "1d3", "TRUE", "false",
         "yes", "none",
         "five", "see note", "489 cases", "5 weeks", "about 40", "40ish", "40 to 45", "7;8", "=1+1", "#REF!",
         "0.5.1",
         "%", "[p]", "?", "!", "a" * 400, "9x" * 31]
    ),
    "no numbers in a numeric cell": _told(
        [number(text) for text in ("NaN", "INF", "-INF", "1e999", "abc", "1.060,66", "1_000", "0x1F", "--5",
         "\u0664", "1e", "5 6")]
    ),
    "extreme numbers": _are(
        [(number("999999999999999"), "999999999999999"), (number("0.000001"), "0.000001"),
         (number("1E-7"), "0.0000001"),
         (number("-1.5"), "-1.5"), (number("-0"), "0"), (number("+12"), "12"), (number("00489"), "489"),
         (number(" 489 "), "489"), ("-999999999999999", "-999999999999999")]
    ),
    "numbers that can be no figure": _told(
        [number("1e15"), number("1.2E+19"), number("1e308"), number("-1E+20"), number("4.94065645841247E-324"),
         Shown("1E+308", "0.00%"), "9" * 310, "999999999999999999", "1,000,000,000,000,000", "0." + "1" * 31],
        "number-out-of-bounds",
    ),
    "the noise of binary fractions": _are(
        [(number("0.30000000000000004"), "0.3"), (number("65.190000000000012"), "65.19"),
         (number("2.2999999999999998"), "2.3"),
         (number("1060.6600000000001"), "1060.66"), (number("488.99999999999994"), "489"), (number("0.1"), "0.1")]
    ),
    "truth values": _told([True, False, Raw('t="b"', "<v>true</v>")]),
    "errors": _told(
        [error(text) for text in ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!",
         "#CALC!", "#GETTING_DATA", "#BLOCKED!", "#FIELD!", "#BUSY!")],
        "formula-error",
    ),
    "errors typed as text": _told(["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "Error", "Err:502"]),
    "formulas with results": _are(
        [(result("1+1", "2"), "2"), (result("A1", "489"), "489"), (result("A2", "489", 't="str"'), "489"),
         (result("X", "65.19%", 't="str"'), "65.19 %"),
         (result("X", "No Data", 't="str"'), "no data"), (Raw("", '<f t="shared" si="0"/><v>480</v>'), "480"),
         (Raw("", '<f t="array" ref="C9">SUM(A1:A2)</f><v>12</v>'), "12")]
    ),
    "formulas with an error for a result": _told([result("1/0", "#DIV/0!", 't="e"'), result("Old!A1",
    "#REF!", 't="e"')], "formula-error"),
    "formulas without results": _told(
        [Raw("", "<f>A1+1</f>"), Raw("", "<f>A1</f><v></v>"), Raw('t="n"', "<f>A1</f><v/>"), Raw('t="str"',
         "<f>A1</f>")], "formula-without-result"
    ),
    "dates that were typed as something else": _told(
        [Shown(datetime(2026, 5, 1), "d-mmm"), Shown(datetime(2014, 8, 31), "dd/mm/yyyy"), Raw('t="d"',
         "<v>2014-08-31</v>"), Shown(489, "mmm-yy")]
    ),
    "times of day": _told([Shown(0.5, "hh:mm"), Shown(0.520833333333333, "h:mm AM/PM"), Shown(1.5625, "[h]:mm"),
    Shown(0.1875, "h:mm:ss"), Shown(0.0034, "mm:ss.0"), Shown(0.5, "hh")]),
    "formats that show no number": [
        Given(7, month, Shown(4, number_format), told="number-not-shown")
        for number_format, month in zip(
            ['"c"', ";;;", '"less than 5"', '"*";"*";"*"', "\\c", '[<5]"low";0', '[>=6]0;"c"', '[Red]"x"'],
            _months(8), strict=True,
        )
    ],
    "formats that show another number": _told(
        [Shown(489000, "0,"), Shown(489000, "#,##0,"), Shown(4890000, '0.0,,"m"'), Shown(489, '0"1"'),
         Shown(489, '"1"0')],
        "number-shown-otherwise",
    ),
    "two numbers in one cell": _told(
        ["480\n489", "480\t489", "480 \n 489", "480  489", "1,204\n1,300", "65%\n66%", "480\u2028489", "480\u200b489"]
    ),
    "a line break beside one number": _are([("489\n[p]", "489 [p]"), ("19\ndays", "19 days"), ("No\nData", "no data")]),
    "formats that say what a number means": _are(
        [(Shown(489, "0"), "489"), (Shown(489, "#,##0.00"), "489"), (Shown(489, "@"), "489"),
         (Shown(19, '0 "Days"'), "19 days"), (Shown(489, "0.0E+00"), "489"), (Shown(489, "[Red]0"), "489"),
         (Shown(1060.66, '0.00 "per 10,000"'), "1060.66 rate"), (Shown(489, '#,##0 "cases"'), "489"),
         (Shown(489, '0" "'), "489"), (Shown(489, '[<6]"c";0'), "489"), (Shown(0, '0;-0;"-"'), "0"),
         (Shown(489, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'), "489")]
    ),
    "percentages by their format": _are(
        [(Shown(0.6519, "0.00%"), "65.19 %"), (Shown(0.6519, "0%"), "65.19 %"), (Shown(1, "0%"), "100 %"), (Shown(0,
         "0%"), "0 %"),
         (Shown(65.19, '0.00"%"'), "65.19 %"), (Shown(65.19, "0.00\\%"), "65.19 %"), (Shown(0.005, "0.0%"), "0.5 %")],
        code=10,
    ),
}  # fmt: skip
# Cells that hold something and say nothing: no figure, and nothing to tell.
NOTHING = ["", " ", "\u00a0", "\u200b", "\n"]


def _workbook_of(layout: str, table: Sequence[Given]) -> bytes:
    return workbook({"Figures": rows_of(layout, table)})


def kinds() -> Iterable[Kind]:
    """Every table in both layouts."""
    tables = TABLES | {
        "cells that only look empty": [
            *_are([(5, "5")]),
            *(Given(7, f"2014-{place:02d}", text) for place, text in enumerate(NOTHING, 1)),
        ]
    }
    for name, table in tables.items():
        for layout in LAYOUTS:
            yield Kind(
                "values",
                name,
                layout,
                partial(_workbook_of, layout, table),
                expected_of(layout, table),
            )
