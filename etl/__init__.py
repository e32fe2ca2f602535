"""gongwen: a warehouse of Chinese official documents.

Data enters at the top, leaves at the bottom and never turns back; a module
imports only what stands above it here::

    sources    bytes          -> RawDocument     (decoded text, nothing lost)
    clean      RawDocument    -> CleanText       (with a map back to the raw text)
    structure  CleanText      -> Outline, DocumentFacts
    extract    Reading        -> mentions, metrics, relations
    analyse    RawDocument    -> Analysis        (one document, pure)
    run        many documents -> Parquet shards
    load       shards         -> DuckDB star     (sql/)
    check      star           -> quality checks
    publish    DuckDB         -> SQLite with its search index, swapped in at once
    site, export, console: what people use
"""

__version__ = "0.1.0"
