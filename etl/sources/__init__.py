"""Sources: files and folders become raw documents, or rejections that say what to do.

``list_items`` finds the units of input, ``read_item`` decodes one and chooses
its reader, ``read_path`` does both for one path, and ``identify`` tells whether
an input is the one that was read before. Everything that is no document
is a ``Rejection``; only a path that does not exist raises.
"""

from __future__ import annotations

from etl.sources.items import list_items
from etl.sources.kinds import Item, ReadOptions
from etl.sources.reading import identify, read_item, read_path

__all__ = ["Item", "ReadOptions", "identify", "list_items", "read_item", "read_path"]
