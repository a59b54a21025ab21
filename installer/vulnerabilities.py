"""Holds the locked packages against known vulnerabilities, from data at hand: nobody is asked.

    python installer/vulnerabilities.py ADVISORIES...

ADVISORIES are OSV records, https://osv.dev, as .json files, folders of them, or a zip such as the "all.zip" of PyPI,
fetched where that is allowed. Says for each hit the package, its version, the advisory and in which version it is put
right. Ends with 0 where nothing is known, 1 where something is, 2 where there was no advisory to look at: that is "not
looked at", never "sound". What is said belongs into the release's notes, with the day of the newest advisory.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lock import HERE, LINUX, WINDOWS, Locked, read_lock
from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.packaging.version import InvalidVersion, Version

NOTHING_KNOWN, KNOWN, NOT_LOOKED_AT = 0, 1, 2
ECOSYSTEM = "PyPI"


@dataclass(frozen=True, slots=True)
class Hit:
    """A locked package that an advisory names; `fixed` is where it is put right, empty where nowhere yet."""

    name: str
    version: str
    advisory: str
    summary: str
    fixed: str

    def __str__(self) -> str:
        fixed = f"put right in {self.fixed}" if self.fixed else "not put right yet"
        return f"{self.name} {self.version}: {self.advisory}, {fixed}. {self.summary}".rstrip()


def advisories(places: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Every OSV record in files, folders and zips; ValueError for a file that is none."""
    for place in places:
        if place.is_dir():
            yield from advisories(sorted(place.rglob("*.json")))
        elif place.suffix == ".zip":
            with ZipFile(place) as packed:
                for name in sorted(packed.namelist()):
                    if name.endswith(".json"):
                        yield _record(packed.read(name), name)
        else:
            yield _record(place.read_bytes(), str(place))


def _record(content: bytes, name: str) -> dict[str, Any]:
    record = json.loads(content)
    if not isinstance(record, dict) or "id" not in record:
        raise ValueError(f"{name} is no OSV record")
    return record


def hits(locked: Iterable[Locked], records: Iterable[dict[str, Any]]) -> tuple[Hit, ...]:
    """What is known of these versions, by package; withdrawn advisories are not."""
    versions = {each.name: each.version for each in locked}
    found = set()
    for record in records:
        for affected in () if record.get("withdrawn") else record.get("affected", ()):
            package = affected.get("package", {})
            name = canonicalize_name(package.get("name", ""))
            if package.get("ecosystem") == ECOSYSTEM and name in versions and _is_hit(versions[name], affected):
                summary = " ".join(str(record.get("summary") or "").split())
                found.add(Hit(name, versions[name], record["id"], summary, _fixed(affected)))
    return tuple(sorted(found, key=lambda hit: (hit.name, hit.advisory)))


def _is_hit(version: str, affected: dict[str, Any]) -> bool:
    named = version in affected.get("versions", ())
    ranges = (each for each in affected.get("ranges", ()) if each.get("type") == "ECOSYSTEM")
    return named or any(_within(Version(version), each.get("events", ())) for each in ranges)


def _within(version: Version, events: Sequence[dict[str, str]]) -> bool:
    """Whether the version lies in a range; what cannot be compared counts as a hit, for a person to look at."""
    inside = False
    try:
        for event in sorted(events, key=_place):
            if "introduced" in event and version >= _version(event["introduced"]):
                inside = True
            elif ("fixed" in event and version >= _version(event["fixed"])) or (
                "last_affected" in event and version > _version(event["last_affected"])
            ):
                inside = False
    except InvalidVersion:
        return True
    return inside


def _place(event: dict[str, str]) -> Version:
    return _version(next(iter(event.values())))


def _version(text: str) -> Version:
    return Version("0.dev0" if text == "0" else text)


def _fixed(affected: dict[str, Any]) -> str:
    events = (event for each in affected.get("ranges", ()) for event in each.get("events", ()))
    return ", ".join(sorted({event["fixed"] for event in events if "fixed" in event}))


def main(places: Sequence[Path]) -> int:
    locked = {*read_lock(HERE / WINDOWS.file), *read_lock(HERE / LINUX.file)}
    records = list(advisories(places))
    ours = [each for each in records if any(_is_ours(affected) for affected in each.get("affected", ()))]
    if not ours:
        print("NOT LOOKED AT: there is no advisory of PyPI's among what was given.")
        return NOT_LOOKED_AT
    found = hits(locked, ours)
    for hit in found:
        print(hit)
    newest = max(str(each.get("modified", "")) for each in ours)
    print(f"{len(locked)} locked files, {len(ours):,} advisories, the newest of {newest[:10] or 'an unknown day'}: "
          f"{len(found)} hits.")  # fmt: skip
    return KNOWN if found else NOTHING_KNOWN


def _is_ours(affected: dict[str, Any]) -> bool:
    return bool(affected.get("package", {}).get("ecosystem") == ECOSYSTEM)


if __name__ == "__main__":
    sys.exit(main([Path(word) for word in sys.argv[1:]]))
