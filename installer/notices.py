"""Writes THIRD-PARTY-NOTICES.txt: whose work stands in the bundle, and under which licence, with the licences' words.

    python installer/notices.py SITE_PACKAGES OUT.txt

What a wheel brings of licence texts is taken from the wheel. Packages whose wheels bring none, and what is no wheel
(Python itself, Qt), have theirs in installer/licences.
"""

import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

LICENCES = Path(__file__).parent / "licences"
# Needed to build, not part of what is built; of PyInstaller its start-up code is (named in licences/about.txt).
BUILD_ONLY = {"altgraph", "packaging", "pefile", "pip", "pyinstaller-hooks-contrib", "pywin32-ctypes", "setuptools"}
# Packages whose wheels bring no licence text -> the texts here.
TEXTS = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
_WORDS = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
_RULE = "=" * 100


@dataclass(frozen=True, slots=True)
class Notice:
    """One package: what it is, its licence in a word, and the texts by name."""

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, str], ...]


def notice(package: Distribution) -> Notice:
    """The notice of an installed package; ValueError where there is no licence text for it."""
    name = package.name.lower().replace("_", "-")
    files = [each for each in package.files or [] if ".dist-info" in str(each)]
    found = [each for each in files if each.name.upper().startswith(_WORDS) or "licenses" in each.parts]
    texts = [(each.name, each.read_text(encoding="utf-8")) for each in sorted(found, key=str)]
    texts += [(each, "See the end of this file.") for each in TEXTS.get(name, ())]
    if not texts:
        raise ValueError(f"{name} {package.version} brings no licence text: add it to installer/licences")
    return Notice(name, package.version, _licence_word(package), tuple(texts))


def _licence_word(package: Distribution) -> str:
    said = package.metadata.json
    word = said.get("license_expression") or said.get("license") or ""
    if word and "\n" not in word and len(word) < 80:
        return str(word)
    kinds = [each.split(" :: ")[-1] for each in said.get("classifier", []) if each.startswith("License ::")]
    return ", ".join(kinds) or "see below"


def notices_text(found: list[Notice]) -> str:
    parts = [(LICENCES / "about.txt").read_text(encoding="utf-8"), "Packages\n--------\n"]
    parts += [f"{each.name} {each.version}: {each.licence}\n" for each in found]
    for each in found:
        for title, text in each.texts:
            parts.append(f"\n{_RULE}\n{each.name} {each.version}: {title}\n{_RULE}\n\n{text.strip()}\n")
    for path in sorted(LICENCES.glob("*-*.txt")):
        parts.append(f"\n{_RULE}\n{path.stem}\n{_RULE}\n\n{path.read_text(encoding='utf-8').strip()}\n")
    return "".join(parts)


def main(site_packages: Path, out: Path) -> None:
    packages = {each.name.lower().replace("_", "-"): each for each in distributions(path=[str(site_packages)])}
    found = [notice(packages[name]) for name in sorted(packages) if name not in BUILD_ONLY]
    out.write_text(notices_text(found), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
