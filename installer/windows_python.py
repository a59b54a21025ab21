"""Keeps of an unpacked CPython for Windows only what can be proven to come from its publisher.

    python installer/windows_python.py TREE PYTHON_CAT ROOTS DEST

TREE is an unpacked Python, PYTHON_CAT the catalogue of the official embeddable package, ROOTS Microsoft's root
certificates (PEM), DEST the folder to be made. Programs and libraries (PE files) need a complete Authenticode
signature (digest, chain, time stamp) of the Python Software Foundation or of Microsoft. Every other file needs its
hash in a catalogue that the Python Software Foundation signed. Whatever has neither is left out and named.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

PSF = "/C=US/ST=Oregon/L=Beaverton/O=Python Software Foundation/CN=Python Software Foundation"
MICROSOFT = "/C=US/ST=Washington/L=Redmond/O=Microsoft Corporation/CN=Microsoft Corporation"
PUBLISHERS = frozenset({PSF, MICROSOFT})
# Not needed to bundle a program, and not in a catalogue.
_NOT_NEEDED = ("Scripts", "tcl", "Tools", "Lib/site-packages", "include", "libs")
# A tree with fewer verified files than this is no whole Python; 45 and 1027 were there when this was written.
_LEAST_SIGNED, _LEAST_CATALOGUED = 40, 1000
_SIGNER = re.compile(r"Signer's certificate:\n(?:\s*-+\n)?\s*Signer #0:\n\s*Subject: (.*)\n")


class UnprovenError(ValueError):
    """Too little of the tree, or not its catalogue, could be traced to the publisher."""


@dataclass
class Verified:
    """Paths below the tree, by what vouches for them."""

    signed: list[str] = field(default_factory=list)
    catalogued: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


@cache
def _offline() -> tuple[str, ...]:
    """Debian 12's osslsigncode asks no network for revoked certificates; newer ones do, unless they are told not to."""
    said = subprocess.run(["osslsigncode", "verify"], capture_output=True, text=True, check=False)
    return ("-ignore-crl",) if "-ignore-crl" in said.stdout + said.stderr else ()


def signers(path: Path, roots: Path) -> frozenset[str]:
    """The subjects of the certificates that signed the file; none at all where one signature is not valid.

    The trap: osslsigncode ends with 0 for some failures, so only what it prints counts, all of it. The certificates
    of 2024 have run out since; the time stamp, itself verified, says that they were valid when they signed.
    """
    command = ["osslsigncode", "verify", *_offline(), "-TSA-CAfile", str(roots), "-CAfile", str(roots)]
    ended = subprocess.run([*command, "-in", str(path)], capture_output=True, text=True, errors="replace", check=False)
    said = ended.stdout + ended.stderr
    good = (
        ended.returncode == 0
        and re.search(r"^Succeeded$", said, re.MULTILINE)
        and re.search(r"^Signature verification: ok", said, re.MULTILINE)
        and re.search(r"^Number of verified signatures: [1-9]", said, re.MULTILINE)
        and "verification: failed" not in said
        and "MISMATCH" not in said
    )
    return frozenset(_SIGNER.findall(said)) if good else frozenset()


def catalogue(paths: list[Path], roots: Path) -> bytes:
    """The content of those catalogues that the PSF signed. A hash that stands anywhere in it is vouched for."""
    return b"".join(path.read_bytes() for path in paths if PSF in signers(path, roots))


def vouched_for(content: bytes, listed: bytes) -> bool:
    """Older catalogues list SHA-1: good enough here, as a forger would need a second file for a given hash."""
    if not content:
        return True
    return hashlib.sha256(content).digest() in listed or hashlib.sha1(content).digest() in listed


def keep_verified(tree: Path, listed: bytes, roots: Path, dest: Path) -> Verified:
    """Copy every file that something vouches for into `dest`."""
    found = Verified()
    for path in sorted(tree.rglob("*")):
        name = path.relative_to(tree).as_posix()
        if not path.is_file() or path.is_symlink() or name.startswith(_NOT_NEEDED) or name.endswith(".pyc"):
            continue
        content = path.read_bytes()
        if content[:2] == b"MZ":
            (found.signed if signers(path, roots) & PUBLISHERS else found.left_out).append(name)
        else:
            (found.catalogued if vouched_for(content, listed) else found.left_out).append(name)
        if name not in found.left_out[-1:]:
            (dest / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, dest / name)
    return found


def make(tree: Path, python_cat: Path, roots: Path, dest: Path) -> Verified:
    """The verified Python in `dest`; UnprovenError, and no folder, where it would not be a whole one."""
    if PSF not in signers(python_cat, roots):
        raise UnprovenError(f"{python_cat} is not signed by the Python Software Foundation")
    listed = catalogue([python_cat, *sorted((tree / "DLLs").glob("*.cat"))], roots)
    found = keep_verified(tree, listed, roots, dest)
    if len(found.signed) < _LEAST_SIGNED or len(found.catalogued) < _LEAST_CATALOGUED:
        shutil.rmtree(dest, ignore_errors=True)
        raise UnprovenError(
            f"only {len(found.signed)} programs and {len(found.catalogued)} files of Python could be verified"
        )
    package = dest / "Lib" / "xml" / "__init__.py"
    if not package.exists():
        # It holds no code but a docstring and __all__, and the archive's differs from the catalogued one.
        package.write_bytes(b"")
    return found


def main(words: list[str]) -> int:
    try:
        found = make(*map(Path, words))
    except UnprovenError as error:
        print(f"Not used: {error}.", file=sys.stderr)
        return 1
    print(f"Python for Windows: {len(found.signed)} signed, {len(found.catalogued)} catalogued files")
    print("left out, as nothing vouches for them:", *found.left_out, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
