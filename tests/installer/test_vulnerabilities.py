"""Known vulnerabilities of the locked packages are found in advisories at hand, and no data is never "sound"."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
import vulnerabilities
from lock import HERE, WINDOWS, Locked, read_lock

LOCKED = (Locked("some-thing", "2.4.1", "0" * 64),)


def advisory(name: str = "Some_Thing", **affected: object) -> dict[str, object]:
    return {
        "id": "OSV-1",
        "summary": "It can be\nmade to fall over",
        "modified": "2026-11-01T00:00:00Z",
        "affected": [{"package": {"ecosystem": "PyPI", "name": name}, **affected}],
    }


def ranged(*events: dict[str, str]) -> dict[str, object]:
    return advisory(ranges=[{"type": "ECOSYSTEM", "events": list(events)}])


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (advisory(versions=["2.4.1"]), True),
        (advisory(versions=["2.4.0"]), False),
        (ranged({"introduced": "0"}), True),
        (ranged({"introduced": "0"}, {"fixed": "2.4.1"}), False),
        (ranged({"introduced": "0"}, {"fixed": "2.10"}), True),
        (ranged({"introduced": "2.5"}), False),
        (ranged({"introduced": "2.0"}, {"last_affected": "2.4.1"}), True),
        (ranged({"introduced": "2.0"}, {"last_affected": "2.4.0"}), False),
        (ranged({"introduced": "0"}, {"fixed": "1.9"}, {"introduced": "2.0"}, {"fixed": "2.5"}), True),
        (ranged({"introduced": "no version"}), True),
        (advisory("other", versions=["2.4.1"]), False),
        ({**advisory(versions=["2.4.1"]), "withdrawn": "2026-01-01T00:00:00Z"}, False),
    ],
)
def test_a_version_is_found_where_an_advisory_means_it(record: dict[str, object], found: bool) -> None:
    assert bool(vulnerabilities.hits(LOCKED, [record])) is found


def test_a_hit_says_what_to_do() -> None:
    [hit] = vulnerabilities.hits(LOCKED, [ranged({"introduced": "0"}, {"fixed": "3.0"})])
    assert str(hit) == "some-thing 2.4.1: OSV-1, put right in 3.0. It can be made to fall over"


def test_files_folders_and_zips_are_read_and_no_data_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vulnerabilities.main([]) == vulnerabilities.NOT_LOOKED_AT
    assert "NOT LOOKED AT" in capsys.readouterr().out
    numpy = next(each for each in read_lock(HERE / WINDOWS.file) if each.name == "numpy")
    text = json.dumps(advisory("numpy", versions=[numpy.version]))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "one.json").write_text(text, encoding="utf-8")
    with ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.writestr("one.json", text)
    for place in (tmp_path / "folder", tmp_path / "folder" / "one.json", tmp_path / "all.zip"):
        assert vulnerabilities.main([place]) == vulnerabilities.KNOWN
        assert f"numpy {numpy.version}: OSV-1" in capsys.readouterr().out
    (tmp_path / "folder" / "one.json").write_text(json.dumps(advisory("other")), encoding="utf-8")
    assert vulnerabilities.main([tmp_path / "folder"]) == vulnerabilities.NOTHING_KNOWN
    assert "the newest of 2026-11-01: 0 hits" in capsys.readouterr().out
