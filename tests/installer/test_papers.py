"""Notices and bill of materials: every package that ships is in both, with its licence."""

import json
from importlib.metadata import Distribution, distribution
from pathlib import Path

import notices
import pytest
import sbom
from lock import HERE, WINDOWS, read_lock

SHIPPED = [each.name for each in read_lock(HERE / WINDOWS.file) if each.name not in notices.BUILD_ONLY]
HERE_TOO = [name for name in SHIPPED if name != "pyinstaller"]  # it is part of the bundle's tools, not of the tests'


def installed(folder: Path, licence: bool) -> Distribution:
    info = folder / "thing-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: thing\nVersion: 1.0\nLicense: MIT\n", encoding="utf-8")
    record = ["thing-1.0.dist-info/METADATA,,"]
    if licence:
        (info / "LICENSE").write_text("Do as you like.", encoding="utf-8")
        record.append("thing-1.0.dist-info/LICENSE,,")
    (info / "RECORD").write_text("\n".join(record), encoding="utf-8")
    return Distribution.at(info)


@pytest.mark.parametrize("name", HERE_TOO)
def test_every_package_that_ships_has_a_licence_text(name: str) -> None:
    found = notices.notice(distribution(name))
    assert found.licence != "see below"
    assert all(len(text) > 20 for _, text in found.texts)


def test_a_package_without_a_licence_text_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"thing 1\.0 brings no licence text"):
        notices.notice(installed(tmp_path, licence=False))


def test_the_notices_hold_the_words_of_every_licence(tmp_path: Path) -> None:
    installed(tmp_path, licence=True)
    notices.main(tmp_path, tmp_path / "out.txt")
    text = (tmp_path / "out.txt").read_text(encoding="utf-8")
    for words in (
        "thing 1.0: MIT",
        "Do as you like.",
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
    ):
        assert words in text
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text


def test_the_bill_names_every_package_that_ships_with_its_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    locked = read_lock(HERE / WINDOWS.file)
    bill = sbom.bill(locked, dict.fromkeys(SHIPPED, "MIT"))
    components = bill["components"]
    assert isinstance(components, list)
    by_name = {each["name"]: each for each in components}
    assert set(by_name) == {*SHIPPED, "CPython"}
    for each in locked:
        if each.name in by_name:
            assert by_name[each.name]["purl"] == f"pkg:pypi/{each.name}@{each.version}"
            assert by_name[each.name]["hashes"] == [{"alg": "SHA-256", "content": each.sha256}]
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert bill["metadata"]["timestamp"] == "2026-01-01T00:00:00Z"  # type: ignore[index]


def test_the_same_locks_give_the_same_bill_and_others_another() -> None:
    locked = read_lock(HERE / WINDOWS.file)
    licences = dict.fromkeys(SHIPPED, "MIT")
    again = [json.dumps(sbom.bill(locked, licences)) for _ in range(2)]
    assert again[0] == again[1]
    fewer = sbom.bill(locked[1:], licences)
    assert fewer["serialNumber"] == sbom.bill(locked, licences)["serialNumber"]  # the first is a tool: not shipped
    assert sbom.bill(locked[2:], licences)["serialNumber"] != fewer["serialNumber"]
