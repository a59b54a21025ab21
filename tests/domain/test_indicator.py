"""The order of codes, as people count."""

from ibdesk.domain.indicator import in_code_order


def test_codes_stand_in_natural_order() -> None:
    expected = ["2", "02", "7", "7a", "7b", "10", "10.2", "10.10", "D", "N1", "N2", "N10", "N11", "P1"]
    assert sorted(
        ["N10", "N2", "10", "2", "7b", "N11", "D", "7a", "7", "N1", "10.10", "P1", "02", "10.2"], key=in_code_order
    ) == sorted(expected, key=in_code_order)
    assert sorted(expected, key=in_code_order) == ["02", "2", *expected[2:]]
