"""Setup, zip and checksums: complete, in one order, and the same bytes from the same files."""

import hashlib
import os
import shutil
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import package
import pytest


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


def copied(bundle: Path, place: Path) -> Path:
    """The same files elsewhere, written at another time and in another order."""
    for path in sorted(bundle.rglob("*"), reverse=True):
        if path.is_file():
            target = place / path.relative_to(bundle)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (1, 1))
    return place


def test_the_zip_holds_every_file_below_one_folder(small_bundle: Path, tmp_path: Path) -> None:
    package.make_zip(small_bundle, tmp_path / "a.zip", "IBDesk-1.0")
    with zipfile.ZipFile(tmp_path / "a.zip") as made:
        found = {name: made.read(name) for name in made.namelist()}
    expected = {f"IBDesk-1.0/{name}": (small_bundle / name).read_bytes() for name in package.files_of(small_bundle)}
    assert found == expected
    assert len(found) == 5


def test_the_same_files_make_the_same_zip(small_bundle: Path, tmp_path: Path) -> None:
    package.make_zip(small_bundle, tmp_path / "a.zip", "x")
    package.make_zip(copied(small_bundle, tmp_path / "elsewhere"), tmp_path / "b.zip", "x")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_nsis_gets_every_file_once_with_its_folder(small_bundle: Path) -> None:
    lines = package.nsis_files(small_bundle).splitlines()
    assert [line for line in lines if line.startswith("SetOutPath")] == [
        'SetOutPath "$INSTDIR"',
        r'SetOutPath "$INSTDIR\_internal\a"',
        r'SetOutPath "$INSTDIR\_internal"',
    ]
    assert [line.rpartition("/")[2] for line in lines[1:3]] == ['IBDesk.exe"', 'ibdesk-cli.exe"']
    assert sum(line.startswith("File") for line in lines) == 5


def test_the_checksums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"abc")
    said = package.checksums([tmp_path / "a.bin"])
    assert said == f"{hashlib.sha256(b'abc').hexdigest()}  a.bin\n"


def test_the_setup_is_64_bit_and_the_same_bytes_from_the_same_files(
    small_bundle: Path, tmp_path: Path, needs: Callable[..., None]
) -> None:
    needs("makensis")
    package.make_setup(small_bundle, tmp_path / "a.exe", None, fast=True)
    package.make_setup(copied(small_bundle, tmp_path / "elsewhere"), tmp_path / "b.exe", None, fast=True)
    made = (tmp_path / "a.exe").read_bytes()
    assert made == (tmp_path / "b.exe").read_bytes()
    machine = struct.unpack_from("<H", made, struct.unpack_from("<I", made, 0x3C)[0] + 4)[0]
    assert machine == 0x8664


@pytest.mark.skipif(sys.platform == "win32", reason="the signing program is a shell script")
def test_setup_and_uninstaller_pass_through_the_signing_program(
    small_bundle: Path, tmp_path: Path, needs: Callable[..., None]
) -> None:
    needs("makensis")
    signer = tmp_path / "sign.sh"
    signer.write_text(f'#!/bin/sh\necho "$1" >> "{tmp_path}/signed.txt"\n', encoding="utf-8")
    signer.chmod(0o755)
    package.make_setup(small_bundle, tmp_path / "a.exe", str(signer), fast=True)
    signed = (tmp_path / "signed.txt").read_text(encoding="utf-8").splitlines()
    assert len(signed) == 2
    assert signed[-1] == str(tmp_path / "a.exe")


def test_a_signing_program_that_fails_stops_the_setup(
    small_bundle: Path, tmp_path: Path, needs: Callable[..., None]
) -> None:
    needs("makensis", "false")
    with pytest.raises(subprocess.CalledProcessError):
        package.make_setup(small_bundle, tmp_path / "a.exe", str(shutil.which("false")), fast=True)
