"""What a public version said when it went out, as it is kept with a board: its numbers, and which were held back."""

import json
from collections.abc import Callable, Collection, Hashable, Mapping
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.figure import Covers, Part, Quantity, Supply
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact_text, from_exact_text

_HELD = "c"


class SaidInPublic(Struct, frozen=True):
    """A month's public version: the numbers that stood in it, and the keys of those that were held back, by the keys
    of figures and of categories' figures. `seen` is the step of the board whose records it was made of."""

    month: Month
    shown: Mapping[Hashable, Fraction]
    hidden: frozenset[Hashable]
    seen: int


def as_bytes(version: SaidInPublic) -> bytes:
    rows = [[_key_text(key), exact_text(number)] for key, number in version.shown.items()]
    rows += [[_key_text(key), _HELD] for key in version.hidden]
    body = {"public": str(version.month), "seen": version.seen, "figures": sorted(rows)}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(content: bytes) -> SaidInPublic:
    """ValueError where it is nothing that `as_bytes` writes."""
    try:
        body = json.loads(content)
        rows = [(_key_of(key), number) for key, number in body["figures"]]
        shown = {key: from_exact_text(number) for key, number in rows if number != _HELD}
        hidden = frozenset(key for key, number in rows if number == _HELD)
        return SaidInPublic(Month.parse_kept(body["public"]), shown, hidden, int(body["seen"]))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("not what a public version said") from error


def _key_text(key: Hashable) -> list[str]:
    assert isinstance(key, tuple)
    return [str(part) for part in key]


def _key_of(parts: list[str]) -> Hashable:
    match parts:
        case [code, month, category]:
            return code, Month.parse_kept(month), category
        case [code, month, part, supply, covers]:
            return code, Month.parse_kept(month), Part(part), Supply(supply), Covers(covers)
    raise ValueError("not the key of a figure")


def without_figures(
    version: SaidInPublic, code: str, month: Month, part: Part | None, numbers: Collection[Quantity] | None
) -> SaidInPublic:
    """Without what it says of an indicator's month: of one part where that is given, else of its categories too; with
    `numbers` only where it shows one of these."""

    def goes(key: Hashable) -> bool:
        assert isinstance(key, tuple)
        return key[:2] == (code, month) and (part is None or key[2] == part)

    shown = {
        key: number
        for key, number in version.shown.items()
        if not goes(key) or (numbers is not None and number not in numbers)
    }
    hidden = version.hidden if numbers is not None else frozenset(key for key in version.hidden if not goes(key))
    return replace(version, shown=shown, hidden=hidden)


def with_categories(version: SaidInPublic, change: Callable[[str], str]) -> SaidInPublic:
    """With the names of categories changed, which are what people wrote."""

    def changed(key: Hashable) -> Hashable:
        match key:
            case (code, month, str(category)):
                return code, month, change(category)
        return key

    shown = {changed(key): number for key, number in version.shown.items()}
    return replace(version, shown=shown, hidden=frozenset(map(changed, version.hidden)))
