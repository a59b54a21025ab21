"""What the README says is so: its commands, its map, its words."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
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


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 120


def test_the_map_names_every_part_and_no_other() -> None:
    the_map = README[README.index("## The map") : README.index("## Where to go on")]
    folders = {path.name for path in (ROOT / "ibdesk").iterdir() if (path / "__init__.py").is_file()}
    assert set(re.findall(r"`ibdesk/(\w+)/`", the_map)) == folders
    files = {path.name for path in (ROOT / "ibdesk").glob("*.py")} - {"__init__.py", "__main__.py"}
    assert set(re.findall(r"`(?:ibdesk/)?(\w+\.py)`", the_map)) - {"desk.py"} == files
    for folder in re.findall(r"^\| `(\w+/)`", the_map, re.MULTILINE):
        assert (ROOT / folder).is_dir(), folder


def test_every_link_leads_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / ".github").rglob("*.md")):
        for link in re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_files_that_the_pages_name_are_there() -> None:
    for page in (ROOT / ".github").glob("*.md"):
        for name in re.findall(r"`((?:ibdesk|tests|installer|resources)/[\w/.-]+)`", page.read_text(encoding="utf-8")):
            assert (ROOT / name).exists(), f"{page.name}: {name}"


def test_the_top_level_is_the_owners_card() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("not a checkout")
    top = {name.split("/")[0] for name in tracked.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= CARD


def test_every_dependency_has_its_reason() -> None:
    reasons = {
        name.lower() for name in re.findall(r"^\| ([\w-]+)(?: [\d.]+| \([^|]*\))? \| ", CONTRIBUTING, re.MULTILINE)
    }
    for dependency in PROJECT["project"]["dependencies"]:
        assert dependency.split("==")[0].lower() in reasons, dependency


def test_every_dependency_is_pinned() -> None:
    wanted = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]
    assert [each for each in wanted if "==" not in each] == []


def test_what_runs_before_a_commit_is_here() -> None:
    """Nothing is fetched, and every test that is named there exists."""
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"repo: (\S+)", hooks) == ["local"]
    assert set(re.findall(r"language: (\S+)", hooks)) == {"system"}
    tests = re.findall(r"tests/\S+\.py", hooks)
    assert "tests/test_architecture.py" in tests
    assert [name for name in tests if not (ROOT / name).is_file()] == []


def test_the_program_alone_is_shipped_and_the_types_of_all_are_checked() -> None:
    tool = PROJECT["tool"]
    assert tool["hatch"]["build"]["targets"]["wheel"]["packages"] == ["ibdesk"]
    assert tool["mypy"]["packages"] == ["ibdesk", "tests"]


def test_the_version_is_one() -> None:
    from ibdesk import VERSION

    assert PROJECT["project"]["version"] == VERSION


def test_nothing_below_the_window_warns_on_import() -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", "import ibdesk.desk, ibdesk.cli.commands"], check=True)
