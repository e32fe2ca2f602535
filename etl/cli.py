"""The command line: thin, one function a command; a command imports what it needs when it runs.

Exit codes: 0 done; 1 a build or check failed (or ``--strict`` and something was
rejected); 2 the command cannot be carried out as given; 130 interrupted.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from etl import __version__
from etl.errors import GongwenError, UsageError

if TYPE_CHECKING:
    from etl.build import BuildReport
    from etl.run import Executor

__all__ = ["command", "main"]

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130
_COLLECT = (50_000, 20, 20)
"""Modules and lexicons are loaded in a tenth less time when the collector looks in more seldom."""
_FORMATS = ("table", "csv", "json", "markdown")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        code: int = parsed.command(parsed)
        sys.stdout.flush()
    except GongwenError as error:
        sys.stderr.write(f"gongwen {parsed.name}: {error}\n")
        return MISUSED if isinstance(error, UsageError) else FAILED
    except KeyboardInterrupt:
        sys.stderr.write(f"gongwen {parsed.name}: interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe, head for one, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def command() -> NoReturn:
    """Carry out a command and end the process at once: to take modules and lexicons apart first takes half a second."""
    code = main()
    with suppress(BrokenPipeError):
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _build(given: argparse.Namespace) -> int:
    from etl.build import build

    return _take_in(given, build)


def _add(given: argparse.Namespace) -> int:
    from etl.add import add

    return _take_in(given, add)


def _take_in(given: argparse.Namespace, take_in: Callable[..., BuildReport]) -> int:
    """Build the warehouse, or add to it."""
    gc.set_threshold(*_COLLECT)
    from etl.console import console_for
    from etl.run import default_workers
    from etl.sources import ReadOptions
    from etl.summary import ProgressBar, print_report

    options = ReadOptions(**{name: getattr(given, name) for name in ReadOptions.__dataclass_fields__})
    observer = ProgressBar(console_for(sys.stderr))
    with _executor(given) as executor:
        report = take_in(
            given.paths,
            given.warehouse,
            workers=given.workers or default_workers(),
            options=options,
            observer=observer,
            executor=executor,
        )
    if not report.run_id:
        sys.stdout.write("nothing is new or changed: the warehouse stays as it is\n")
        return DONE
    print_report(report, given.warehouse, console_for(sys.stdout))
    return FAILED if given.strict and report.rejections else DONE


def _executor(given: argparse.Namespace) -> AbstractContextManager[Executor | None]:
    """Return the cluster that was asked for, or nothing."""
    if not given.cluster:
        if given.shards:
            raise UsageError("--shards is where the workers of a --cluster send their shards: give both, or neither")
        return nullcontext()
    from etl.cluster import Cluster

    return Cluster(given.cluster, given.shards)


def _remove(given: argparse.Namespace) -> int:
    from etl.add import remove
    from etl.console import console_for
    from etl.summary import ProgressBar, print_report

    report = remove(given.documents, given.warehouse, observer=ProgressBar(console_for(sys.stderr)))
    print_report(report, given.warehouse, console_for(sys.stdout))
    return DONE


def _serve(given: argparse.Namespace) -> int:
    from etl.site.serve import serve

    serve(given.warehouse, port=given.port, is_public=given.public)
    return DONE


def _sql(given: argparse.Namespace) -> int:
    from etl.console import query

    query(given.warehouse, given.query, given.format, sys.stdout)
    return DONE


def _explain(given: argparse.Namespace) -> int:
    from etl.console import FORMATS
    from etl.explain import COLUMNS, explain

    FORMATS[given.format](COLUMNS, list(explain(given.document, given.warehouse)), sys.stdout)
    return DONE


def _export(given: argparse.Namespace) -> int:
    if given.star:
        return _export_star(given)
    from etl.export import export

    rows = export(given.warehouse, given.target, bom=given.bom)
    sys.stdout.write(f"{len(rows)} views, {sum(rows.values()):,} rows in {given.target}\n")
    return DONE


def _export_star(given: argparse.Namespace) -> int:
    from etl.star import export_star

    tables = export_star(given.warehouse, given.star).values()
    n_rows, n_files, n_bytes = (sum(getattr(t, of) for t in tables) for of in ("rows", "files", "bytes"))
    told = f"{len(tables)} tables, {n_rows:,} rows, {n_files:,} files, {n_bytes / 1e6:,.1f} MB in {given.star}"
    sys.stdout.write(f"{told}\n")
    return DONE


def _check(given: argparse.Namespace) -> int:
    from etl.access import database_path
    from etl.build import failures
    from etl.check import run_checks
    from etl.console import console_for
    from etl.summary import print_checks

    checks = run_checks(database_path(given.warehouse))
    print_checks(checks, console_for(sys.stdout))
    return FAILED if failures(checks) else DONE


def _doctor(given: argparse.Namespace) -> int:
    from etl.console import console_for, diagnose, print_findings

    findings = diagnose(given.warehouse)
    print_findings(findings, console_for(sys.stdout))
    return DONE if all(finding.is_well or not finding.is_needed for finding in findings) else FAILED


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        """Print the one line and exit."""
        self.exit(MISUSED, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="gongwen",
        description="A warehouse of Chinese official documents.",
        epilog="example: gongwen build documents && gongwen serve",
    )
    parser.add_argument("--version", action="version", version=f"gongwen {__version__}")
    commands = parser.add_subparsers(dest="name", metavar="COMMAND", required=True)
    _add_build(commands)
    _add_changes(commands)
    _add_serve(commands)
    _add_answers(commands)
    _add_export(commands)
    _add_looks(commands)
    return parser


def _add_build(commands: argparse._SubParsersAction[_Parser]) -> None:
    build = commands.add_parser(
        "build",
        help="build the warehouse from files and folders",
        description="Build the warehouse anew from files and folders of .txt, .md, .html, .docx, .pdf (with a text "
        "layer), .ofd, .doc (where a converter is installed), .jsonl, .csv and .parquet with a column of text, .warc, "
        "and .zip of these. What cannot be loaded is a row in the view rejections, with its reason.",
        epilog="example: gongwen build crawl/ reports.jsonl --text-field content --workers 4",
    )
    build.set_defaults(command=_build)
    _add_inputs(build)


def _add_changes(commands: argparse._SubParsersAction[_Parser]) -> None:
    add = commands.add_parser(
        "add",
        help="load what is new or changed into the warehouse",
        description="Load files and folders into a warehouse that is there: what it has already is passed over, what "
        "is new is added, and a document whose source key it knows with other bytes is replaced. The result is that of "
        "one build of everything.",
        epilog="example: gongwen add crawl/ --warehouse warehouse",
    )
    add.set_defaults(command=_add)
    _add_inputs(add)

    remove = commands.add_parser(
        "remove",
        help="withdraw documents from the warehouse",
        description="Withdraw documents from a warehouse; nothing is done if it does not have one of them.",
        epilog="example: gongwen remove 0a1b2c3d4e5f6071 --warehouse warehouse",
    )
    remove.set_defaults(command=_remove)
    remove.add_argument("documents", nargs="+", metavar="ID", help="document_id, as the view documents has it")
    _add_warehouse(remove)


def _add_inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="PATH", help="file, folder or fsspec URL")
    _add_warehouse(command)
    command.add_argument("--workers", type=_positive, metavar="N", help="processes (default: one for each core)")
    what = "scheduler of a Dask cluster (tcp://HOST:PORT) whose workers make the shards; wants the extra cluster"
    command.add_argument("--cluster", default="", metavar="URL", help=what)
    what = "where workers that cannot write to the warehouse's folder send their shards (any fsspec URL)"
    command.add_argument("--shards", default="", metavar="URL", help=what)
    command.add_argument("--strict", action="store_true", help="exit with 1 if anything was rejected")
    for field in ("text", "id", "title", "date", "url"):
        what = f"field or column of records that holds the {field} (default: {field})"
        command.add_argument(f"--{field}-field", default=field, metavar="NAME", help=what)
    command.add_argument("--encoding", default="", help="encoding of the inputs where it is known (default: find out)")


def _add_serve(commands: argparse._SubParsersAction[_Parser]) -> None:
    serve = commands.add_parser(
        "serve",
        help="browse the warehouse in a web browser",
        description="Serve the warehouse as a web site on this machine only, until interrupted.",
        epilog="example: gongwen serve --port 8001",
    )
    serve.set_defaults(command=_serve)
    _add_warehouse(serve)
    serve.add_argument("--port", type=_port, default=8001, help="port on the loopback address (default: 8001)")
    what = "for strangers: no SQL of their own, no download of the database, no robots, limits, compressed"
    serve.add_argument("--public", action="store_true", help=what)


def _add_answers(commands: argparse._SubParsersAction[_Parser]) -> None:
    sql = commands.add_parser(
        "sql",
        help="answer one SQL query",
        description="Answer one SQL query from the warehouse's DuckDB file, which is only read.",
        epilog='example: gongwen sql "select title, event_on from documents order by event_on" --format csv',
    )
    sql.set_defaults(command=_sql)
    sql.add_argument("query", metavar="QUERY", help="the query, in quotation marks")
    _add_warehouse(sql)
    _add_format(sql)

    explain = commands.add_parser(
        "explain",
        help="show every number of a document, what it was taken for and why",
        description="Show every number of a document, what it was taken for and why: a figure with what it measures, "
        "or none, with the reason. A document of the warehouse is analysed again from its stored raw text.",
        epilog="example: gongwen explain documents/report.txt --format csv",
    )
    explain.set_defaults(command=_explain)
    explain.add_argument("document", metavar="DOCUMENT", help="document_id, or path of a file to read afresh")
    _add_warehouse(explain)
    _add_format(explain)


def _add_export(commands: argparse._SubParsersAction[_Parser]) -> None:
    export = commands.add_parser(
        "export",
        help="write every view as CSV and Parquet, or the star for other engines",
        description="Write one CSV and one Parquet file for each view, and a data package that describes them; or, "
        "with --star, every table as Parquet for DuckDB, Spark or any other engine: what belongs to a document is "
        "parted by its year and province (year=0, province=unknown where there is none).",
        epilog="example: gongwen export tables --bom",
    )
    export.set_defaults(command=_export)
    targets = export.add_mutually_exclusive_group(required=True)
    targets.add_argument("target", nargs="?", type=Path, metavar="DIR", help="folder to write the views to")
    targets.add_argument("--star", metavar="URL", help="folder or fsspec URL (s3://…) to write the star's tables to")
    _add_warehouse(export)
    export.add_argument("--bom", action="store_true", help="begin CSV files with a byte order mark, for Excel")


def _add_looks(commands: argparse._SubParsersAction[_Parser]) -> None:
    check = commands.add_parser(
        "check",
        help="run the quality checks",
        description="Run the quality checks over the warehouse; exit with 1 if one of severity fail fails.",
        epilog="example: gongwen check --warehouse warehouse",
    )
    check.set_defaults(command=_check)
    _add_warehouse(check)

    doctor = commands.add_parser(
        "doctor",
        help="say which versions are here, what is missing and how to get it",
        description="Look at everything that gongwen needs or can use, and say how to get what is missing.",
        epilog="example: gongwen doctor",
    )
    doctor.set_defaults(command=_doctor)
    _add_warehouse(doctor)


def _add_warehouse(command: argparse.ArgumentParser) -> None:
    what = "folder of the warehouse (default: warehouse)"
    command.add_argument("--warehouse", type=Path, default=Path("warehouse"), metavar="DIR", help=what)


def _add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=_FORMATS, default="table", help="form of the answer (default: table)")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of processes: give 1 or more")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text} is no port: give 0 to 65535")
    return int(text)


if __name__ == "__main__":
    command()
