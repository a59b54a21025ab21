"""A board's records put apart by the indicator they are about, and which indicators are related."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from ibdesk.domain.board import Records

# The kinds of records that are about one indicator each, but for events, which may be about all.
_KINDS = (
    "indicators",
    "targets",
    "benchmarks",
    "figures",
    "breakdowns",
    "comments",
    "printed_directions",
    "overrides",
)
_Groups = Mapping[str, tuple[Any, ...]]


class ByCode(Struct, frozen=True):
    """`of` holds for each code the records about it alone, with the details, populations, events and settings of all;
    defined codes first, in the order of the pack. `groups` are the same records, kind by kind.

    Made beside the one before it, what is equal is the same object as there and need not be compared again.
    """

    records: Records
    of: Mapping[str, Records]
    groups: Mapping[str, _Groups]

    @classmethod
    def split(cls, records: Records, before: "ByCode | None" = None) -> "ByCode":
        """Going through all codes costs no more than the records there are; kinds that are the same object as before
        cost nothing."""
        if before is not None and before.records is records:
            return before
        groups = {kind: _grouped(records, kind, before) for kind in _KINDS}
        codes = dict.fromkeys(code for kind in _KINDS for code in groups[kind])
        shared: dict[str, Any] = {
            "details": records.details,
            "populations": records.populations,
            "events": records.events,
            "settings": records.settings,
        }
        of = {}
        for code in codes:
            about: dict[str, Any] = {kind: groups[kind].get(code, ()) for kind in _KINDS}
            own = Records(**about, **shared)
            was = before.of.get(code) if before is not None else None
            of[code] = was if was == own else own
        return cls(records, of, groups)

    def families(self) -> tuple[tuple[str, ...], ...]:
        """The codes in groups of related ones: a share and what it is a share of, those that count the same, the parts
        of one whole. Every code is in one group, by itself where nothing relates it."""
        family: dict[str, list[str]] = {code: [code] for code in self.of}
        for code, own in self.of.items():
            for other in _related(own):
                if other in family and family[other] is not family[code]:
                    joined = family[code] + family[other]
                    family.update(dict.fromkeys(joined, joined))
        once = {id(codes): codes for codes in family.values()}
        place = {code: at for at, code in enumerate(self.of)}
        return tuple(tuple(sorted(codes, key=place.__getitem__)) for codes in once.values())


def joined(parts: Iterable[Records]) -> Records:
    """The records about several codes, each as `ByCode` holds them."""
    several = tuple(parts)
    if len(several) == 1:  # mostly so
        return several[0]
    together: dict[str, Any] = {kind: tuple(one for own in several for one in getattr(own, kind)) for kind in _KINDS}
    first = several[0]
    return Records(
        details=first.details,
        populations=first.populations,
        events=first.events,
        settings=first.settings,
        **together,
    )


def _grouped(records: Records, kind: str, before: ByCode | None) -> _Groups:
    whole = getattr(records, kind)
    if before is not None and getattr(before.records, kind) is whole:
        return before.groups[kind]
    groups: dict[str, list[Any]] = {}
    for record in whole:
        groups.setdefault(record.code, []).append(record)
    was = before.groups[kind] if before is not None else {}
    return {code: old if (old := was.get(code)) == (own := tuple(found)) else own for code, found in groups.items()}


def _related(own: Records) -> Iterable[str]:
    for indicator in own.indicators:
        yield from indicator.numerator_of
        if indicator.denominator is not None:
            yield indicator.denominator
        if indicator.within is not None:
            yield indicator.within.code
