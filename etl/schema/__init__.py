"""THE declaration of the warehouse: columns, tables and public views, each said once.

From here come the DDL of DuckDB and SQLite, the comments in both, the data
dictionary, Datasette's column texts and the data package.
"""

from etl.schema.codes import CODES
from etl.schema.fields import FIELDS, Field
from etl.schema.tables import CONSTANT, METADATA, OF_DOCUMENTS, OF_RUN, SCHEMA_VERSION, TABLES, TableSpec
from etl.schema.views import VIEWS, ViewSpec

__all__ = [
    "CODES",
    "CONSTANT",
    "FIELDS",
    "METADATA",
    "OF_DOCUMENTS",
    "OF_RUN",
    "SCHEMA_VERSION",
    "TABLES",
    "VIEWS",
    "Field",
    "TableSpec",
    "ViewSpec",
]
