"""`ibdesk benchmarks`: published tables into a board, as one import like any other."""

import json
from pathlib import Path

import pytest

from ibdesk.desk import Desk
from tests.made_published import MODEL, PLANS, POPULATIONS, REFERRALS, written
from tests.test_command_line import ended


@pytest.fixture
def board(tmp_path: Path) -> str:
    path = tmp_path / "b.ibdesk"
    with Desk.create(path, "Performance Officer"):
        pass
    return str(path)


def test_benchmarks_come_in_are_shown_and_undone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, board: str
) -> None:
    plans, referrals, populations, model = map(str, written(tmp_path))
    words = (plans, referrals, populations, "--neighbours", model, "--council", "E06000019", "--board", board)
    status, out, _ = ended(capsys, "benchmarks", *words, "--year", "2012/13", "--json")
    assert status == 0
    read = json.loads(out)
    assert read["import"] == 2
    assert read["council"] == {"name": "Herefordshire, County of", "codes": ["884", "E06000019"]}
    values = {(each["code"], each["name"]): each["value"] for each in read["benchmarks"]}
    assert values["19", "England"] == 14.9
    assert values["19", "West Midlands"] == 15.8
    assert round(values["7", "England"], 1) == 520.4
    assert {
        "year": 2013,
        "children": 35673,
        "source": "mid-year populations.csv, mid-2013 population aged 0 to 17",
        "cell": "mid-year populations.csv, mid-year populations!L4",
    } in read["populations"]
    assert [each["measure"] for each in read["taken"]] == [
        "CPP_subsequent_percent",
        "referral_count",
        "population_estimate",
    ]

    # The same again adds nothing, and the board undoes it as any import.
    status, out, _ = ended(capsys, "benchmarks", *words, "--year", "2012/13", "--json")
    assert (status, json.loads(out)["import"]) == (0, 2)
    assert ended(capsys, "undo", "--board", board)[0] == 0
    with Desk.open(Path(board), "somebody") as desk:
        assert not [each for each in desk.board.records().benchmarks if each.source is not None]
        assert desk.board.records().mappings == ()


def test_in_words(capsys: pytest.CaptureFixture[str], tmp_path: Path, board: str) -> None:
    files = [str(path) for path in written(tmp_path, REFERRALS, POPULATIONS, MODEL)]
    status, out, _ = ended(capsys, "benchmarks", *files, "--council", "Herefordshire", "--board", board, "--pooled")
    assert status == 0
    assert (
        "  7  2012/13  England: 520.41 per 10,000 (referrals.csv, referral_count: 593,470 over the mid-2012 population "
        "of 11,403,970)"
    ) in out
    assert "pooled over 9 of 10 neighbours" in out
    assert "referrals.csv: “referral_count” was taken for indicator 7 as a rate worked out over the population." in out
    assert "Population 2012: 35798" in out


def test_a_mapping_file_says_what_nothing_proposes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, board: str
) -> None:
    plans, model = map(str, written(tmp_path, PLANS, MODEL))
    mapping = tmp_path / "map.json"
    words = (plans, "--neighbours", model, "--council", "884", "--board", board)
    assert ended(capsys, "benchmarks", *words, "--suggest-mapping", str(mapping), "--year", "2012/13")[0] == 0
    suggested = json.loads(mapping.read_text(encoding="utf-8"))
    assert [(each["measure"], each["indicator"], each["as"]) for each in suggested["measures"]] == [
        ("CPP_subsequent_percent", "19", "value")
    ]
    suggested["measures"][0]["indicator"] = "20"
    mapping.write_text(json.dumps(suggested), encoding="utf-8")
    read = json.loads(ended(capsys, "benchmarks", *words, "--mapping", str(mapping), "--json")[1])
    assert {each["code"] for each in read["benchmarks"]} == {"20"}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("[]", "it holds “measures” and “neighbours”"),
        ('{"measures": []}', "“measures” is no list with something in it"),
        ('{"measures": [{"measure": "x", "as": "value"}]}', "measure 1 says a measure and its indicator"),
        ('{"measures": [{"measure": "x", "indicator": "7", "as": "sum"}]}', "“as” is “sum”"),
        ('{"measures": [{"measure": "x", "indicator": "7", "as": "rate", "what": 1}]}', "“what” is not known"),
        ('{"measures": [{"measure": "x", "indicator": 7, "as": "rate"}]}', "are texts"),
        ('{"measures": [{"measure": "x", "indicator": "7", "as": "rate"}], "neighbours": "sum"}', "“mean” or “pooled”"),
        ("{", "it is no JSON"),
    ],
)
def test_a_mapping_file_that_cannot_be_used(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, board: str, body: str, said: str
) -> None:
    mapping = tmp_path / "map.json"
    mapping.write_text(body, encoding="utf-8")
    files = [str(path) for path in written(tmp_path, PLANS)]
    status, _, error = ended(
        capsys, "benchmarks", *files, "--council", "884", "--board", board, "--mapping", str(mapping)
    )
    assert status == 2
    assert said in error


def test_what_cannot_be_used(capsys: pytest.CaptureFixture[str], tmp_path: Path, board: str) -> None:
    own = tmp_path / "figures.csv"
    own.write_text("Code,Month,Value\n7,Aug-14,489\n", encoding="utf-8")
    status, _, error = ended(capsys, "benchmarks", str(own), "--council", "884", "--board", board)
    assert (status, "None of the files is a published table." in error) == (2, True)

    files = [str(path) for path in written(tmp_path, PLANS)]
    status, _, error = ended(capsys, "benchmarks", *files, "--council", "Marlshire", "--board", board)
    assert (status, "None of the published tables has a council “Marlshire”." in error) == (2, True)

    status, _, error = ended(capsys, "benchmarks", *files, "--council", "884", "--board", board, "--year", "2019/20")
    assert (status, "Nothing was taken from these tables" in error) == (2, True)
    with Desk.open(Path(board), "somebody") as desk:
        assert len(desk.history.steps()) == 1
