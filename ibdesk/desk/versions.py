"""What the program is made of: versions, and whose work it is under which licence."""

import platform
import re
import sys
import zlib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from pyexpat import EXPAT_VERSION

from msgspec import Struct

from ibdesk import VERSION
from ibdesk.store.files.database import SQLITE_VERSION

# What the bundle ships; a test holds it against the locks.
PACKAGES = (
    "appdirs", "cffi", "colorama", "cryptography", "defusedxml", "et-xmlfile", "msgspec", "msoffcrypto-tool", "numpy",
    "olefile", "openpyxl", "pandas", "pycparser",
    "pypdf", "pyqtgraph", "pyside6-essentials", "python-calamine", "python-dateutil", "shiboken6",
    "tzdata", "xlsxwriter",
)  # fmt: skip
NOTICES = "THIRD-PARTY-NOTICES.txt"  # beside the installed program
_TEXTS = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
_LINE = re.compile(r"^(\S+) (\S+): (.+)$", re.MULTILINE)


class Package(Struct, frozen=True):
    """Somebody else's work in the program."""

    name: str
    version: str
    licence: str


def own_versions() -> tuple[tuple[str, str], ...]:
    """IBDesk's version, and those of what it stands on."""
    return (
        ("IBDesk", VERSION),
        ("Python", platform.python_version()),
        ("SQLite", SQLITE_VERSION),
        ("Expat", EXPAT_VERSION.removeprefix("expat_")),
        ("zlib", zlib.ZLIB_RUNTIME_VERSION),
    )


def packages() -> tuple[Package, ...]:
    """Every package that is there, by name."""
    text = _shipped_notices()
    if text is not None:
        listed = text.partition("\nPackages\n--------\n")[2].partition("\n\n")[0]
        return tuple(Package(*found) for found in _LINE.findall(listed))
    found = (_distribution(name) for name in PACKAGES)
    return tuple(Package(each.name.lower(), each.version, _licence(each)) for each in found if each is not None)


def notices() -> str:
    """The licences' own words: of the installed program as they were shipped, else as the packages bring them."""
    text = _shipped_notices()
    if text is not None:
        return text
    found = (each for name in PACKAGES if (each := _distribution(name)) is not None)
    return "\n".join(f"{each.name} {each.version}: {_licence(each)}\n\n{_text(each)}\n" for each in found)


def _shipped_notices() -> str | None:
    path = Path(sys.executable).parent / NOTICES
    if not getattr(sys, "frozen", False) or not path.is_file():
        return None
    return path.read_text(encoding="utf-8", errors="replace")


def _distribution(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _licence(package: Distribution) -> str:
    said = package.metadata.json
    word = str(said.get("license_expression") or said.get("license") or "")
    if word and "\n" not in word and len(word) < 80:
        return word
    kinds = [each.split(" :: ")[-1] for each in said.get("classifier", []) if each.startswith("License ::")]
    return ", ".join(kinds) or "see its own text"


def _text(package: Distribution) -> str:
    files = [each for each in package.files or () if ".dist-info" in str(each)]
    named = [each for each in files if each.name.upper().startswith(_TEXTS) or "licenses" in each.parts]
    return "\n\n".join(each.read_text(encoding="utf-8").strip() for each in sorted(named, key=str))
