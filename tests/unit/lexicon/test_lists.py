"""The lists and tables of general knowledge say nothing twice, and where they are from."""

from __future__ import annotations

from importlib.resources import files

import pytest

FILES = sorted(file.name for file in files("etl.lexicon").iterdir() if file.name.endswith((".txt", ".tsv")))


@pytest.mark.parametrize("name", FILES)
def test_no_line_stands_twice_and_the_first_names_the_source(name: str) -> None:
    first, *rest = files("etl.lexicon").joinpath(name).read_text("utf-8").splitlines()
    stated = [line for line in rest if line and not line.startswith("#")]
    assert first.startswith("# ")
    assert sorted(stated) == sorted(set(stated))
