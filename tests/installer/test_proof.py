"""A proof holds for what was built and tested, and is void as soon as something that decides changes."""

from pathlib import Path

import proof
import pytest


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("installer/a.sh", "installer/proved.txt", "pyproject.toml", "ibdesk/startup.py", "ibdesk/other.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("as it was\n", encoding="ascii")
    monkeypatch.setattr(proof, "PROVED", tmp_path / "installer" / "proved.txt")
    monkeypatch.setattr(proof.fingerprint, "__defaults__", (tmp_path,))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "decides"),
    [
        ("ibdesk/other.py", False),
        ("installer/proved.txt", False),
        ("installer/a.sh", True),
        ("installer/new.py", True),
        ("pyproject.toml", True),
        ("ibdesk/startup.py", True),
    ],
)
def test_what_decides(project: Path, name: str, decides: bool) -> None:
    before = proof.fingerprint()
    (project / name).write_text("changed\n", encoding="ascii")
    assert (proof.fingerprint() != before) is decides


def test_how_lines_end_decides_nothing(project: Path) -> None:
    before = proof.fingerprint()
    (project / "pyproject.toml").write_bytes(b"as it was\r\n")
    assert proof.fingerprint() == before


def test_what_was_changed_while_it_was_tested_is_not_proved(project: Path) -> None:
    tested = proof.fingerprint()
    assert not proof.proved()
    assert proof.main(["--write", tested]) == 0
    assert proof.proved()
    (project / "ibdesk" / "startup.py").write_text("changed\n", encoding="ascii")
    assert not proof.proved()
    assert proof.main(["--write", tested]) == 1
