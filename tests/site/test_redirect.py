"""The page of an entity whose id went when linking changed leads on to the one that stands for it now."""

from __future__ import annotations

import http.client
import shutil
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

GONE = 4242


def test_an_old_id_is_answered_with_the_new_one(tmp_path: Path, warehouse: Path, serve_it) -> None:
    copy = tmp_path / "warehouse"
    shutil.copytree(warehouse, copy, symlinks=True)
    with sqlite3.connect(copy / "gongwen.sqlite") as site:
        (key,) = site.execute("select min(entity_key) from dim_entity where entity_type = 'person'").fetchone()
        site.execute("insert into entity_redirect (old_entity_key, entity_key) values (?, ?)", (GONE, key))
    site.close()
    with serve_it(copy) as server:
        connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)
        connection.request("GET", f"/-/person/{GONE}")
        answer = connection.getresponse()
        assert (answer.status, answer.headers["location"]) == (301, f"/-/person/{key}")
        assert server.get(f"/-/person/{key}").status == 200
        assert server.get(f"/-/person/{GONE + 1}").status == 404
