"""Names beside a known code that say another number than the indicator's, and shortened ones that do not."""

import pytest
from msgspec.structs import replace

from ibdesk.desk.starting import shipped_definitions
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.mapping import MappedColumn, MonthsAcross, RowField, SheetMapping, label_key
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.names.names_of_others import Doubt, doubt_of
from tests.made import indicator
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import Rows
from tests.reading.tables.names_met import OF_A_PART, OF_ANOTHER, REWORDED, pairs

KNOWN = KnownDefinitions(shipped_definitions())
INDICATORS = shipped_definitions().indicators
HEAD = ["Code", "Indicator", "Jul-14", "Aug-14"]
ASKED, TOLD = "label-not-understood", "code-and-name-differ"


def doubt(code: str, name: str) -> Doubt:
    return doubt_of(name, KNOWN.definitions(code)[0], KNOWN)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("18", "CPP rate per 10,000"), ("18", "CP plans started in month"), ("18", "CP plans ended"),
        ("27", "Looked After Children per 10,000 population"), ("27", "LAC ceasing"), ("7", "Re-referrals"),
        ("7", "Repeat referrals"), ("7", "Average referrals per day"), ("7", "% referrals accepted"),
        ("7", "Referrals open"), ("7", "Referrals not accepted"), ("4", "Contacts per worker"),
        ("10", "Initial Assessments NOT completed within 10 Working Days"), ("10", "IAs in 7 days"),
        ("10", "Initial Assessments overdue"), ("12", "Core Assessments Completed within 45 Working Days"),
        ("24", "RCPCs out of timescale"), ("24", "RCPCs late"), ("7", "Staff sickness days"),
        ("22", "Number of ICPCs in timescale"), ("22", "No. of ICPCs in timescale"), ("9", "IA average days"),
        ("5", "Number of contacts screened"), ("5", "Contacts screened within 48 hours"), ("28", "LAC 3 years or more"),
    ],
)  # fmt: skip
def test_a_word_that_makes_another_number(code: str, name: str) -> None:
    assert doubt(code, name) is Doubt.ASKED


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("7", "Referals"), ("7", "Referrals per month"), ("7", "Number of referrals"), ("18", "CP plans"),
        ("18", "CPP"), ("27", "LAC"), ("27", "Number of LAC at month end"), ("27", "Children looked after"),
        ("10", "% IAs within 10 days"), ("10", "IAs in 10 WD"), ("12", "Core Assessments in 35 working days"),
        ("5", "Contacts screened within 24hrs"), ("5", "Screened"), ("5", "Contact screening rate"),
        ("20", "CP Plans 2+ yrs"), ("13", "CAs in 61+ days"), ("15", "Strategy Discussions per team"),
        ("1", "Open CAFs"), ("14", "Strategy Discussions"), ("17", "S47s"), ("22", "ICPCs in timescale (%)"),
        ("9", "IAs completed"), ("4", "Contacts received in the month"), ("21", "ICPCs"), ("31", "LAC reviews"),
        ("4", "Received contacts"), ("27", "Looked after childrn"), ("23", "Reviews of CP"),
    ],
)  # fmt: skip
def test_shortened_and_misspelt_names_say_nothing_else(code: str, name: str) -> None:
    assert doubt(code, name) is Doubt.NONE


@pytest.mark.parametrize(("code", "name"), pairs(REWORDED))
def test_the_same_number_in_other_words_asks_and_tells_nothing(code: str, name: str) -> None:
    assert doubt(code, name) is Doubt.NONE


@pytest.mark.parametrize(("code", "name"), pairs(OF_ANOTHER))
def test_what_is_left_of_a_name_and_is_another_number_is_asked(code: str, name: str) -> None:
    assert doubt(code, name) is Doubt.ASKED


@pytest.mark.parametrize(("code", "name"), pairs(OF_A_PART))
def test_what_is_left_of_a_name_and_may_be_a_part_is_told(code: str, name: str) -> None:
    assert doubt(code, name) is Doubt.TOLD


@pytest.mark.parametrize("each", INDICATORS, ids=lambda each: each.code)
def test_an_indicators_own_name_is_its_own(each: Indicator) -> None:
    names = [
        each.name,
        each.name.upper(),
        each.name.replace("@", "at"),
        f"{each.name} (month)",
        f"{each.code} {each.name}",
    ]
    if each.unit is Unit.PERCENT:
        names += [f"% {each.name}", f"Percentage of {each.name}"]
    for name in names:
        assert doubt_of(name, each, KNOWN) is Doubt.NONE, name


@pytest.mark.parametrize("name", ["Staff sickness", "Agency social workers", "School exclusions"])
def test_a_plainly_different_name_is_asked(name: str) -> None:
    assert doubt("7", name) is Doubt.ASKED


def test_a_board_of_other_names_has_other_words() -> None:
    names = {"A": "Permanent exclusions", "B": "Fixed term exclusions", "C": "Pupils absent for 10% of sessions"}
    known = KnownDefinitions(Records(indicators=tuple(indicator(code, name=name) for code, name in names.items())))
    of = {code: known.definitions(code)[0] for code in names}
    assert doubt_of("Perm. exclusions", of["A"], known) is Doubt.NONE
    assert doubt_of("Fixed exclusions", of["A"], known) is Doubt.ASKED, "a word of another indicator's name"
    assert doubt_of("Primary permanent exclusions", of["A"], known) is Doubt.ASKED, "those of a kind of schools"
    assert doubt_of("Confirmed permanent exclusions", of["A"], known) is Doubt.TOLD
    assert doubt_of("Fixed-term exclusions", of["B"], known) is Doubt.NONE


BESIDE = {
    "10 | Initial Assessments Completed in more than 10 Working Days": ASKED,
    "17 | Section 17 Enquiries Started": ASKED,
    "7 | Referrals closed": ASKED,
    "27 | Children in need": ASKED,
    "7 | Referrals from police": TOLD,
    "10 | IAs in 10 days": "",
    "18 | CPPs": "",
}


def table(row: str) -> Rows:
    code, _, name = row.partition(" | ")
    return [HEAD, [code, name, 81, 89]]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("row", BESIDE)
def test_a_table_whose_name_is_another_numbers_is_not_read(row: str, kind: str) -> None:
    contents = read_one(opened(table(row), kind), shipped_definitions())
    told = {each.rule for each in contents.problems} & {ASKED, TOLD}
    assert told == {BESIDE[row]} - {""}
    assert len(contents.records.figures) == (0 if BESIDE[row] == ASKED else 2)


def test_a_name_that_was_answered_is_not_asked_again() -> None:
    columns = (("Code", RowField("code")), ("Indicator", RowField("name")), ("(month)", MonthsAcross()))
    said = SheetMapping("Figures", tuple(MappedColumn(*each) for each in columns), labels=(label_key("CAFs refused"),))
    known = replace(shipped_definitions(), mappings=(said,))
    again = read_one(opened(table("1 | CAFs refused"), "xlsx"), known)
    assert len(again.records.figures) == 2
    assert ASKED not in {each.rule for each in again.problems}
    other = read_one(opened(table("1 | CAFs closed"), "xlsx"), known)
    assert other.records.figures == ()


@pytest.mark.parametrize("name", ["Referrals 2012/13", "Referrals (Outturn 2012/13)", "Referrals - 2012/13 actual"])
def test_a_name_of_another_year_than_the_months_is_asked(name: str) -> None:
    for rows in (
        [["Code", "Indicator", "Jul-14", "Aug-14"], [7, name, 481, 489]],
        [["Code", "Indicator", "Month", "Value"], [7, name, "Jul-14", 481], [7, name, "Aug-14", 489]],
    ):
        contents = read_one(opened(rows, "xlsx"), shipped_definitions())
        assert contents.records.figures == ()
        assert "label-not-understood" in {problem.rule for problem in contents.problems}


@pytest.mark.parametrize("name", ["Referrals 2014/15", "Referrals 2014"])
def test_a_name_of_the_months_year_asks_nothing(name: str) -> None:
    contents = read_one(opened([HEAD, [7, name, 481, 489]], "xlsx"), shipped_definitions())
    assert len(contents.records.figures) == 2
