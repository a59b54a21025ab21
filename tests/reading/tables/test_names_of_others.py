"""Names beside a known code that say another number than the indicator's, and shortened ones that do not."""

import pytest

from ibdesk.desk.starting import shipped_definitions
from ibdesk.domain.indicator import Indicator
from ibdesk.reading.tables.names_of_others import is_unlike, makes_another

BY_CODE = {each.code: each for each in shipped_definitions().indicators}


def own(code: str) -> Indicator:
    return BY_CODE[code]


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
    assert makes_another(name, own(code))


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
    assert not makes_another(name, own(code))
    assert not is_unlike(name, own(code).name)


@pytest.mark.parametrize("each", BY_CODE.values(), ids=BY_CODE)
def test_an_indicators_own_name_is_its_own(each: Indicator) -> None:
    for name in (each.name, each.name.upper(), each.name.replace("@", "at"), f"{each.name} (month)"):
        assert not makes_another(name, each)


@pytest.mark.parametrize("name", ["Staff sickness", "Agency social workers", "School exclusions"])
def test_a_plainly_different_name_is_unlike(name: str) -> None:
    assert is_unlike(name, own("7").name)
