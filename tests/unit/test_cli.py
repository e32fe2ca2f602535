from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from etl import __version__, cli

COMMANDS = ("build", "serve", "sql", "explain", "export", "check", "doctor")


@pytest.fixture
def gongwen(capsys: pytest.CaptureFixture[str]):
    """Run a command in this process: exit code, standard output, standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = leaving.code
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_has_an_example(gongwen, command):
    code, out, _ = gongwen(command, "--help")
    assert code == 0
    assert f"example: gongwen {command}" in out


def test_version(gongwen):
    assert gongwen("--version") == (0, f"gongwen {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("build", "no/such/path", "--warehouse", "{tmp}/w"), "no/such/path"),
        (("build",), "PATH"),
        (("build", ".", "--unknown"), "--unknown"),
        (("build", ".", "--workers", "0"), "give 1 or more"),
        (("serve", "--port", "99999"), "give 0 to 65535"),
        (("serve", "--warehouse", "{tmp}/none"), "gongwen build PATH"),
        (("sql", "select 1", "--warehouse", "{tmp}/none"), "gongwen build PATH"),
        (("sql", "select 1", "--format", "xml"), "xml"),
        (("explain", "0123456789abcdef", "--warehouse", "{tmp}/none"), "gongwen build PATH"),
        (("explain", "{tmp}/none.txt"), "nor a file"),
        (("explain", "{tmp}", "--format", "xml"), "xml"),
        (("export", "{tmp}/out", "--warehouse", "{tmp}/none"), "gongwen build PATH"),
        (("export", "--warehouse", "{tmp}/none"), "--star"),
        (("export", "{tmp}/out", "--star", "{tmp}/out"), "--star"),
        (("export", "--star", "{tmp}/out", "--warehouse", "{tmp}/none"), "gongwen build PATH"),
        (("check", "--warehouse", "{tmp}/none"), "gongwen build PATH"),
        (("fly",), "fly"),
        ((), "COMMAND"),
    ],
)
def test_a_mistake_gives_one_line_and_exit_code_2(gongwen, tmp_path, arguments, hint):
    code, out, err = gongwen(*(argument.format(tmp=tmp_path) for argument in arguments))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert hint in err
    assert not list(tmp_path.iterdir())


def test_a_folder_without_texts_is_a_mistake_and_leaves_nothing_half_done(gongwen, tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, err = gongwen("build", tmp_path / "empty", "--warehouse", tmp_path / "w")
    assert code == 2
    assert "no text was found" in err
    assert not list((tmp_path / "w" / "builds").iterdir())


def test_a_warehouse_that_is_a_file_is_a_mistake(gongwen, tmp_path):
    (tmp_path / "w").write_text("x")
    (tmp_path / "a.txt").write_text("会议召开。")
    assert gongwen("build", tmp_path / "a.txt", "--warehouse", tmp_path / "w")[0] == 2


QUERY = (
    "select 1 as n, '甲,\"乙\"|丙' as s, null as gap, date '2011-05-10' as d,"
    " 2.5::decimal(9, 2) as v, 3::decimal(9, 2) as w"
)


def test_sql_as_csv(gongwen, warehouse):
    code, out, _ = gongwen("sql", QUERY, "--format", "csv", "--warehouse", warehouse)
    assert code == 0
    rows = list(csv.reader(io.StringIO(out)))
    assert rows == [["n", "s", "gap", "d", "v", "w"], ["1", '甲,"乙"|丙', "", "2011-05-10", "2.50", "3.00"]]


def test_sql_as_json(gongwen, warehouse):
    _, out, _ = gongwen("sql", QUERY, "--format", "json", "--warehouse", warehouse)
    assert json.loads(out) == [{"n": 1, "s": '甲,"乙"|丙', "gap": None, "d": "2011-05-10", "v": 2.5, "w": 3}]
    assert json.loads(gongwen("sql", "select 1 where false", "--format", "json", "--warehouse", warehouse)[1]) == []


def test_sql_as_markdown(gongwen, warehouse):
    _, out, _ = gongwen("sql", QUERY, "--format", "markdown", "--warehouse", warehouse)
    assert out.splitlines()[1:] == [
        "| --- | --- | --- | --- | --- | --- |",
        '| 1 | 甲,"乙"\\|丙 |  | 2011-05-10 | 2.50 | 3.00 |',
    ]


def test_sql_as_table_shows_text_as_it_is_and_no_control_characters(gongwen, warehouse):
    _, out, _ = gongwen("sql", "select '[red]红[/red]' || chr(27) || '[2J' as s", "--warehouse", warehouse)
    assert "[red]红[/red] [2J" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    "attack",
    [
        "create table t (a int)",
        "delete from dim_document",
        "copy documents to '{tmp}/stolen.csv'",
        "select * from read_text('/etc/hostname')",
        "attach '{tmp}/other.duckdb'",
        "install httpfs",
        "set enable_external_access = true",
        "select * from nowhere",
        "selec",
    ],
)
def test_sql_only_reads_the_warehouse(gongwen, warehouse, tmp_path, attack):
    code, out, err = gongwen("sql", attack.format(tmp=tmp_path), "--warehouse", warehouse)
    assert (code, out) == (2, "")
    assert err.startswith("gongwen sql: ")
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_check_passes_on_the_samples(gongwen, warehouse):
    code, out, _ = gongwen("check", "--warehouse", warehouse)
    assert code == 0
    assert "references_resolve" in out


def test_doctor_names_versions_and_what_is_missing(gongwen, warehouse, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    _, out, _ = gongwen("doctor", "--warehouse", warehouse)
    assert sys.version.split()[0] in out
    assert "documents" in out
    assert "apt-get install chromium" in out


def test_a_reader_of_the_pipe_may_leave_early(warehouse):
    command = [sys.executable, "-m", "etl.cli", "sql", "select * from sentences", "--format", "csv"]
    with subprocess.Popen(
        [*command, "--warehouse", str(warehouse.resolve())],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(cli.__file__).parents[1],
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read().decode()
        assert process.wait() == 0
    assert err == ""
