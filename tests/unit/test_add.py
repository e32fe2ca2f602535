"""What is new or changed is loaded, what is withdrawn goes, and everything else stays; or nothing happens at all."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import duckdb
import pytest

from etl import add as adding
from etl.add import add, remove
from etl.build import BuildReport, Observer, build
from etl.check import CheckResult
from etl.cli import main
from etl.errors import BuildError, UsageError
from etl.extract import corrections as correcting
from etl.shards import document_id
from etl.sources import ReadOptions, identify, list_items, read_item

OPTIONS = ReadOptions()
FIRST, SECOND = "关于做好防汛工作的通知\n各村要备足沙袋200个。\n", "关于做好秋收工作的通知\n各村要备足麻袋300个。\n"
TITLE, OTHER = (text.partition("\n")[0] for text in (FIRST, SECOND))
SAMPLES = Path(adding.__file__).parents[1] / "tests" / "samples" / "documents"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("add")
    (folder / "papers").mkdir()
    (folder / "papers" / "a.txt").write_text(FIRST, "utf-8")
    build([str(folder / "papers")], folder / "pristine", workers=1, options=OPTIONS)
    return folder


@pytest.fixture
def papers(pristine: Path) -> Path:
    """A folder with one document, and beside it the warehouse ``w`` that was built of it."""
    for folder in (pristine / "papers", pristine / "w"):
        shutil.rmtree(folder, ignore_errors=True)
    (pristine / "papers").mkdir()
    (pristine / "papers" / "a.txt").write_text(FIRST, "utf-8")
    shutil.copytree(pristine / "pristine", pristine / "w", symlinks=True)
    return pristine / "papers"


def take_in(papers: Path, observer: Observer | None = None) -> BuildReport:
    return add([str(papers)], papers.parent / "w", workers=1, options=OPTIONS, observer=observer)


def asked(papers: Path, query: str) -> list[tuple]:
    with duckdb.connect(str((papers.parent / "w" / "gongwen.duckdb").resolve()), read_only=True) as connection:
        return connection.execute(query).fetchall()


def loaded(papers: Path) -> dict[str, str]:
    return dict(asked(papers, "select source, title from documents"))


def refused(papers: Path) -> list[tuple[str, str]]:
    return asked(papers, "select source, reason from rejections order by all")


def current(papers: Path) -> Path:
    return (papers.parent / "w" / "current").resolve()


def test_an_input_is_known_by_what_it_will_be_as_a_document() -> None:
    n_documents = 0
    for item in list_items([str(SAMPLES)]):
        source, digest = identify(item, OPTIONS)
        document = read_item(item, OPTIONS)
        assert (document.source, document.input_hash) == (source, digest)
        assert identify(item, ReadOptions(encoding="gb18030"))[1] != digest
        n_documents += 1
    assert n_documents > 20


def test_a_new_document_joins_and_a_changed_one_takes_its_place(papers: Path) -> None:
    (before,) = asked(papers, "select document_key from dim_document where document_key > 0")
    (papers / "b.txt").write_text(SECOND, "utf-8")
    report = take_in(papers)
    assert (report.n_inputs, report.n_withdrawn) == (1, 0), "what it has is not read again"
    assert list(report.seconds) == ["compare", "analyse", "copy", "load", "check", "publish"]
    assert loaded(papers) == {"papers/a.txt": TITLE, "papers/b.txt": OTHER}
    assert before in asked(papers, "select document_key from dim_document")
    (papers / "a.txt").write_text(SECOND, "utf-8")
    report = take_in(papers)
    assert (report.n_inputs, report.n_withdrawn) == (1, 1)
    assert set(loaded(papers).values()) == {OTHER}
    assert asked(papers, "select duplicate_of from documents order by duplicate_of") == [
        ("",),
        (min(document_id("papers/a.txt"), document_id("papers/b.txt")),),
    ]


def test_the_plans_of_queries_rest_on_the_rows_that_are_there(papers: Path) -> None:
    for n in range(3):
        (papers / f"b{n}.txt").write_text(f"{SECOND}备用{n}个。\n", "utf-8")
    take_in(papers)
    with sqlite3.connect((papers.parent / "w" / "gongwen.sqlite").resolve()) as site:
        (counted,) = site.execute("select stat from sqlite_stat1 where tbl = 'fact_document' limit 1").fetchone()
    site.close()
    assert counted.split()[0] == "4"


def test_where_nothing_is_new_nothing_is_done(papers: Path) -> None:
    (papers / "b.txt").write_bytes(b"")
    assert take_in(papers).run_id
    before = current(papers)
    report = take_in(papers)
    assert (report.run_id, report.checks) == ("", [])
    assert current(papers) == before
    assert not (papers.parent / "w" / "shards").exists()
    assert [path.name for path in before.parent.iterdir()] == [before.name]


def test_what_was_rejected_and_is_mended_loses_its_row_and_the_other_way_round(papers: Path) -> None:
    (papers / "b.txt").write_bytes(b"")
    report = take_in(papers)
    assert [rejection.source for rejection in report.rejections] == ["papers/b.txt"]
    assert [source for source, _ in refused(papers)] == ["papers/b.txt"]
    (papers / "b.txt").write_text(SECOND, "utf-8")
    (papers / "a.txt").write_bytes(b"")
    take_in(papers)
    assert [source for source, _ in refused(papers)] == ["papers/a.txt"]
    assert list(loaded(papers)) == ["papers/b.txt"]


def write_records(papers: Path, *records: object) -> None:
    lines = (record if isinstance(record, str) else json.dumps(record, ensure_ascii=False) for record in records)
    (papers / "r.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def test_records_are_known_by_their_ids_and_a_bad_line_that_is_gone_is_forgotten(papers: Path) -> None:
    one, two = {"id": "1", "text": FIRST}, {"id": "2", "text": SECOND}
    write_records(papers, one, "{bad")
    take_in(papers)
    assert refused(papers)[0][0] == "papers/r.jsonl#2"
    write_records(papers, two, one)
    report = take_in(papers)
    assert report.n_inputs == 1, "record 1 stands on another line and is the same"
    assert refused(papers) == []
    assert set(loaded(papers)) == {"papers/a.txt", "papers/r.jsonl#1", "papers/r.jsonl#2"}


def test_of_two_documents_with_one_key_one_is_kept_until_the_key_is_given_once(papers: Path) -> None:
    one, other = {"id": "1", "text": FIRST}, {"id": "1", "text": SECOND}
    write_records(papers, one, other)
    take_in(papers)
    assert refused(papers) == [("papers/r.jsonl#1", "source key given twice")]
    assert take_in(papers).run_id == ""
    write_records(papers, other)
    assert take_in(papers).n_withdrawn == 1
    assert refused(papers) == []
    assert loaded(papers)["papers/r.jsonl#1"] == OTHER


def test_what_is_withdrawn_comes_back_when_it_is_given_again(papers: Path) -> None:
    (papers / "b.txt").write_text(SECOND, "utf-8")
    take_in(papers)
    report = remove([document_id("papers/a.txt")] * 2, papers.parent / "w")
    assert (report.n_withdrawn, list(loaded(papers))) == (1, ["papers/b.txt"])
    assert asked(papers, "select n_inputs, n_documents from etl_run") == [(1, 1)]
    take_in(papers)
    assert len(loaded(papers)) == 2


def test_the_last_document_may_go(papers: Path) -> None:
    remove([document_id("papers/a.txt")], papers.parent / "w")
    assert loaded(papers) == {}
    assert take_in(papers).run_id


def test_an_unknown_id_withdraws_nothing(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = current(papers)
    code = main(["remove", document_id("papers/a.txt"), "0123456789abcdef", "--warehouse", str(papers.parent / "w")])
    said = capsys.readouterr().err
    assert code == 2
    assert said.count("\n") == 1
    assert "no document 0123456789abcdef in " in said
    assert current(papers) == before


def test_the_command_says_what_it_did(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (papers / "b.txt").write_bytes(b"")
    command = ["add", str(papers), "--warehouse", str(papers.parent / "w"), "--workers", "1"]
    assert main([*command, "--strict"]) == 1
    assert "0 loaded, 1 rejected" in capsys.readouterr().out
    assert main(command) == 0
    assert "nothing is new" in capsys.readouterr().out


@pytest.mark.parametrize("call", [take_in, lambda p: remove([document_id("papers/a.txt")], p.parent / "w")])
def test_a_warehouse_of_other_versions_is_not_added_to(papers: Path, monkeypatch: pytest.MonkeyPatch, call) -> None:
    monkeypatch.setattr(adding, "versions", lambda: ("9.9", "", ""))
    with pytest.raises(UsageError, match=r"built by other versions .*: build it anew with gongwen build"):
        call(papers)


def test_there_must_be_a_warehouse_and_something_to_add(tmp_path: Path, papers: Path) -> None:
    with pytest.raises(UsageError, match="no warehouse"):
        add([str(papers)], tmp_path / "none", workers=1, options=OPTIONS)
    assert not (tmp_path / "none").exists()
    with pytest.raises(UsageError, match="does not exist"):
        add([str(tmp_path / "nowhere")], papers.parent / "w", workers=1, options=OPTIONS)
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no text was found"):
        add([str(tmp_path / "empty")], papers.parent / "w", workers=1, options=OPTIONS)


@pytest.mark.parametrize("stage", ["copy", "load", "check", "publish"])
def test_one_that_fails_leaves_the_warehouse_as_it_was(papers: Path, stage: str) -> None:
    before = current(papers)
    (papers / "b.txt").write_text(SECOND, "utf-8")

    class Failing(Observer):
        def stage(self, name: str):
            if name == stage:
                raise RuntimeError("disk full")
            return super().stage(name)

    with pytest.raises(RuntimeError, match="disk full"):
        take_in(papers, Failing())
    assert current(papers) == before
    assert list(loaded(papers)) == ["papers/a.txt"]
    assert take_in(papers).n_resumed == 1, "what was analysed is there"


def test_checks_that_fail_forbid_the_change(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (papers / "b.txt").write_text(SECOND, "utf-8")
    monkeypatch.setattr(
        adding, "check_star", lambda *_, **__: [CheckResult("texts_are_whole", "fail", "failed", 3, "…")]
    )
    with pytest.raises(BuildError, match=r"texts_are_whole \(3\); look at .*builds/failed/gongwen.duckdb"):
        take_in(papers)
    assert list(loaded(papers)) == ["papers/a.txt"]


def test_a_fault_in_a_touched_document_is_found(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The narrowed checks see what was put in, and the rows of the others no more than they did."""
    real = adding.merge

    def spoiled(connection, *rest):
        n_withdrawn = real(connection, *rest)
        connection.execute(
            "update fact_sentence set text = text || '。' where document_key = key_of(?)", [document_id("papers/b.txt")]
        )
        return n_withdrawn

    monkeypatch.setattr(adding, "merge", spoiled)
    (papers / "b.txt").write_text(SECOND, "utf-8")
    with pytest.raises(BuildError, match=r"sentences_cover_the_text.*spans_hold_their_text"):
        take_in(papers)


def test_a_key_that_went_and_is_still_led_to_is_found(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = adding.merge

    def spoiled(connection, *rest):
        n_withdrawn = real(connection, *rest)
        gone = "select entity_key from fact_mention where entity_key > 0 limit 1"
        connection.execute(f"insert into gone_dim_entity {gone}")
        connection.execute("delete from dim_entity where entity_key in (select entity_key from gone_dim_entity)")
        return n_withdrawn

    (papers / "a.txt").write_text("县长罗一山主持召开会议。\n", "utf-8")
    take_in(papers)
    monkeypatch.setattr(adding, "merge", spoiled)
    (papers / "b.txt").write_text("增收。\n", "utf-8")
    with pytest.raises(BuildError, match="references_resolve"):
        take_in(papers)


MERGER = """
- {do: merge, type: person, name: 罗一山, into: {name: 罗益山}, expect: {surfaces: [罗一山]}, reason: one man}
"""


def test_keys_of_entities_that_linking_merged_lead_on(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (papers / "a.txt").write_text("县长罗一山主持召开会议。副县长李二河出席会议。\n", "utf-8")
    keys = "select name, entity_key from dim_entity where entity_type = 'person'"

    def built(rules: str) -> tuple[dict[str, int], list[tuple[int, int]]]:
        with monkeypatch.context() as patch:
            patch.setattr(correcting, "corrections", lambda: correcting.parse(rules))
            build([str(papers)], papers.parent / "w", workers=1, options=OPTIONS)
        return dict(asked(papers, keys)), asked(papers, "select old_entity_key, entity_key from entity_redirect")

    before, none = built("[]")
    assert none == []
    merged, led = built(MERGER)
    assert set(merged) == {"罗益山", "李二河"}
    assert led == [(before["罗一山"], merged["罗益山"])]
    assert built(MERGER)[1] == led, "what led on leads on"
    again, led = built(MERGER.replace("罗益山", "罗易山"))
    assert sorted(led) == sorted([(before["罗一山"], again["罗易山"]), (merged["罗益山"], again["罗易山"])])
    split, led = built("[]")
    assert split["罗一山"] == before["罗一山"]
    assert sorted(led) == sorted([(merged["罗益山"], split["罗一山"]), (again["罗易山"], split["罗一山"])])
