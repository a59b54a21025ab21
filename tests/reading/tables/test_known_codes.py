"""Which code a cell means: letters' case aside, unless two codes differ in nothing else."""

import pytest

from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from tests.made import board, indicator


@pytest.mark.parametrize(
    ("codes", "text", "meant"),
    [
        (("1a", "1A"), "1a", "1a"),
        (("1a", "1A"), "1A", "1A"),
        (("Ab", "aB"), "AB", None),
        (("1a",), "1A", "1a"),
        (("7",), "07", "7"),
        (("2", "02"), "02", "02"),
        (("2", "02"), "2", "2"),
        (("2", "02"), "002", "2"),
        (("18",), "KPI 18", "18"),
        (("18",), "Indicator 18", "18"),
        (("18",), "PI18", None),
        (("18",), "Ind. 018", "18"),
        (("18a",), "PI-18A", "18a"),
        (("18", "PI 18"), "PI 18", "PI 18"),
        *((("18", "7"), written, "7") for written in ("7.", "7)", "(7)", "[7]", "#7", "No. 7", "no 07", "Ref 7", "7:")),
        (("18", "18."), "18.", "18."),
        (("18a",), "(18A)", "18a"),
        (("18",), "(18", None),
        (("18",), "-18", None),
        (("18",), "18.5", None),
        (("18",), "18b", None),
        # The national indicators have numbers of their own.
        (("18",), "NI 18", None),
        (("18",), "KPI", None),
        (("18",), "KPI 18 of 20", None),
    ],
)
def test_the_code_that_a_text_means(codes: tuple[str, ...], text: str, meant: str | None) -> None:
    known = KnownDefinitions(board([indicator(code) for code in codes]))
    assert known.code_of(text) == meant
