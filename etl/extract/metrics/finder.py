"""The path of every number of a document: read, judged, named, made a metric."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from etl.extract.metrics.clauses import TIME, Place, place_figures
from etl.extract.metrics.fields import PeriodIndex, Prospects, bound_of, rate_of
from etl.extract.metrics.figures import Figure, bare_figure, join_ranges, overlaps, read_figure
from etl.extract.metrics.groups import group_of
from etl.extract.metrics.indicators import name_figures
from etl.extract.metrics.naming import Name
from etl.extract.metrics.negatives import masks, quotes, verdict
from etl.extract.metrics.numerals import scan
from etl.extract.metrics.parts import link_parts
from etl.extract.metrics.regions import Territory
from etl.extract.metrics.tables import Cell, read_tables
from etl.extract.metrics.units import to_base, units
from etl.extract.spans import SentenceIndex
from etl.records import Mention, Metric, Reading, Sentence

__all__ = ["explain_numbers", "find_metrics"]

_SILENT_KINDS = frozenset(("head", "byline", "addressee", "signature", "note", "table"))


class _Judged(NamedTuple):
    figure: Figure
    reason: str


def find_metrics(reading: Reading, times: Sequence[Mention]) -> tuple[Metric, ...]:
    """Return the figures of the document in the order of the text."""
    cells = read_tables(reading)
    figures = [judged.figure for judged in _judge(reading, times) if not judged.reason]
    if not (figures or cells):
        return ()
    prospects, periods, territory = Prospects(reading), PeriodIndex(reading, times), Territory(reading)
    plain = _without_times(_without_markers(reading), times)
    metrics: list[Metric] = []
    for group in _by_sentence(reading, figures):
        metrics += _metrics_of(
            reading, plain, group, prospects=prospects, periods=periods, territory=territory, offset=len(metrics)
        )
    prose = len(metrics)
    metrics += [_from_cell(reading, cell, prose, periods) for cell in cells]
    return _in_order(metrics)


def explain_numbers(reading: Reading, times: Sequence[Mention]) -> list[tuple[int, int, str, str]]:
    """Return every number of the document as (start, end, verdict, reason), for people to see why."""
    rows = [
        (j.figure.start, j.figure.end, "metric" if not j.reason else "none", j.reason or j.figure.kind)
        for j in _judge(reading, times, masked_too=True)
    ]
    cells = {(cell.start, cell.end): cell for cell in read_tables(reading)}
    shown = [row for row in rows if not any(s <= row[0] and row[1] <= e for s, e in cells)]
    shown += [(start, end, "metric", cell.kind) for (start, end), cell in cells.items()]
    return sorted(shown)


def _judge(reading: Reading, times: Sequence[Mention], *, masked_too: bool = False) -> list[_Judged]:
    """Read every number and say of each whether it is a figure; those in passages without figures only if asked."""
    text = reading.text
    masked = masks(reading, times)
    starts = [span[0] for span in masked]
    numbers = scan(_without_markers(reading), () if masked_too else masked)
    if not numbers:
        return []
    quoted = quotes(text)
    quote_starts = [span[0] for span in quoted]
    index = SentenceIndex(reading)
    kept: list[_Judged] = []
    figures: list[Figure] = []
    for number in numbers:
        reason = overlaps(masked, starts, number.start, number.end)
        if reason:
            kept.append(_Judged(bare_figure(number), reason))
        else:
            figures.append(read_figure(text, number))
    for figure in join_ranges(text, figures):
        sentence = index.at(figure.start, figure.end)
        reason = "kind" if sentence is None or sentence.kind in _SILENT_KINDS else ""
        i = bisect_right(quote_starts, figure.core_start) - 1
        inside = quoted[i] if i >= 0 and quoted[i][1] > figure.core_start else None
        kept.append(_Judged(figure, reason or verdict(text, figure, inside)))
    return sorted(kept, key=lambda j: j.figure.start)


def _without_markers(reading: Reading) -> str:
    return _blank(
        reading.text,
        ((s.start, min(s.end, s.start + len(s.marker))) for s in reading.outline.sections if s.marker),
        " ",
    )


def _without_times(text: str, times: Sequence[Mention]) -> str:
    return _blank(text, ((m.start, m.end) for m in times), TIME)


def _blank(text: str, spans: Iterable[tuple[int, int]], sign: str) -> str:
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start < at or start >= end:
            continue
        pieces += [text[at:start], sign * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


_Group = list[tuple[Sentence, Figure]]


def _by_sentence(reading: Reading, figures: list[Figure]) -> list[_Group]:
    """Group the figures by sentence; a sentence that opens with 其中 belongs to the one before."""
    index = SentenceIndex(reading)
    groups: list[_Group] = []
    for figure in figures:
        sentence = index.at(figure.start, figure.end)
        if sentence is None:
            continue
        last = groups[-1][-1][0] if groups else None
        if last is not None and (last is sentence or _goes_on(reading.text, last, sentence)):
            groups[-1].append((sentence, figure))
        else:
            groups.append([(sentence, figure)])
    return groups


def _goes_on(text: str, last: Sentence, sentence: Sentence) -> bool:
    follows = sentence.no == last.no + 1 and sentence.paragraph_no == last.paragraph_no
    return follows and text.startswith("其中", sentence.start)


def _metrics_of(
    reading: Reading,
    plain: str,
    group: _Group,
    *,
    prospects: Prospects,
    periods: PeriodIndex,
    territory: Territory,
    offset: int,
) -> list[Metric]:
    text = reading.text
    figures = [figure for _, figure in group]
    start, end = group[0][0].start, group[-1][0].end
    places = place_figures(text, plain, start, end, figures)
    gaps = [plain[(figures[i - 1].end if i else start) : figure.start] for i, figure in enumerate(figures)]
    names = name_figures(text, figures, places, gaps)
    names = link_parts(plain, figures, places, names, gaps)
    clauses = [plain[place.clause_start : figure.start] for figure, place in zip(figures, places, strict=True)]
    regions = territory.read(places, names, gaps, clauses, group[0][0].section_no)
    return [
        _metric(
            reading,
            sentence,
            figure,
            place,
            name,
            region=region,
            prospects=prospects,
            periods=periods,
            offset=offset,
        )
        for (sentence, figure), place, name, region in zip(group, places, names, regions, strict=True)
    ]


def _metric(
    reading: Reading,
    sentence: Sentence,
    figure: Figure,
    place: Place,
    name: Name,
    *,
    region: tuple[str, str],
    prospects: Prospects,
    periods: PeriodIndex,
    offset: int,
) -> Metric:
    text = reading.text
    clause = text[place.clause_start : place.clause_end]
    period = periods.at(text, sentence, place, figure.start)
    unit = units().get(figure.unit)
    indicator = name.indicator or name.object or figure.unit
    return Metric(
        start=figure.start,
        end=figure.end,
        clause_start=min(place.clause_start, figure.start),
        clause_end=max(place.clause_end, figure.end),
        sentence_no=sentence.no,
        value=figure.value,
        value_high=figure.high,
        unit=figure.unit,
        unit_kind=figure.kind,
        value_base=to_base(figure.value, unit) if unit else figure.value,
        base_unit=unit.base_unit if unit else figure.unit,
        indicator=indicator,
        indicator_group=group_of(indicator),
        object=name.object or indicator,
        bound=bound_of(text, figure, place),
        status=prospects.status(sentence, clause, text[sentence.start : place.clause_start], place.left),
        change=name.change,
        compared_to=name.compared_to,
        rate_per=rate_of(text, figure, place, name),
        part_of=None if name.total is None else offset + name.total,
        period_start=period.start,
        period_end=period.end,
        period_basis=period.basis,
        region_code=region[0],
        region_basis=region[1],
        method=f"metric:{name.rule}",
        confidence=0.9 if name.indicator else 0.6,
    )


def _from_cell(reading: Reading, cell: Cell, offset: int, periods: PeriodIndex) -> Metric:
    place = Place(cell.sentence.start, cell.sentence.end, "", "", "", False, False, False)
    period = periods.at(reading.text, cell.sentence, place, cell.start)
    unit = units().get(cell.unit)
    return Metric(
        start=cell.start,
        end=cell.end,
        clause_start=cell.sentence.start,
        clause_end=cell.sentence.end,
        sentence_no=cell.sentence.no,
        value=cell.value,
        value_high=None,
        unit=cell.unit,
        unit_kind=cell.kind,
        value_base=to_base(cell.value, unit) if unit else cell.value,
        base_unit=unit.base_unit if unit else cell.unit,
        indicator=cell.indicator,
        indicator_group=group_of(cell.object),
        object=cell.object,
        bound="exact",
        status="target" if cell.planned else "reported",
        change=cell.change,
        compared_to="",
        rate_per="",
        part_of=None if cell.total is None else offset + cell.total,
        period_start=period.start,
        period_end=period.end,
        period_basis=period.basis,
        region_code=reading.facts.region_code,
        region_basis="document" if reading.facts.region_code else "",
        method="metric:table",
        confidence=0.9,
    )


def _in_order(metrics: list[Metric]) -> tuple[Metric, ...]:
    """Order by place in the text and lead ``part_of`` to the new places."""
    order = sorted(range(len(metrics)), key=lambda i: (metrics[i].start, metrics[i].end))
    moved = {old: new for new, old in enumerate(order)}
    return tuple(_led(metrics[i], moved) for i in order)


def _led(metric: Metric, moved: dict[int, int]) -> Metric:
    if metric.part_of is None or moved[metric.part_of] == metric.part_of:
        return metric
    return replace(metric, part_of=moved[metric.part_of])
