"""What the last pack that went out said of each indicator, as it was known then."""

from collections.abc import Mapping

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Direction, Records
from ibdesk.domain.by_code import ByCode
from ibdesk.domain.month import Month
from ibdesk.domain.report.judged import judged
from ibdesk.domain.report.reckoning import Figures
from ibdesk.domain.report.restatements import Restatement
from ibdesk.domain.target import Target


class PackSaid(Struct, frozen=True):
    """Of one indicator: its assessment, its arrow, the target in force, and the comment as it was written."""

    status: Status
    direction: Direction
    target: Target | None = None
    comment: str = ""


class LastPack(Struct, frozen=True):
    """Of another month than the report's; `said` by code."""

    month: Month
    said: Mapping[str, PackSaid]


class IssuedAgain(Struct, frozen=True):
    """That the report's own month went out before, when, and which figures up to that month are others since."""

    at: str
    restatements: tuple[Restatement, ...]


def last_pack(records: Records, month: Month) -> LastPack:
    """A month's pack, from the records that it was made from, without all else that is on its pages."""
    split = ByCode.split(records)
    said: dict[str, PackSaid] = {}
    for indicator in records.defined_in(month):
        own = split.of[indicator.code]
        found = judged(own, Figures(own), indicator, month)
        comment = records.comment(indicator.code, month).text
        said[indicator.code] = PackSaid(found.assessment.status, found.travel.direction, found.target, comment)
    return LastPack(month, said)
