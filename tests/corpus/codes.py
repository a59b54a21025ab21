"""What stands in a code's place, and in a name's."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from tests.corpus.kinds import LAYOUTS, Arrives, Given, Kind, expected_of, rows_of
from tests.corpus.writing import Raw, Rows, error, number, workbook
from tests.reading.made_workbooks import Shown

INJECTIONS = (
    "=cmd|' /C calc'!A0", "+7", "-7", "@SUM(1)", "7; DROP TABLE figure", "7' OR '1'='1", "../../etc/passwd", "{{7*7}}",
    "${jndi:ldap://127.0.0.1:9/x}", "%s%n", "<script>7</script>", "7\t10", "C:\\7", "~", "file:///etc/passwd",
)  # fmt: skip


def _are(*written: Any, code: str = "7") -> list[Given]:
    """Each writing is that code, in a month of its own."""
    return [
        Given(each, f"2014-{place:02d}", place, str(place), key=f"{code} 2014-{place:02d}")
        for place, each in enumerate(written, 1)
    ]


def _unknown(*written: Any, rule: str = "unknown-code") -> list[Given]:
    return [
        Given(
            each,
            f"{2010 + place // 12}-{place % 12 + 1:02d}",
            place,
            long_told=f"{rule} A{{row}}",
            wide_told=f"{rule} A{{row}}",
        )
        for place, each in enumerate(written, 1)
    ]


SURE = [Given(10, "Jun-15", "65%", "65 %", key="10 2015-06")]
TABLES: dict[str, list[Given]] = {
    "numbers": _are(7, number("7.0"), number("07"), number("7E0"), Shown(7, "000"), Shown(7, '"K"0')),
    "text": _are("7", " 7 ", "7.0", "07", "007", "\uff17", "\u00a07", "7\u200b", "7\n"),
    "as lists write them": _are("7.", "7)", "(7)", "#7", "No. 7"),
    "formulas": _are(Raw("", "<f>3+4</f><v>7</v>"), Raw('t="str"', "<f>A1</f><v>7</v>")),
    "unknown": [*SURE, *_unknown("IND7", "K7", "7a", "70", 7.5, -7, "7,0", "VII", "Seven", "7-7", "7.1")],
    "days that Excel made of codes": [*SURE, *_unknown(Shown(datetime(2026, 7, 7), "d-mmm"), Shown(datetime(2014, 7,
     1), "mmm-yy"))],
    "truth values": [*SURE, *_unknown(True)],
    "errors and unworked formulas": [
        *SURE, *_unknown(error("#REF!"), error("#N/A"), rule="formula-error"), *_unknown(Raw("", "<f>A1</f>"),
         rule="formula-without-result"),
    ],
    "injections": [*SURE, *_unknown(*INJECTIONS)],
    "very long": [*SURE, *_unknown("7" * 31, "7" * 32_767)],
}  # fmt: skip
ROW_TOLD = {
    "long": ("row-without-code C3",),
    "wide": ("row-without-code B3",),
}


def _without_code(layout: str) -> Rows:
    if layout == "long":
        return [["Code", "Month", "Value"], [7, "Aug-14", 489], [None, "Aug-14", 12], ["", "Jul-14", None]]
    return [["Code", "Aug-14", "Jul-14"], [7, 489, None], [None, 12, 13], ["", None, None]]


def _names(layout: str, *pairs: tuple[Any, Any]) -> Rows:
    """Code and name beside each other, a month after the other."""
    if layout == "long":
        return [
            ["Code", "Indicator", "Month", "Value"],
            *([code, name, f"2014-{row:02d}", row] for row, (code, name) in enumerate(pairs, 1)),
        ]
    return [["Code", "Indicator", "2014-08"], *([code, name, row] for row, (code, name) in enumerate(pairs, 1))]


SEVEN, TEN = "Referrals", "Initial Assessments Completed within 10 Working Days"


def kinds() -> Iterable[Kind]:
    """Every table in both layouts."""
    for name, table in TABLES.items():
        for layout in LAYOUTS:
            make = partial(workbook, {"Figures": rows_of(layout, table)})
            yield Kind("codes", name, layout, make, expected_of(layout, table))
    for layout in LAYOUTS:
        rows = _without_code(layout)
        expected = Arrives({"7 2014-08": "489"}, ROW_TOLD[layout])
        yield Kind("codes", "blank", layout, partial(workbook, {"Figures": rows}), expected)
        swapped = _names(layout, (7, TEN), (10, SEVEN))
        month = {"long": "2014-02", "wide": "2014-08"}[layout]
        first = {"long": "2014-01", "wide": "2014-08"}[layout]
        told = ("code-and-name-differ B2", "code-and-name-differ B3")
        expected = Arrives({f"7 {first}": "1", f"10 {month}": "2"}, told)
        yield Kind("codes", "names changed round", layout, partial(workbook, {"Figures": swapped}), expected)
        named = _names(layout, (None, SEVEN), (None, TEN))
        expected = Arrives({f"7 {first}": "1", f"10 {month}": "2"})
        yield Kind("codes", "names alone", layout, partial(workbook, {"Figures": named}), expected)
