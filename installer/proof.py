"""Whether the Windows bundle and its setup were built and tested as things stand now: a fingerprint of what decides it.

    python installer/proof.py                 say so: 0 proved, 1 to be built and tested again
    python installer/proof.py --fingerprint   of what stands here now
    python installer/proof.py --write PRINT   what had this fingerprint has passed (installer/proved.txt)

What decides: this folder, pyproject.toml (the dependencies), the icon, and the code that starts the program.
"""

import hashlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PROVED = HERE / "proved.txt"
DECIDING = (
    "installer/*",
    "installer/licences/*",
    "pyproject.toml",
    "resources/icon/*",
    "ibdesk/__main__.py",
    "ibdesk/computer.py",
    "ibdesk/fault_report.py",
    "ibdesk/handover.py",
    "ibdesk/paths.py",
    "ibdesk/selftest/*.py",
    "ibdesk/startup.py",
)


def fingerprint(root: Path = ROOT) -> str:
    """SHA-256 over the deciding files' names and contents, without regard to how lines end."""
    found = hashlib.sha256()
    for path in sorted({path for pattern in DECIDING for path in root.glob(pattern)}):
        if path.is_file() and path.name != PROVED.name:
            content = path.read_bytes().replace(b"\r\n", b"\n")
            found.update(f"{path.relative_to(root).as_posix()} {hashlib.sha256(content).hexdigest()}\n".encode())
    return found.hexdigest()


def proved() -> bool:
    return PROVED.is_file() and PROVED.read_text(encoding="ascii").split()[-1:] == [fingerprint()]


def main(words: list[str]) -> int:
    if words == ["--fingerprint"]:
        print(fingerprint())
        return 0
    if len(words) == 2 and words[0] == "--write":
        PROVED.write_text(f"Built for Windows and tested under Wine: {words[1]}\n", encoding="ascii", newline="\n")
    holds = proved()
    print("The Windows setup is proved as things stand." if holds else "The Windows setup is to be built and tested.")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
