"""A rate that rests on the population that came with IBDesk is told, until the board's own comes in."""

from msgspec.structs import replace

from ibdesk.checks import check
from tests.made import AUGUST, referrals


def test_a_shipped_population_is_told_and_an_own_one_is_not() -> None:
    own = referrals()
    shipped = replace(own, populations=tuple(replace(each, source=None) for each in own.populations))
    told = [each for each in check(shipped, AUGUST) if "36,100 children" in each.message]
    assert [each.rule for each in told] == ["provenance"]
    assert [each for each in check(own, AUGUST) if "36,100 children" in each.message] == []
