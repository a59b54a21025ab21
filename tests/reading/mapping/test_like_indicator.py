"""Which indicator of the shipped ones a name in other words is proposed for: its own or none, seldom another's."""

from collections import Counter

from ibdesk.desk import inherited_definitions
from ibdesk.reading.mapping.like_indicator import like_indicator
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from tests.reading.tables.names_met import REWORDED

KNOWN = KnownDefinitions(inherited_definitions())
# Of the names in other words these are nearer to another indicator's by their letters.
MISTAKEN = {"IAs", "No of IAs done", "Initial assessments within timescale", "Initial assessments completed in time"}


def reworded() -> list[tuple[str, str]]:
    lines = (line.partition(": ") for line in REWORDED.splitlines() if line.strip())
    return [(code, name.strip()) for code, _, names in lines for name in names.split(" | ")]


def test_a_reworded_name_is_proposed_for_its_own_indicator_or_for_none() -> None:
    names = reworded()
    proposed = {(code, name): like_indicator(name, KNOWN) for code, name in names}
    wrong = {name for (code, name), means in proposed.items() if means not in ("", code)}
    assert wrong <= MISTAKEN
    right = Counter(means == code for (code, _), means in proposed.items())
    assert right[True] > len(names) * 0.8


def test_the_shortest_names_are_those_of_the_whole() -> None:
    shortest = {"Contacts": "4", "Referrals": "7", "CP plans": "18", "Core assessments": "11", "LAC": "27"}
    assert {name: like_indicator(name, KNOWN) for name in shortest} == shortest


def test_another_number_is_proposed_for_none() -> None:
    for name in ("Referrals closed", "Staff sickness", "CAs completed in 36+ days", "New CP plans"):
        assert like_indicator(name, KNOWN) == "", name


def test_a_short_word_is_nobodys_for_letters_that_are_turned_or_slipped() -> None:
    for name in ("Cars", "Cares", "Case", "Cases", "Cats", "Vans", "Cars in month", "Homes", "Bases"):
        assert like_indicator(name, KNOWN) == "", name
    assert {name: like_indicator(name, KNOWN) for name in ("CLA", "LACs", "CAs")} == {
        "CLA": "27",
        "LACs": "27",
        "CAs": "11",
    }


def test_a_part_of_an_indicator_or_another_stage_of_it_is_proposed_for_none() -> None:
    names = (
        "Looked After Children (UASC)", "LAC - in-house", "LAC (agency)", "Referrals (police)", "CP plans: boys",
        "Contacts - police", "Looked After Children - new in month", "New LAC", "LAC starts", "CPPs ended",
    )  # fmt: skip
    for name in names:
        assert like_indicator(name, KNOWN) == "", name
    whole = {"Looked After Children (LAC)": "27", "LAC reviews": "31", "CP plans > 2 yrs": "20", "Contacts (all)": "4"}
    assert {name: like_indicator(name, KNOWN) for name in whole} == whole
