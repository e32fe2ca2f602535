"""Who is one and who are two, through the whole build: people by name and region of the body of their post."""

from __future__ import annotations

import sqlite3

import pytest

from etl.access import SITE_DATABASE
from etl.build import build
from etl.sources import ReadOptions

DOCUMENTS = {
    "a1.txt": "通山县召开春耕生产会议\n2012年3月6日，通山县召开全县春耕生产会议。通山县委书记赵德林出席会议并讲话，"
    "县长卢国安主持会议。会议学习了中共中央总书记胡锦涛的讲话。通山县各乡镇负责人参加会议。\n",
    "a2.txt": "通山县召开林业工作会议\n2012年5月8日，通山县召开全县林业工作会议。县委书记赵德林强调，要抓好造林。"
    "县长卢国安作了部署。通山县九宫山镇负责人发言。\n",
    "a3.txt": "通山縣召開水利工作會議\n2012年6月9日，通山縣召開全縣水利工作會議。縣委書記趙德林強調，要抓好水庫除險。"
    "縣長盧國安作了部署，各鄉鎮負責人參加會議。通山縣九宮山鎮負責人發言。\n",
    "b1.txt": "安化县召开春耕生产会议\n2012年3月7日，安化县召开全县春耕生产会议。安化县委副书记赵德林出席会议并讲话。"
    "会议学习了中共中央总书记胡锦涛的讲话。安化县各乡镇负责人参加会议。\n",
}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, str, int]]:
    folder = tmp_path_factory.mktemp("identity")
    raw = folder / "raw"
    raw.mkdir()
    for name, text in DOCUMENTS.items():
        (raw / name).write_text(text, encoding="utf-8")
    build([str(raw)], folder / "warehouse", workers=1, options=ReadOptions())
    with sqlite3.connect(folder / "warehouse" / SITE_DATABASE) as db:
        return db.execute(
            "select name, region_code, entity_id, n_documents from persons order by name, region_code"
        ).fetchall()


def entities(people: list[tuple[str, str, str, int]], name: str) -> list[tuple[str, int]]:
    return [(region, documents) for found, region, _, documents in people if found == name]


def test_two_people_of_one_name_in_two_counties_are_two(people: list[tuple[str, str, str, int]]) -> None:
    assert entities(people, "赵德林") == [("421224", 3), ("430923", 1)]


def test_one_person_in_several_documents_and_both_scripts_is_one(people: list[tuple[str, str, str, int]]) -> None:
    assert entities(people, "卢国安") == [("421224", 3)]


def test_a_national_leader_is_one_everywhere(people: list[tuple[str, str, str, int]]) -> None:
    assert [documents for _, documents in entities(people, "胡锦涛")] == [2]
