"""Councils and regions named in titles."""

import pytest

from ibdesk.domain.councils import council_named, without_kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Leeds", "leeds"),
        ("Leeds City Council", "leeds"),
        ("London Borough of Barking & Dagenham", "barking and dagenham"),
        ("LB Camden", "camden"),
        ("County Durham", "durham"),
        ("Bristol, City of", "bristol"),
        ("City of York Council", "york"),
        ("St. Helens Council", "st helens"),
        ("Stoke-on-Trent", "stoke on trent"),
        ("Yorkshire & Humber", "yorkshire and humber"),
        ("North East region", "north east"),
        ("Kent County Council - Children's performance", "kent"),
        ("Children's services: Kent County Council", "kent"),
        ("Marlshire County Council", "marlshire"),
        ("Rotherham MBC", "rotherham"),
    ],
)
def test_a_council_is_named(text: str, name: str) -> None:
    assert council_named(text) == name


@pytest.mark.parametrize(
    "text", ["Referrals", "Compared with Leeds", "Reading of minutes", "Children's services", "Council", "", "Board"]
)
def test_no_council_is_named(text: str) -> None:
    assert council_named(text) == ""


def test_a_council_without_its_kind() -> None:
    assert without_kind("Kent County Council") == without_kind("Kent") == "kent"
    assert without_kind("Royal Borough of Kingston upon Thames") == "kingston upon thames"
