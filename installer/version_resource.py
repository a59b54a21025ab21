"""The Windows version resource of a program: what Explorer shows under Properties > Details."""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
PUBLISHER = "IBDesk project"


def version() -> str:
    """The program's version, as pyproject.toml has it."""
    return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])


def four_numbers(text: str) -> tuple[int, int, int, int]:
    """ "0.1.0" as Windows counts, 0.1.0.0; what stands behind the numbers ("rc1") counts for nothing."""
    plain = re.match(r"\d+(?:\.\d+){0,3}", text)
    if plain is None:
        raise ValueError(f"'{text}' is not a version")
    numbers = [int(each) for each in plain[0].split(".")]
    first, second, third, fourth = [*numbers, 0, 0, 0][:4]
    return first, second, third, fourth


def resource_text(number: str, file_name: str, description: str) -> str:
    """The resource in the form that PyInstaller reads; language British English, code page Unicode."""
    strings = {
        "CompanyName": PUBLISHER,
        "FileDescription": description,
        "FileVersion": number,
        "InternalName": file_name.removesuffix(".exe"),
        "LegalCopyright": f"Copyright the {PUBLISHER}. MIT licence.",
        "OriginalFilename": file_name,
        "ProductName": "IBDesk",
        "ProductVersion": number,
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    four = four_numbers(number)
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3f, flags=0x0, OS=0x40004, "
        "fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('080904b0', [{table}])]),\n"
        "        VarFileInfo([VarStruct('Translation', [0x0809, 1200])])])\n"
    )


if __name__ == "__main__":
    print(version())
