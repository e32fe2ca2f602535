"""Documents come to a warehouse, or go, without a new build.

``add`` compares what is given with what was loaded, by source key and hash, and
reads and analyses only what is new or changed; ``remove`` withdraws documents. Both
work on a copy of the two databases, which is checked and swapped in as a new build
is. The result is that of one build of everything that the warehouse now holds.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.access import DATABASE, SITE_DATABASE, connect, database_path
from etl.amend import amend
from etl.build import (
    SHARDS,
    BuildReport,
    Observer,
    analyse_items,
    drafted,
    failures,
    locked,
    refuse_failed,
    tell,
    timed,
)
from etl.check import check_star, keep_results
from etl.errors import UsageError
from etl.load import connect as open_star
from etl.load import quoted
from etl.memory import bound_memory
from etl.merge import beside, merge
from etl.publish import publish_checks
from etl.records import Rejection
from etl.run import Executor, run
from etl.schema import SCHEMA_VERSION
from etl.shards import write_shard
from etl.sources import Item, ReadOptions, identify, list_items
from etl.versions import versions

__all__ = ["add", "remove"]

_ITEMS_AT_ONCE = 1000
_CLONE = 0x40049409
"""Linux's FICLONE: the copy shares the file's blocks until one of the two is changed."""

_FRESH = """
create temp table counted as
select source, input_hash, count(*) as n_given from given group by source, input_hash;

create temp table fresh as
select source from (from counted except select source, input_hash, n_given from star.etl_input)
union
select source from (
    select source, input_hash, n_given from star.etl_input where source in (select source from counted)
    except from counted
);
"""
_VANISHED = """
select source from star.etl_rejection as refused
where source not in (select source from counted) and source not in (select source from star.etl_input)
and exists (select 1 from containers where starts_with(refused.source, containers.container || '#'))
"""
_REJECTIONS_DIFFER = """
with before as (
    select source, stage, reason, detail from star.etl_rejection where source in (select source from withdrawn)
),
now as (select source, stage, reason, detail from read_parquet($rejections))
select count(*) from (
    (from before except all from now) union all (from now except all from before)
)
"""


def add(
    paths: Sequence[str],
    warehouse: Path,
    *,
    workers: int,
    options: ReadOptions,
    observer: Observer | None = None,
    executor: Executor | None = None,
) -> BuildReport:
    """Load what is new or changed under ``paths`` into the warehouse, in place of what had the same source keys.

    The report has no run id where nothing was to be done. Raises UsageError where there is no warehouse or other
    versions built it, and BuildError as a build does; the warehouse before stands in each of these cases.
    """
    observer = observer or Observer()
    list_items(paths, options)
    _refuse_other_versions(warehouse)
    with locked(warehouse), ThreadPoolExecutor(1) as thread:
        folder = warehouse / "builds" / "given.tmp"
        folder.mkdir(parents=True)
        report = BuildReport(datetime.now(UTC).isoformat(timespec="seconds"))
        with _Given(database_path(warehouse), folder) as given:
            with timed("compare", report, observer):
                given.compare(list_items(paths, options), options)
            if not given.n_inputs:
                raise UsageError(f"no text was found in {', '.join(paths)}: give files or folders of texts")
            items = given.fresh(list_items(paths, options), options)
            work = partial(run, items, warehouse / SHARDS, workers=workers, options=options, executor=executor)
            copying = thread.submit(_copy, warehouse, folder) if given.n_others else None
            analyse_items(work, report, observer)
            is_changed = given.changes(warehouse / SHARDS)
        if copying and is_changed:
            _renew(warehouse, copying, given.withdrawn, report, observer)
        wait([copying] if copying else [])
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(warehouse / SHARDS, ignore_errors=True)
    return report


def remove(documents: Sequence[str], warehouse: Path, *, observer: Observer | None = None) -> BuildReport:
    """Withdraw the documents with these ids from the warehouse.

    Raises UsageError where one is not there, before anything is done, and else as ``add`` does.
    """
    _refuse_other_versions(warehouse)
    with locked(warehouse), ThreadPoolExecutor(1) as thread:
        folder = warehouse / "builds" / "given.tmp"
        folder.mkdir(parents=True)
        withdrawn = folder / "withdrawn.parquet"
        with connect(warehouse, sealed=False) as star:
            star.execute("create temp table wanted as select distinct unnest(?) as document_id", [list(documents)])
            unknown = star.execute("from wanted anti join dim_document using (document_id) order by all").fetchall()
            if unknown:
                raise UsageError(
                    f"no document {', '.join(row[0] for row in unknown)} in {warehouse}: "
                    "the view documents lists them with their document_id"
                )
            gone = "select source from dim_document semi join wanted using (document_id)"
            star.sql(gone).write_parquet(str(withdrawn))
        shutil.rmtree(warehouse / SHARDS, ignore_errors=True)
        (warehouse / SHARDS).mkdir()
        report = BuildReport(datetime.now(UTC).isoformat(timespec="seconds"))
        _renew(warehouse, thread.submit(_copy, warehouse, folder), withdrawn, report, observer or Observer())
        shutil.rmtree(folder, ignore_errors=True)
    return report


def _refuse_other_versions(warehouse: Path) -> None:
    """Raise UsageError if rows made now would stand beside rows made otherwise."""
    with connect(warehouse) as star:
        columns = "pipeline_version, lexicon_version, model_version, schema_version"
        (found,) = star.execute(f"select {columns} from etl_run").fetchall()
    if found != (*versions(), SCHEMA_VERSION):
        raise UsageError(
            f"{warehouse} was built by other versions of the pipeline, the lexicon or the models ({', '.join(found)}): "
            f"build it anew with gongwen build PATH… --warehouse {warehouse}"
        )


class _Given:
    """What is given, beside what was loaded: two passes over the items, of which only keys and hashes are kept."""

    def __init__(self, database: Path, folder: Path) -> None:
        self.n_inputs = self.n_others = 0
        self.withdrawn = folder / "withdrawn.parquet"
        self._connection = duckdb.connect()
        bound_memory(self._connection, folder / "spill")
        self._connection.execute(f"attach '{quoted(database)}' as star (read_only)")
        self._connection.execute("create temp table given (source varchar, input_hash varchar)")
        self._connection.execute("create temp table containers (container varchar)")

    def __enter__(self) -> _Given:
        return self

    def __exit__(self, *exception: object) -> None:
        self._connection.close()

    def compare(self, items: Iterable[Item | Rejection], options: ReadOptions) -> None:
        """Find the source keys whose inputs are others than were loaded, and write them to ``withdrawn``.

        So do rejections of records that are no longer in their file.
        """
        for chunk in _chunks(items):
            self.n_inputs += len(chunk)
            keys = [(item.source, "") if isinstance(item, Rejection) else identify(item, options) for item in chunk]
            rows = pa.table({"source": [key for key, _ in keys], "input_hash": [digest for _, digest in keys]})
            self._connection.execute("insert into given select source, input_hash from rows")
            found = {item.source for item, (key, _) in zip(chunk, keys, strict=True) if item.source != key}
            names = pa.table({"container": pa.array(sorted(found), pa.string())})
            self._connection.execute("insert into containers select container from names except from containers")
            del rows, names
        self._connection.execute(_FRESH)
        self._connection.execute(f"create temp table withdrawn as from fresh union {_VANISHED}")
        self._connection.sql("from withdrawn").write_parquet(str(self.withdrawn))
        self.n_others = self._count("select count(*) from withdrawn")

    def fresh(self, items: Iterable[Item | Rejection], options: ReadOptions) -> Iterator[Item | Rejection]:
        """Pass on the items whose source key has other inputs than were loaded."""
        for chunk in _chunks(items):
            sources = [item.source if isinstance(item, Rejection) else identify(item, options)[0] for item in chunk]
            rows = pa.table({"source": sources})
            found = {row[0] for row in self._connection.execute("from rows semi join fresh using (source)").fetchall()}
            del rows
            yield from (item for item, source in zip(chunk, sources, strict=True) if source in found)

    def changes(self, shards: Path) -> bool:
        """Tell whether the warehouse would be another one with these shards and without what is withdrawn."""
        if not any(shards.iterdir()):
            return bool(self._count("select count(*) from withdrawn"))
        documents, rejections = (str(shards / "*" / f"{name}.parquet") for name in ("documents", "rejections"))
        return bool(
            self._count("select count(*) from read_parquet($documents)", documents=documents)
            or self._count("select count(*) from star.etl_input where source in (select source from withdrawn)")
            or self._count(_REJECTIONS_DIFFER, rejections=rejections)
        )

    def _count(self, query: str, **values: str) -> int:
        row = self._connection.execute(query, values).fetchone()
        return int(row[0]) if row else 0


def _chunks(items: Iterable[Item | Rejection]) -> Iterator[list[Item | Rejection]]:
    remaining = iter(items)
    while chunk := list(islice(remaining, _ITEMS_AT_ONCE)):
        yield chunk


def _renew(warehouse: Path, copying: Future[Path], withdrawn: Path, report: BuildReport, observer: Observer) -> None:
    """Swap in a copy of the warehouse with the shards' documents in place of those withdrawn."""
    shards = warehouse / SHARDS
    if not any(shards.iterdir()):
        write_shard(shards / "none", (), ())
    with drafted(warehouse) as (draft, _):
        database, sqlite = draft / DATABASE, draft / SITE_DATABASE
        with timed("copy", report, observer):
            for copy in copying.result().iterdir():
                copy.rename(draft / copy.name)
        before = (warehouse / DATABASE).resolve()
        with closing(open_star(database)) as star:
            with timed("load", report, observer):
                report.n_withdrawn = merge(star, shards, withdrawn, report.started_at, before)
            with closing(beside(star)) as source, ThreadPoolExecutor(1) as thread:
                amending = thread.submit(amend, source, sqlite)
                with timed("check", report, observer):
                    report.checks = check_star(star, is_merged=True)
                    keep_results(star, report.checks)
                with timed("publish", report, observer):
                    star.execute("checkpoint")
                    wait([amending])
            if not failures(report.checks):
                amending.result()
                publish_checks(star, sqlite)
            tell(star, report, "where source in (select source from withdrawn)")
        shutil.rmtree(database.with_suffix(".spill"), ignore_errors=True)
        refuse_failed(report.checks, draft)


def _copy(warehouse: Path, folder: Path) -> Path:
    """Copy both databases into a folder below ``folder``, at no cost where the file system can share blocks."""
    target = folder / "copies"
    target.mkdir()
    for name in (DATABASE, SITE_DATABASE):
        with (warehouse / name).open("rb") as ours, (target / name).open("wb") as theirs:
            try:
                fcntl.ioctl(theirs.fileno(), _CLONE, ours.fileno())
            except OSError:
                shutil.copyfile(warehouse / name, target / name)
    return target
