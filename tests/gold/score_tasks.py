"""Score the tasks of a built warehouse against the gold files beside this script.

    python score_tasks.py WAREHOUSE.sqlite [GOLD_DIR] [--stem a1,b2] [--misses]

A task found is right where its actor and deadline are those of the gold (both may
be empty) and its action has a character Dice of at least 0.7 with the gold's.
Gold lists every task of the sentences that it names, and of those alone: what is
found in other sentences counts neither way.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

__all__ = ["figures", "score"]

ALIKE = 0.7
_MARKS = re.compile(r"[\s“”‘’\"'《》<>()（）〔〕\[\]【】,，.。;；:：!！?？、·…—\-]+")

Task = dict[str, Any]


def squash(text: str | None) -> str:
    """Return text without white space and punctuation."""
    return _MARKS.sub("", text or "")


def dice(first: str, second: str) -> float:
    """Return the Dice coefficient of the characters of two strings."""
    a, b = Counter(squash(first)), Counter(squash(second))
    both = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / both if both else 0.0


def matches(want: Task, found: Task) -> bool:
    """Tell whether a task found is the one wanted."""
    same = squash(want["actor"]) == squash(found["actor"]) and want["deadline"] == found["deadline"]
    return same and dice(want["action"], found["action"]) >= ALIKE


def score(gold: list[Task], found: list[Task]) -> tuple[int, list[Task], list[Task]]:
    """Return how many tasks of one document are right, and what was false and missed."""
    free, missed = list(found), []
    for want in gold:
        near = [task for task in free if matches(want, task)]
        best = max(near, key=lambda task: dice(want["action"], task["action"]), default=None)
        if best is None:
            missed.append(want)
        else:
            free.remove(best)
    return len(gold) - len(missed), free, missed


def figures(right: int, false: int, missed: int) -> dict[str, float]:
    """Return precision, recall and F1."""
    p = right / (right + false) if right + false else 1.0
    r = right / (right + missed) if right + missed else 1.0
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "n": right + missed}


def tasks_of(db: sqlite3.Connection, file: str, sentences: Iterable[str]) -> list[Task]:
    """Return the tasks of a document in the sentences that begin as given."""
    begins = tuple({squash(sentence) for sentence in sentences})
    rows = db.execute(
        "select s.text, t.actor, t.action, t.deadline_on from tasks t"
        " join sentences s on s.sentence_id = t.sentence_id join documents d on d.document_id = s.document_id"
        " where d.source = ? or d.source like '%/' || ? order by t.task_id",
        (file, file),
    )
    return [
        {"sentence": text, "actor": actor or "", "action": action, "deadline": deadline or None}
        for text, actor, action, deadline in rows
        if squash(text).startswith(begins)
    ]


def main() -> None:
    """Print precision, recall and F1 of tasks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("gold", type=Path, nargs="?", default=Path(__file__).parent)
    parser.add_argument("--stem", default="")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    stems = [stem for stem in given.stem.split(",") if stem]
    total = Counter[str]()
    with sqlite3.connect(given.warehouse) as db:
        for path in sorted(given.gold.glob("*.json")):
            gold = json.loads(path.read_text("utf-8"))
            if (stems and path.stem not in stems) or not gold.get("tasks"):
                continue
            found = tasks_of(db, gold["file"], (task["sentence"] for task in gold["tasks"]))
            right, false, missed = score(gold["tasks"], found)
            total.update(right=right, false=len(false), missed=len(missed))
            if given.misses:
                for kind, rows in (("false ", false), ("missed", missed)):
                    for row in rows:
                        print(f"{path.stem} {kind} {row['actor']} | {row['action']} | {row['deadline']}")
    result = figures(total["right"], total["false"], total["missed"])
    print(f"tasks              p {result['p']:.4f}  r {result['r']:.4f}  f1 {result['f1']:.4f}  n {result['n']}")


if __name__ == "__main__":
    main()
