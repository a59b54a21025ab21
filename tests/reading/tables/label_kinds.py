"""Tables whose labels tell figures apart, of every kind that councils send, each with what it says in truth."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, field

from tests.reading.in_formats import Merged

HEAD = ["Code", "Indicator"]
REF = [7, "Referrals"]
ASS = [10, "Initial Assessments Completed within 10 Working Days"]
LONG = ["Code", "Month", "Value"]
AUG = "7 2014-08 value 489"


class LabelKind(Struct, frozen=True):
    """`right` are the figures that the workbook gives for indicators as wholes, and "[Boys]" those of categories; of
    these any may be kept, and nothing else. `at`: the cells of which one must be told. `plain`: all of it is kept,
    and nothing is asked. `says`: whether a confirmed suggestion reads something that is right."""

    name: str
    rows: Sequence[Sequence[Any]]
    right: frozenset[str]
    merged: Merged = ()
    sheet: str = "Figures"
    at: tuple[str, ...] = ()
    plain: bool = False
    says: bool = True
    formats: tuple[str, ...] = field(default=("xlsx", "xls", "ods", "csv"))


def kind(name: str, rows: Sequence[Any], *right: str, **more: Any) -> LabelKind:
    return LabelKind(name, rows, frozenset(right), **more)


def _sub_headings() -> Iterator[LabelKind]:
    two = [[*HEAD, "Jul-14", None, "Aug-14", None], [None, None, "Target", "Actual", "Target", "Actual"],
           [*REF, 512, 481, 512, 489]]  # fmt: skip
    both = ("7 2014-07 value 481", AUG)
    yield kind("target and actual under each month", two, *both, at=("C2", "D2"))
    yield kind("the same, months merged", two, *both, merged=((1, 3, 1, 4), (1, 5, 1, 6)), at=("C2", "D2"))
    each = [[*HEAD, "Jul-14", "Jul-14", "Aug-14", "Aug-14"], *two[1:]]
    yield kind("the same, the month over each column", each, *both, at=("C2", "D2"))
    swapped = [[*HEAD, "Aug-14", None], [None, None, "Actual", "Target"], [*REF, 489, 512]]
    yield kind("actual before target", swapped, AUG, at=("C2", "D2"))
    counts = [[*HEAD, "Aug-14", None, None], [None, None, "Num", "Den", "%"], [*ASS, 43, 66, 65.2]]
    yield kind("num, den and % under a month", counts, "10 2014-08 numerator 43", "10 2014-08 denominator 66",
               "10 2014-08 value 65.2", at=("C2", "D2"))  # fmt: skip
    merged = ((1, 3, 1, 5), (1, 1, 2, 1), (1, 2, 2, 2))
    yield kind("the same, code and month merged", counts, "10 2014-08 numerator 43", "10 2014-08 denominator 66",
               "10 2014-08 value 65.2", merged=merged, at=("C2", "D2"))  # fmt: skip
    yield kind("last year and this year", [[*HEAD, "Aug-14", None], [None, None, "Last year", "This year"],
               [*REF, 430, 489]], AUG, at=("C2", "D2"))  # fmt: skip
    yield kind("years under a month", [[*HEAD, "Aug-14", None], [None, None, 2013, 2014], [*REF, 430, 489]], AUG,
               "7 2013-08 value 430", at=("C2", "D2"), says=False)  # fmt: skip
    yield kind("RAG beside the value", [[*HEAD, "Aug-14", None], [None, None, "Value", "RAG"], [*REF, 489, "G"]], AUG,
               at=("C2", "D2"))  # fmt: skip
    yield kind("in the month's own heading", [[*HEAD, "Aug-14 Target", "Aug-14 Actual"], [*REF, 512, 489]], AUG,
               at=("A1",))  # fmt: skip
    yield kind("boys and girls under a month", [[*HEAD, "Aug-14", None], [None, None, "Boys", "Girls"],
               [*REF, 249, 240]], at=("C2", "D2"), says=False)  # fmt: skip
    yield kind("boys, girls and all under a month", [[*HEAD, "Aug-14", None, None], [None, None, "Boys", "Girls",
               "All"], [*REF, 249, 240, 489]], AUG, at=("C2", "D2"))  # fmt: skip
    yield kind("codes beside the sub-headings", [[None, None, "Aug-14", None], [*HEAD, "Target", "Actual"],
               [*REF, 512, 489]], AUG, at=("A1",))  # fmt: skip
    yield kind("forecast below the last month", [[*HEAD, "Jul-14", "Aug-14", "Sep-14"],
               [None, None, None, None, "Forecast"], [*REF, 481, 489, 500]], AUG, "7 2014-07 value 481",
               at=("E2",))  # fmt: skip


def _over_the_months() -> Iterator[LabelKind]:
    rows = [[None, None, "Actual", None, "Forecast", None], [*HEAD, "Jul-14", "Aug-14", "Sep-14", "Oct-14"],
            [*REF, 481, 489, 500, 505]]  # fmt: skip
    right = ("7 2014-07 value 481", AUG)
    yield kind("actual and forecast over the months", rows, *right, at=("C1", "E1"))
    yield kind("the same, merged", rows, *right, merged=((1, 3, 1, 4), (1, 5, 1, 6)), at=("C1", "E1"))
    only = [[None, None, None, None, "Forecast", None], *rows[1:]]
    yield kind("forecast alone over the later months", only, *right, at=("E1",))
    blocks = [[None, None, "Numerators", None, "Denominators", None], [*HEAD, "Jul-14", "Aug-14", "Jul-14", "Aug-14"],
              [*ASS, 41, 43, 60, 66]]  # fmt: skip
    parts = ("10 2014-07 numerator 41", "10 2014-08 numerator 43", "10 2014-07 denominator 60",
             "10 2014-08 denominator 66")  # fmt: skip
    yield kind("numerators beside denominators", blocks, *parts, at=("C1", "E1"))
    yield kind("the same, merged", blocks, *parts, merged=((1, 3, 1, 4), (1, 5, 1, 6)), at=("C1", "E1"))
    teams = [[None, None, "North team", None, "South team", None], [*HEAD, "Jul-14", "Aug-14", "Jul-14", "Aug-14"],
             [*REF, 240, 249, 241, 240]]  # fmt: skip
    yield kind("teams over blocks of months", teams, at=("C1", "E1"), says=False)
    names = [[None, None, "Bourn", None, "Appleby", None], *teams[1:]]
    yield kind("places nobody knows over blocks", names, at=("C1", "E1"), says=False)
    yield kind("quarters over months", [[None, None, "Q1", None, "Q2"], [*HEAD, "Apr-14", "May-14", "Aug-14"],
               [*REF, 1, 2, 489]], AUG, "7 2014-04 value 1", "7 2014-05 value 2", plain=True)  # fmt: skip
    yield kind("financial years over months", [[None, None, "2013/14", "2014/15"], [*HEAD, "Mar-14", "Aug-14"],
               [*REF, 1, 489]], AUG, "7 2014-03 value 1", plain=True)  # fmt: skip


def _beside_the_months() -> Iterator[LabelKind]:
    for word in ("YTD", "Cumulative", "Rolling 12 months", "Total", "+/-", "Change", "RAG", "Target", "England",
                 "Statistical neighbours", "Last year", "Average", "2014/15 to date",
                 "Direction of travel"):  # fmt: skip
        yield kind(f"a column {word} beside the months", [[*HEAD, "Jul-14", "Aug-14", word], [*REF, 481, 489, 970]],
                   AUG, "7 2014-07 value 481", plain=True)  # fmt: skip
        yield kind(f"a column {word} beside the value", [[*LONG, word], [7, "Aug-14", 489, 970]], AUG,
                   plain=True)  # fmt: skip
    yield kind("a month's YTD in its heading", [[*HEAD, "Aug-14", "Aug-14 YTD"], [*REF, 489, 2400]], AUG,
               at=("C1", "D1"))  # fmt: skip
    yield kind("England and own beside each other", [["Code", "Month", "Own", "England"], [7, "Aug-14", 489, 512]],
               AUG, at=("A1",), says=False)  # fmt: skip
    yield kind("financial years over columns", [[*HEAD, "2009-10", "2010-11", "2011-12"], [*REF, 5100, 5200, 5300]],
               "7 2010-03 value 5100", "7 2011-03 value 5200", "7 2012-03 value 5300", at=("C1",))  # fmt: skip
    yield kind("financial years down the months", [LONG, [7, "2009-10", 5100], [7, "2010-11", 5200],
               [7, "2011-12", 5300]], "7 2010-03 value 5100", "7 2011-03 value 5200", "7 2012-03 value 5300",
               at=("B2",))  # fmt: skip


def _in_the_rows() -> Iterator[LabelKind]:
    for heading, own, other in (
        ("Type", "Actual", "Target"), ("Measure", "Outturn", "Forecast"), ("Scenario", "Actual", "Budget"),
        ("Series", "This year", "Last year"), ("Version", "Actual", "Plan"), ("Data", "Actual", "Target"),
        ("Row", "Actual", "Target"),
    ):  # fmt: skip
        yield kind(f"{heading}: {own} and {other}, wide", [[*HEAD, heading, "Aug-14"], [*REF, own, 489],
                   [*REF, other, 512]], AUG, at=("C2", "C3"))  # fmt: skip
        yield kind(f"{heading}: {own} and {other}, long", [["Code", "Month", heading, "Value"],
                   [7, "Aug-14", own, 489], [7, "Aug-14", other, 512]], AUG, at=("C2", "C3", "D3"))  # fmt: skip
        yield kind(f"{heading}: {other} of another month", [["Code", "Month", heading, "Value"],
                   [7, "Aug-14", own, 489], [7, "Sep-14", other, 512]], AUG, at=("C2", "C3"))  # fmt: skip
    for heading, one, other in (
        ("Area", "North", "South"), ("Group", "Boys", "Girls"), ("Locality", "Bourn", "Appleby"),
        ("Age group", "0-4", "5-17"), ("Ethnicity", "White", "Asian"), ("Team", "Duty", "Long term"),
        ("LA name", "Leeds", "Kent"), ("Where", "Bourn", "Appleby"),
    ):  # fmt: skip
        right = (f"7 2014-08 [{one}] 249", f"7 2014-08 [{other}] 240")
        yield kind(f"{heading}: {one} and {other}, wide", [[*HEAD, heading, "Aug-14"], [*REF, one, 249],
                   [*REF, other, 240]], *right, at=("C2", "C3") if heading != "Team" else ())  # fmt: skip
        yield kind(f"{heading}: {one} and {other}, long", [["Code", "Month", heading, "Value"],
                   [7, "Aug-14", one, 249], [7, "Aug-14", other, 240]], *right,
                   at=("C2", "C3") if heading != "Team" else ())  # fmt: skip
        yield kind(f"{heading}: the same numbers", [["Code", "Month", heading, "Value"], [7, "Aug-14", one, 240],
                   [7, "Aug-14", other, 240]], f"7 2014-08 [{one}] 240", f"7 2014-08 [{other}] 240",
                   at=("C2", "C3") if heading != "Team" else ())  # fmt: skip
    sexes = [["Code", "Month", "Sex", "Value"], [7, "Aug-14", "All", 489], [7, "Aug-14", "Boys", 249],
             [7, "Aug-14", "Girls", 240]]  # fmt: skip
    yield kind("all, boys and girls", sexes, AUG, "7 2014-08 [Boys] 249", "7 2014-08 [Girls] 240",
               at=("C2", "C3"))  # fmt: skip
    yield kind("boys alone", [["Code", "Month", "Gender", "Value"], [7, "Aug-14", "Boys", 249]],
               "7 2014-08 [Boys] 249", at=("C2",))  # fmt: skip
    yield kind("a code merged over its areas", [[*HEAD, "Area", "Aug-14"], [7, "Referrals", "North", 249],
               [None, None, "South", 240]], "7 2014-08 [North] 249", "7 2014-08 [South] 240",
               merged=((2, 1, 3, 1), (2, 2, 3, 2)), at=("C2", "C3", "D3"))  # fmt: skip
    yield kind("local, England and neighbours", [[*HEAD, "Compared with", "Aug-14"], [*REF, "Own", 489],
               [*REF, "England", 512], [*REF, "Statistical neighbours", 500]], AUG, at=("C2", "C3"),
               says=False)  # fmt: skip


def _names() -> Iterator[LabelKind]:
    for name in ("Referrals target", "Target for referrals", "Referrals - last year", "Referrals (boys)",
                 "Referrals: England", "Referrals YTD", "Referrals cumulative", "of which re-referrals",
                 "Last year", "Referrals 2013/14", "Forecast referrals", "Referrals North", "%"):  # fmt: skip
        yield kind(f"a row named {name}, wide", [[*HEAD, "Jul-14", "Aug-14"], [*REF, 481, 489], [7, name, 512, 512]],
                   AUG, "7 2014-07 value 481", at=("B2", "B3"), says=False)  # fmt: skip
        yield kind(f"a row named {name}, long", [["Code", "Indicator", "Month", "Value"], [*REF, "Aug-14", 489],
                   [7, name, "Aug-14", 512]], AUG, at=("B2", "B3"), says=False)  # fmt: skip
    for name in ("Target", "of which boys", "England", "Last year", "YTD", "Bourn"):
        yield kind(f"a row named {name} without a code", [[*HEAD, "Jul-14", "Aug-14"], [*REF, 481, 489],
                   [None, name, 512, 512]], AUG, "7 2014-07 value 481", at=("B3",), says=False)  # fmt: skip
    yield kind("two codes in one cell", [[*HEAD, "Aug-14"], ["7/10", "Referrals", 512], [*ASS, 65]],
               "10 2014-08 value 65", at=("A2",), says=False)  # fmt: skip
    yield kind("two codes and a word between", [LONG, ["7 and 10", "Aug-14", 512], [7, "Jul-14", 481]],
               "7 2014-07 value 481", at=("A2",), says=False)  # fmt: skip


KINDS = [*_sub_headings(), *_over_the_months(), *_beside_the_months(), *_in_the_rows(), *_names()]
