"""Random boards' public versions under an attack that shares no code with the program."""

import pytest
from msgspec.structs import replace

from ibdesk.domain.figure import Missing
from ibdesk.domain.public.relations import counts_of
from ibdesk.domain.public.small import is_small
from ibdesk.domain.report.report import build_report
from ibdesk.writing.pack.write_pack import pack_bytes
from tests.public.attacker import attack
from tests.public.got_back import definitions_of, got_back, unknown_of
from tests.public.random_boards import CHILDREN, LAST, random_records

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")


@pytest.mark.parametrize("number", range(20))
def test_no_held_back_count_of_a_random_board_is_got_back(number: int) -> None:
    assert list(got_back(number)) == []


def test_the_attacker_gets_back_what_small_counts_alone_leave() -> None:
    """Where nothing but the small counts is held back, sums, rates and shares give very many of them back."""
    records = random_records(0)
    small = {key: number for key, number in counts_of(records).items() if is_small(number)}
    figures = tuple(
        each._replace(quantity=Missing.SUPPRESSED) if each.key in small else each for each in records.figures
    )
    breakdowns = tuple(
        replace(each, quantity=Missing.SUPPRESSED) if each.key in small else each for each in records.breakdowns
    )
    content, _ = pack_bytes(build_report(replace(records, figures=figures, breakdowns=breakdowns), LAST))
    found = attack([content], definitions_of(records), CHILDREN)
    back = [key for key, number in small.items() if number in found.get(unknown_of(key, records), ())]
    assert len(back) > len(small) / 4, f"{len(back)} of {len(small)}"
