"""What Explorer shows of the program is what pyproject.toml says."""

import ast

import pytest
from version_resource import four_numbers, resource_text, version

from ibdesk import VERSION


def test_the_version_is_the_programs() -> None:
    assert version() == VERSION


@pytest.mark.parametrize(
    ("text", "four"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("3.4.5rc1", (3, 4, 5, 0)), ("1.2.3.4.5", (1, 2, 3, 4))],
)
def test_windows_counts_with_four_numbers(text: str, four: tuple[int, int, int, int]) -> None:
    assert four_numbers(text) == four


def test_a_word_is_no_version() -> None:
    with pytest.raises(ValueError, match="not a version"):
        four_numbers("latest")


def test_the_resource_is_what_pyinstaller_evaluates() -> None:
    text = resource_text("1.2.3", "ibdesk-cli.exe", "IBDesk command line")
    ast.parse(text, mode="eval")
    for part in ("(1, 2, 3, 0)", "'ibdesk-cli.exe'", "'IBDesk command line'", "'080904b0'", "[0x0809, 1200]"):
        assert part in text
