"""Where the files of a warehouse lie, and how they are opened for reading."""

from __future__ import annotations

from pathlib import Path

import duckdb

from etl.errors import UsageError

__all__ = ["DATABASE", "SITE_DATABASE", "connect", "database_path"]

DATABASE, SITE_DATABASE = "gongwen.duckdb", "gongwen.sqlite"


def database_path(warehouse: Path) -> Path:
    """Return the real path of the warehouse's DuckDB file, in the build that is current now.

    Raises UsageError where there is no warehouse.
    """
    database = warehouse / DATABASE
    if not database.exists():
        raise UsageError(f"no warehouse in {warehouse}: make one with gongwen build PATH --warehouse {warehouse}")
    return database.resolve()


def connect(warehouse: Path, *, sealed: bool = True) -> duckdb.DuckDBPyConnection:
    """Open the warehouse's DuckDB file for reading.

    A ``sealed`` connection reads nothing else and writes nowhere: no files, no extensions, no settings.

    Raises UsageError where there is no warehouse.
    """
    database = database_path(warehouse)
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if sealed:
        config |= {"enable_external_access": False, "lock_configuration": True}
    try:
        return duckdb.connect(str(database), read_only=True, config=config)
    except duckdb.Error as error:
        raise UsageError(f"{database} cannot be opened: {str(error).splitlines()[0]}") from None
