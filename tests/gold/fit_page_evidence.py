"""Fit the weights of ``etl/lexicon/page_evidence.tsv`` to pages whose text is known.

    python fit_page_evidence.py [--check] [--to TABLE.tsv] [--without i,k]

A page is a linear-chain conditional random field (Lafferty, McCallum and Pereira,
2001): its lines are the chain, the zones before, of, amid and behind the text the
states, what a line says of itself (``etl.clean.evidence``) the features. The
likelihood of the known zones, with a Gaussian prior around the weights of
``page_evidence_prior.tsv``, is climbed by Adam (Kingma and Ba, 2015); forward and
backward sums run over all pages at once (about half a minute in all). Equal pages
give equal weights: ``--check`` tells whether the table is what this script writes.
The prior weights come of a fit to more pages than can be kept here (250 news items
among them); so few pages as these, fitted alone, take more lines of the text.

The pages are those beside this script, their clean texts (whole, wrapped) and these
texts within the frames of ``tests/unit/clean/frames``, whole or in part. A line is of
the text where it aligns with the clean text. Some of the lines that patterns know to
be the site's are shown as unknown, so that the rest of the evidence is learnt as well.
``--without`` leaves sets out of the fit and tells what the weights are worth on them;
the lines of the site that are left are mostly those that other steps take (page
numbers, captions, marks within lines).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from etl.clean import clean, furniture, zones
from etl.clean.evidence import evidences, is_prose
from etl.clean.frame import frame
from etl.clean.pages import is_page_number
from etl.clean.posts import mark_posts
from etl.clean.wording import Wording
from etl.records import RawDocument
from etl.sources import read_path

__all__ = ["fit", "pages_of"]

GOLD = Path(__file__).resolve().parent
FRAMES = GOLD.parent / "unit" / "clean" / "frames"
PRIOR_TABLE = GOLD / "page_evidence_prior.tsv"
TABLE = GOLD.parents[1] / "etl" / "lexicon" / "page_evidence.tsv"
NAMES, BEFORE, TEXT, AMID, BEHIND = zones.ZONES, zones.BEFORE, zones.TEXT, zones.AMID, zones.BEHIND
MAY_STEP = sorted((source, zone) for zone, sources in enumerate(zones.SOURCES) for source in sources)
NEVER = -1e9
BEGINS, ENDS = np.array([0, 0, NEVER, NEVER]), np.array([NEVER, 0, NEVER, 0])
N_FRAMED, LONGEST, ALIKE, PROBE, OVERLAP = 8, 260, 0.6, 8, 2
STRENGTH, RATE, NEAR = 3000.0, 0.06, 0.02

Floats = NDArray[np.float64]
Weights = dict[str, tuple[float, float, float]]


class Page(NamedTuple):
    """The lines of a page, why patterns and frame hold some for the site's, and which are the text's."""

    of: str
    lines: list[str]
    words: list[Wording]
    known: list[str]
    framed: list[str]
    apart: list[bool]
    is_text: list[bool]


def alignment(lines: Sequence[str], text: str) -> list[bool]:
    """Tell of each line whether it stands in the text, by the heaviest alignment in the order of both."""
    whole, *plain = ("".join(filter(str.isalnum, part)) for part in (text, *lines))
    most, last = np.zeros(len(whole) + 1), np.full(len(whole) + 1, -1)  # of the alignments that end up to each letter
    places: list[tuple[int, int]] = []
    for at, line in enumerate(plain):
        ends: list[tuple[float, int, int]] = []
        for start in begins(line, whole) if line else ():
            same = sum(a == b for a, b in zip(whole[start:], line, strict=False))
            if same >= ALIKE * len(line):
                before = min(start + OVERLAP, len(whole))
                ends.append((most[before] + same, min(start + len(line), len(whole)), int(last[before])))
        for total, end, before in ends:
            behind = slice(end, int(np.searchsorted(most, total, "right")))  # of two copies of a line the later
            most[behind], last[behind] = total, len(places)
            places.append((at, before))
    found = [False] * len(lines)
    number = int(last[-1])
    while number >= 0:
        at, number = places[number]
        found[at] = True
    return found


def begins(line: str, whole: str) -> set[int]:
    """Return where a line may begin in a text, by its first, middle and last letters."""
    middle, end = len(line) // 2 - PROBE // 2, len(line) - PROBE
    shifts = (0, middle, end) if end > PROBE // 2 else (0,)
    probes = [(shift, line[shift : shift + PROBE] if len(shifts) > 1 else line) for shift in shifts]
    return {max(0, hit.start() - shift) for shift, probe in probes for hit in re.finditer(re.escape(probe), whole)}


def page_of(of: str, raw: RawDocument, text: str) -> Page | None:
    """Return the page as cleaning sees it when it looks for the zones, if it comes so far."""
    seen: list[tuple[Any, ...]] = []

    def recorder(
        lines: list[str], words: list[Wording], known: list[str], menu: frozenset[str], apart: list[bool]
    ) -> list[str]:
        framed = frame(lines, words, known, menu, apart)
        seen.append((list(lines), list(words), list(known), list(framed), list(apart)))
        return framed

    with mock.patch.object(furniture, "frame", recorder):
        clean(raw)
    if not seen:
        return None
    lines, words, known, framed, apart = seen[0]
    mark_posts(lines, framed)
    return Page(of, lines, words, known, framed, apart, alignment(lines, text))


def wrapped(lines: Sequence[str], width: int, indent: str) -> list[str]:
    """Return lines broken at a width, as scans and mails have them."""
    return [line[at : at + width] for line in (indent + line for line in lines) for at in range(0, len(line), width)]


def laid_out(lines: Sequence[str], chance: random.Random) -> str:
    """Return a text as some site sets it: wrapped, spaced or plain, at times cut short."""
    how = chance.random()
    if how < 0.4:
        body = "\n".join(wrapped(lines, chance.randint(18, 44), chance.choice(["", "　　", "    "])))
    else:
        body = "\n\n".join(lines) if how < 0.6 else "\n".join(chance.choice(["", "　　"]) + line for line in lines)
    return body[: int(len(body) * chance.uniform(0.4, 0.95))] if chance.random() < 0.2 else body


def framed_by(site: str, text: str, in_part: bool, chance: random.Random) -> str:
    """Return a text within the frame of a site, or within the part of the frame right around it."""
    lines = text.split("\n")
    head, _, foot = site.partition("{document}")
    above, below = head.strip("\n").split("\n"), foot.strip("\n").split("\n")
    if in_part:
        above = above[chance.randint(0, len(above)) if chance.random() < 0.5 else 0 :]
        below = below[: chance.randint(0, len(below)) if chance.random() < 0.5 else None]
    page = "\n".join([*above, laid_out(lines, chance), *below])
    return page.replace("{title}", lines[0]).replace("{rel}", lines[0][:6])


def pages_of(gold: Path, frames: Path, seed: int = 7) -> Iterator[Page]:
    """Yield the pages of annotated documents, then what is made of their texts."""
    chance, texts = random.Random(seed), []
    for path in sorted(gold.glob("*.json")):
        given = json.loads(path.read_text("utf-8"))
        raw, text = next(read_path(str(gold / "raw" / given["file"]))), given["clean_text"]
        texts.append((path.stem, text))
        if isinstance(raw, RawDocument) and (page := page_of(path.stem, raw, text)):
            yield page
    made = [(f"{stem}:plain", text, text) for stem, text in texts]
    for stem, text in texts:
        lines = wrapped(text.split("\n"), chance.randint(18, 44), "　　" if chance.random() < 0.7 else "")
        made.append((f"{stem}:wrapped", "\n".join(lines), text))
    for path in sorted(frames.glob("*.txt")):
        for number in range(N_FRAMED):
            stem, text = chance.choice(texts)
            made.append((f"{stem}:{path.stem}", framed_by(path.read_text("utf-8"), text, number > 1, chance), text))
    for of, shown, text in made:
        if page := page_of(of, RawDocument(of, of, "", len(shown), "text/plain", "utf-8", "text", shown), text):
            yield page


def zones_of(is_text: Sequence[bool]) -> list[int]:
    """Return the zone of each line, by where the text begins and ends."""
    of_text = [at for at, is_one in enumerate(is_text) if is_one]
    first, last = of_text[0], of_text[-1]
    return [
        TEXT if is_one else BEFORE if at < first else BEHIND if at > last else AMID for at, is_one in enumerate(is_text)
    ]


def chain_of(page: Page, chance: random.Random) -> tuple[list[list[str]], list[int]] | None:
    """Return the evidence of each line and its zone, with all, half or none of the known lines shown as unknown."""
    is_mark = [is_page_number(line) or zones.is_mark(line) for line in page.lines]
    rows = [at for at, known in enumerate(page.known) if known or not is_mark[at]]
    is_text = [page.is_text[at] for at in rows]
    if not any(is_text) or len(rows) > LONGEST:
        return None
    hidden = chance.choices((1.0, 0.5, 0.0), (2, 2, 1))[0]
    known = [page.known[at] if page.known[at] and chance.random() >= hidden else "" for at in rows]
    lines, words = [page.lines[at] for at in rows], [page.words[at] for at in rows]
    return evidences(lines, words, known, [page.apart[at] for at in rows]), zones_of(is_text)


class Batch:
    """All chains beside each other, the longest first: at each line those that go so far are a slice."""

    def __init__(self, chains: Sequence[tuple[list[list[str]], list[int]]], names: Mapping[str, int]) -> None:
        chains = sorted(chains, key=lambda chain: -len(chain[1]))
        self.shape = len(chains[0][1]), len(chains)
        self.going = [sum(len(way) > at for _, way in chains) for at in range(self.shape[0])]
        self.gold, self.gold_steps = np.zeros((*self.shape, 4)), np.zeros((4, 4))
        features: list[tuple[int, int, int]] = []
        for number, (found, way) in enumerate(chains):
            in_body = False
            for at, (evidence, zone) in enumerate(zip(found, way, strict=True)):
                in_body = in_body or is_prose(evidence)
                self.gold[at, number, zone] = 1
                features += [(at * len(chains) + number, names[name], in_body) for name in evidence]
            np.add.at(self.gold_steps, (way[:-1], way[1:]), 1)
        self.cells, feature, in_body_too = np.array(features).T
        # among the heads of a text a site speaks as it does above it
        self.slots = {BEFORE: feature * 3, AMID: feature * 3 + in_body_too, BEHIND: feature * 3 + 2}

    def slopes(self, weights: Floats, steps: Floats) -> tuple[Floats, Floats]:
        """Return the gradients of the log likelihood: what was seen less what the weights expect."""
        own, n_lines = np.zeros((*self.shape, 4)), self.shape[0]
        for zone, slots in self.slots.items():
            own[..., zone] = np.bincount(self.cells, weights.ravel()[slots], own[..., 0].size).reshape(self.shape)
        ahead, behind = np.full_like(own, NEVER), np.full_like(own, NEVER)
        ahead[0] = BEGINS + own[0]
        for at in range(1, n_lines):
            n = self.going[at]
            ahead[at, :n] = log_sum(ahead[at - 1, :n, :, None] + steps, 1) + own[at, :n]
        behind[-1, : self.going[-1]] = ENDS
        for at in range(n_lines - 2, -1, -1):
            n = self.going[at + 1]
            behind[at, n : self.going[at]] = ENDS
            behind[at, :n] = log_sum(steps + (own[at + 1, :n] + behind[at + 1, :n])[:, None, :], 2)
        total = log_sum(ahead[0] + behind[0], 1)
        expected, expected_steps = np.exp(ahead + behind - total[:, None]), np.zeros((4, 4))
        for at in range(1, n_lines):
            n = self.going[at]
            onward = (own[at, :n] + behind[at, :n] - total[:n, None])[:, None, :]
            expected_steps += np.exp(ahead[at - 1, :n, :, None] + steps + onward).sum(0)
        rest = (self.gold - expected).reshape(-1, 4)[self.cells]
        slope = sum(np.bincount(slots, rest[:, zone], weights.size) for zone, slots in self.slots.items())
        return np.asarray(slope).reshape(weights.shape), self.gold_steps - expected_steps


def log_sum(values: Floats, axis: int) -> Floats:
    """Return the logarithm of the sum of exponentials along an axis."""
    most = values.max(axis, keepdims=True)
    return np.asarray(np.log(np.exp(values - most).sum(axis)) + most.squeeze(axis))


def fit(pages: Sequence[Page], prior: Weights, rounds: int = 300, seed: int = 0) -> Weights:
    """Return the weights of each evidence and step; pages of a site are seen twice, with other lines unknown."""
    chance = random.Random(seed)
    seen = [chain_of(page, chance) for page in pages for _ in range(1 if all(page.is_text) else 2)]
    chains = [chain for chain in seen if chain]
    evidence = (name for name in prior if not name.startswith("from "))
    names = dict.fromkeys([*evidence, *(name for found, _ in chains for line in found for name in line)])
    batch = Batch(chains, {name: number for number, name in enumerate(names)})
    barred = np.full((4, 4), NEVER)
    barred[tuple(zip(*MAY_STEP, strict=True))] = 0
    centre, centre_steps = np.array([prior.get(name, (0.0, 0.0, 0.0)) for name in names]), np.zeros((4, 4))
    for a, b in MAY_STEP:
        centre_steps[a, b] = prior.get(f"from {NAMES[a]} to {NAMES[b]}", (0.0,))[0]
    weights, steps = centre.copy(), centre_steps.copy()
    means, squares = [np.zeros_like(weights), np.zeros_like(steps)], [np.zeros_like(weights), np.zeros_like(steps)]
    for n in range(1, rounds + 1):
        slopes = batch.slopes(weights, steps + barred)
        for k, (fitted, middle) in enumerate(((weights, centre), (steps, centre_steps))):
            slope = slopes[k] - STRENGTH * (fitted - middle)
            means[k] = 0.9 * means[k] + 0.1 * slope
            squares[k] = 0.99 * squares[k] + 0.01 * slope**2
            fitted[:] += (
                RATE * (1 - n / rounds) * (means[k] / (1 - 0.9**n)) / (np.sqrt(squares[k] / (1 - 0.99**n)) + 1e-8)
            )
    found_steps = {f"from {NAMES[a]} to {NAMES[b]}": (float(steps[a, b]), 0.0, 0.0) for a, b in MAY_STEP}
    return {name: (float(b), float(a), float(z)) for name, (b, a, z) in zip(names, weights, strict=True)} | found_steps


def mistakes(pages: Sequence[Page], weights: Weights) -> str:
    """Say how many lines of the text the search for zones takes, and how many of the site's it leaves to others."""
    taken = left = 0
    with mock.patch.object(zones, "evidence_weights", lambda: weights):
        zones.step_weights.cache_clear()
        for page in pages:
            reasons = list(page.framed)
            zones.mark_zones(page.lines, page.words, reasons, page.apart)
            taken += sum(is_text and bool(why) for is_text, why in zip(page.is_text, reasons, strict=True))
            left += sum(not (is_text or why) for is_text, why in zip(page.is_text, reasons, strict=True))
    zones.step_weights.cache_clear()
    return f"{taken:5d} lines taken from the text, {left:5d} of the site left, of {sum(len(p.lines) for p in pages)}"


def written(weights: Weights, head: Sequence[str]) -> str:
    """Return the table, its head lines kept."""
    rows = []
    for name, three in weights.items():
        shown = [f"{three[0]:.2f}", "0", "0"] if name.startswith("from ") else [f"{value:.2f}" for value in three]
        rows.append("\t".join([name, *shown]))
    return "\n".join([*head, *rows]) + "\n"


def read_weights(path: Path) -> tuple[list[str], Weights]:
    """Return the head lines of a table of weights, and these."""
    lines = path.read_text("utf-8").splitlines()
    n_head = next(at for at, line in enumerate(lines) if not line.startswith("#")) + 1
    rows = (line.split("\t") for line in lines[n_head:])
    return lines[:n_head], {name: (float(before), float(amid), float(behind)) for name, before, amid, behind in rows}


def is_near(weights: Weights, others: Weights) -> bool:
    """Tell whether two tables hold the same evidence with the same weights, but for what processors round apart."""
    return weights.keys() == others.keys() and all(
        abs(one - other) <= NEAR for name in weights for one, other in zip(weights[name], others[name], strict=True)
    )


def main() -> None:
    """Fit, say what the weights are worth beside those that stand, and check or write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="fail where the table is not what this script writes")
    parser.add_argument("--to", type=Path, help="write the table there; without it nothing is written")
    parser.add_argument("--without", default="", help="sets to leave out of the fit, parted by commas")
    given = parser.parse_args()
    left_out = tuple(filter(None, given.without.split(",")))
    pages = list(pages_of(GOLD, FRAMES))
    groups = {
        "fitted to": [page for page in pages if not page.of.startswith(left_out)],
        "left out": [page for page in pages if page.of.startswith(left_out)],
        "as served": [page for page in pages if ":" not in page.of],
    }
    head, prior = read_weights(PRIOR_TABLE)
    weights, standing = fit(groups["fitted to"], prior), dict(zones.evidence_weights())
    for name, group in groups.items():
        print(f"{name:10s} weights that stand: {mistakes(group, standing)}")
        print(f"{name:10s} weights fitted now: {mistakes(group, weights)}")
    if given.to:
        given.to.write_text(written(weights, head), "utf-8")
    if given.check and not is_near(weights, standing):
        sys.exit(f"{TABLE.name} is not what its pages give: write it with --to {TABLE}")


if __name__ == "__main__":
    main()
