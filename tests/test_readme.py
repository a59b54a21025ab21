"""What the README says is so: its commands, its map, its words."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from test_architecture import JOINING, TABLE

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CARD = {"pyproject.toml", "ibdesk", "resources", "installer", "tests", "README.md", "LICENSE"}


def command(name: str) -> str:
    found = re.search(rf"<!-- {name} command -->\n```sh\n(.+?)\n```", README, re.DOTALL)
    assert found, f"the README has no {name} command"
    return found[1]


def test_ci_runs_the_readmes_test_command_and_nothing_else() -> None:
    assert "pytest" in command("test")
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert "pytest" not in script
    assert "pip install" not in script


def test_the_commands_are_shell(tmp_path: Path) -> None:
    for name in ("run", "test"):
        subprocess.run(["sh", "-n", "-c", command(name)], check=True)
        assert "\n" not in command(name), "one command is one line"


def test_the_map_names_every_part_and_every_folder() -> None:
    mapped = set(re.findall(r"`ibdesk/(\w+)[./]", README)) | set(re.findall(r"`(\w+)\.py`", README))
    assert set(TABLE) | (JOINING - {"__main__", "selftest"}) <= mapped
    for folder in re.findall(r"^\| `(\w+/)", README, re.MULTILINE):
        assert (ROOT / folder).is_dir() or folder == "installer/", folder


def test_the_top_level_is_the_owners_card() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("not a checkout")
    top = {name.split("/")[0] for name in tracked.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= CARD


def test_what_is_said_to_it_is_what_the_program_shows() -> None:
    shown = (ROOT / "resources" / "for-it.md").read_text(encoding="utf-8")
    said = re.search(r"<!-- for it: .*? -->\n(.*?)<!-- end of for it -->", README, re.DOTALL)
    assert said
    assert said[1] == shown, "change resources/for-it.md, then copy it into the README"


def test_every_dependency_has_its_reason() -> None:
    reasons = {name.lower() for name in re.findall(r"^\| ([\w-]+)(?: [\d.]+| \([^|]*\))? \| ", README, re.MULTILINE)}
    for dependency in PROJECT["project"]["dependencies"]:
        assert dependency.split("==")[0].lower() in reasons, dependency


def test_every_dependency_is_pinned() -> None:
    wanted = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]
    assert [each for each in wanted if "==" not in each] == []


def test_the_version_is_one() -> None:
    from ibdesk import VERSION

    assert PROJECT["project"]["version"] == VERSION


def test_pictures_that_are_shown_are_there() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file(), picture


def test_nothing_below_the_window_warns_on_import() -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", "import ibdesk.desk, ibdesk.cli.commands"], check=True)
