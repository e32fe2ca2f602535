"""Floors of accuracy over the documents in ``tests/gold``, through the whole build and the public views.

The floors stand a little below what is reached, so that a change which reads the
documents worse is seen; raise them with the rules.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
SCORER = ROOT.parent / "shared" / "score" / "score.py"
FLOORS = {
    "paragraphs": 0.995,
    "headings": 0.99,
    "metrics": 0.97,
    "metrics_full": 0.84,
    "person_names": 0.985,
    "person_mentions": 0.985,
    "posts": 0.98,
    "participation": 0.95,
    "places": 0.96,
    "organisations": 0.97,
    "meetings": 0.94,
    "formulations": 0.93,
    "works": 0.98,
    "time_spans": 0.98,
    "time_values": 0.97,
}
OF_FACTS = ("clean_text", "paragraphs", "headings", "document_fields", "heading_levels", "sentence_roles")
SHARES = {
    "document_fields": 0.985,
    "heading_levels": 0.97,
    "sentence_roles": 0.93,
    "metric_indicator": 0.88,
    "metric_bound": 0.97,
    "metric_status": 0.96,
    "metric_change": 0.97,
    "metric_part_of": 0.95,
}
CHARACTER_ERRORS = 0.0005
TASKS = 0.775
TASKS_OF_OTHERS = 0.81


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from etl.access import SITE_DATABASE
    from etl.build import build
    from etl.sources import ReadOptions

    folder = tmp_path_factory.mktemp("gold") / "warehouse"
    build([str(GOLD / "raw")], folder, workers=2, options=ReadOptions())
    return folder / SITE_DATABASE


def score(database: Path, folder: Path, golds: dict[str, dict[str, object]]) -> dict[str, dict[str, float]]:
    folder.mkdir()
    for name, gold in golds.items():
        (folder / name).write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
    run = subprocess.run(
        [sys.executable, str(SCORER), str(database), str(folder), "--json"], capture_output=True, text=True, check=True
    )
    return dict(json.loads(run.stdout))


@pytest.fixture(scope="module")
def scores(database: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """Text and facts over all documents; what only some of them are annotated with, over those."""
    if not SCORER.exists():
        pytest.skip(f"the scorer is not at hand: {SCORER.name} beside the checkout")
    golds = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.json"))}
    whole = {name: gold for name, gold in golds.items() if "metrics" in gold}
    lists = {key: [] for key, value in next(iter(whole.values())).items() if isinstance(value, list)}
    folder = tmp_path_factory.mktemp("scored")
    found = score(database, folder / "whole", whole)
    of_all = score(database, folder / "all", {name: lists | gold for name, gold in golds.items()})
    return found | {kind: of_all[kind] for kind in OF_FACTS}


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_kinds_are_found_as_well_as_before(scores: dict[str, dict[str, float]], kind: str, floor: float) -> None:
    assert scores[kind]["f1"] >= floor


@pytest.mark.parametrize(("kind", "floor"), SHARES.items())
def test_fields_are_right_as_often_as_before(scores: dict[str, dict[str, float]], kind: str, floor: float) -> None:
    assert scores[kind]["accuracy"] >= floor


def test_the_clean_text_is_as_clean_as_before(scores: dict[str, dict[str, float]]) -> None:
    assert scores["clean_text"]["cer"] <= CHARACTER_ERRORS


def of_tasks(database: Path, gold: Path) -> float:
    command = [sys.executable, str(GOLD / "score_tasks.py"), str(database), str(gold)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    found = re.search(r"f1 (\d\.\d+)", run.stdout)
    assert found
    return float(found[1])


def test_tasks_are_read_as_well_as_before(database: Path) -> None:
    assert of_tasks(database, GOLD) >= TASKS


def test_tasks_of_other_kinds_of_documents_are_read_as_well(tmp_path: Path) -> None:
    from etl.access import SITE_DATABASE
    from etl.build import build
    from etl.sources import ReadOptions

    build([str(GOLD / "tasks" / "raw")], tmp_path / "warehouse", workers=1, options=ReadOptions())
    assert of_tasks(tmp_path / "warehouse" / SITE_DATABASE, GOLD / "tasks") >= TASKS_OF_OTHERS
