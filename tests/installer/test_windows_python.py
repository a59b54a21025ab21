"""Only what a publisher's signature vouches for gets into the Windows bundle's Python."""

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import windows_python
from windows_python import PSF, UnprovenError, keep_verified, make, signers, vouched_for


def some_windows_program() -> Path:
    """An unsigned program for Windows: what makensis puts before a setup."""
    path = Path("/usr/share/nsis/Stubs/zlib-amd64-unicode")
    assert path.read_bytes()[:2] == b"MZ"
    return path


@pytest.fixture
def forged(tmp_path: Path, needs: Callable[..., None]) -> tuple[Path, Path]:
    """A program signed by somebody who calls himself the Python Software Foundation, and his certificate."""
    needs("osslsigncode", "openssl", "makensis")
    key, certificate, program = tmp_path / "key.pem", tmp_path / "certificate.pem", tmp_path / "forged.exe"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(certificate)]
    made += ["-days", "30", "-subj", PSF, "-addext", "extendedKeyUsage=codeSigning"]
    subprocess.run(made, check=True, capture_output=True)
    signed = ["osslsigncode", "sign", "-certs", str(certificate), "-key", str(key), "-h", "sha256"]
    subprocess.run([*signed, "-in", str(some_windows_program()), "-out", str(program)], check=True, capture_output=True)
    return program, certificate


def other_roots(tmp_path: Path) -> Path:
    roots = tmp_path / "roots.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        str(tmp_path / "k"),
        "-out",
        str(roots),
    ]
    subprocess.run([*made, "-subj", "/CN=A root"], check=True, capture_output=True)
    return roots


def test_a_signature_counts_where_its_root_is_known(forged: tuple[Path, Path]) -> None:
    program, certificate = forged
    assert signers(program, certificate) == {PSF}


def test_a_forged_name_under_an_unknown_root_counts_for_nothing(forged: tuple[Path, Path], tmp_path: Path) -> None:
    assert signers(forged[0], other_roots(tmp_path)) == frozenset()


def test_one_changed_byte_ends_a_signature(forged: tuple[Path, Path]) -> None:
    program, certificate = forged
    content = bytearray(program.read_bytes())
    content[len(content) // 2] ^= 1
    program.write_bytes(content)
    assert signers(program, certificate) == frozenset()


def test_an_unsigned_program_has_no_signer(forged: tuple[Path, Path]) -> None:
    assert signers(some_windows_program(), forged[1]) == frozenset()


def test_a_file_is_vouched_for_by_its_hash_alone() -> None:
    listed = b"head" + hashlib.sha256(b"import os\n").digest() + hashlib.sha1(b"old\n").digest() + b"tail"
    assert vouched_for(b"import os\n", listed)
    assert vouched_for(b"old\n", listed)
    assert vouched_for(b"", listed)
    assert not vouched_for(b"import os \n", listed)


def test_what_nothing_vouches_for_is_left_out_and_named(forged: tuple[Path, Path], tmp_path: Path) -> None:
    program, certificate = forged
    tree, dest = tmp_path / "tree", tmp_path / "dest"
    (tree / "Lib").mkdir(parents=True)
    shutil.copyfile(program, tree / "python.exe")
    shutil.copyfile(some_windows_program(), tree / "unsigned.dll")
    (tree / "Lib" / "os.py").write_bytes(b"the publisher's")
    (tree / "Lib" / "re.py").write_bytes(b"somebody else's")
    found = keep_verified(tree, hashlib.sha256(b"the publisher's").digest(), certificate, dest)
    assert (found.signed, found.catalogued) == (["python.exe"], ["Lib/os.py"])
    assert found.left_out == ["Lib/re.py", "unsigned.dll"]
    kept = sorted(path.relative_to(dest).as_posix() for path in dest.rglob("*") if path.is_file())
    assert kept == ["Lib/os.py", "python.exe"]


def test_a_catalogue_of_somebody_elses_is_refused(forged: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    with pytest.raises(UnprovenError, match="not signed by the Python Software Foundation"):
        make(tmp_path / "tree", some_windows_program(), forged[1], tmp_path / "dest")


def test_a_tree_with_too_little_in_it_is_refused(forged: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    with pytest.raises(UnprovenError, match="only 0 programs"):
        make(tmp_path / "tree", forged[0], forged[1], tmp_path / "dest")
    assert not (tmp_path / "dest").exists()


def test_the_limits_are_those_of_a_whole_python() -> None:
    assert windows_python._LEAST_SIGNED >= 30
    assert windows_python._LEAST_CATALOGUED >= 900
