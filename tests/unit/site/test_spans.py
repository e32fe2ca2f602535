"""Marks in a text: well-formed HTML whatever the spans, and the text stays what it was."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from etl.site.citation import bibtex, gb_t_7714
from etl.site.spans import KINDS, Span, marked


class Reading(HTMLParser):
    """Reads HTML strictly: every tag is closed in its order."""

    def __init__(self, html):
        super().__init__()
        self.stack, self.text, self.marked, self.is_well = [], "", {}, True
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a" and any(name == "a" for name, _ in self.stack):
            self.is_well = False
        self.stack.append((tag, given.get("data-m") or given.get("class")))

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop()[0] != tag:
            self.is_well = False

    def handle_data(self, data):
        self.text += data
        for _, name in self.stack:
            self.marked[name] = self.marked.get(name, "") + data


TEXT = "县委书记<李四>在“创先争优”大会上讲话&说：3个100%"
spans = st.lists(
    st.builds(
        lambda start, length, kind: (start, min(start + length, len(TEXT)), kind),
        st.integers(0, len(TEXT)),
        st.integers(0, 12),
        st.sampled_from([*KINDS, "removed", "changed"]),
    ),
    max_size=12,
)


@given(spans, st.integers(0, 50))
def test_any_spans_make_well_formed_html_and_keep_the_text(found, offset):
    given_spans = [
        Span(start + offset, end + offset, kind, f"e{n}", "/x" if n % 2 else "")
        for n, (start, end, kind) in enumerate(found)
    ]
    read = Reading(marked(TEXT, given_spans, offset))
    assert read.text == TEXT
    assert read.is_well
    assert read.stack == []
    for span in given_spans:
        if span.kind in KINDS and span.end > span.start:
            assert read.marked[span.name] == TEXT[span.start - offset : span.end - offset]


def test_nested_marks_are_one_link():
    html = marked("中共甲县委员会开会", [Span(0, 7, "organisation", "e1", "/o"), Span(2, 4, "place", "e2", "/p")])
    assert html.count("<a ") == 1
    assert '<span class="m k-place" data-m="e2"' in html


def test_what_was_removed_says_why_and_hostile_text_is_escaped():
    html = marked('<b>"x"</b>正文', [Span(0, 10, "removed", title='a "tag"', after="HTML tag")])
    assert html.startswith('<del class="removed" title="a &#34;tag&#34;">&lt;b&gt;')
    assert "<b>" not in html
    assert '<small class="why">HTML tag</small>正文' in html


DOCUMENT = {
    "document_id": "0123456789abcdef",
    "authors": "张三、李四、王五、赵六",
    "publisher": "某县人民政府",
    "label": "关于100%_完成{任务}的通知",
    "doc_number": "某政发〔2012〕3号",
    "published_on": "2012-03-05",
    "event_on": None,
    "dated_from": "2012-03-01",
    "url": "https://example.org/a",
}


def test_citations():
    cited = gb_t_7714(DOCUMENT)
    assert cited.startswith(
        "张三, 李四, 王五, 等. 关于100%_完成{任务}的通知: 某政发〔2012〕3号[EB/OL]. (2012-03-05). https://"
    )
    assert gb_t_7714(DOCUMENT | {"url": None, "authors": ""}).startswith("某县人民政府. ")
    entry = bibtex(DOCUMENT)
    assert r"title = {{关于100\%\_完成\{任务\}的通知}}" in entry
    assert "author = {{张三} and {李四} and {王五} and {赵六}}" in entry
    assert entry.count("{") == entry.count("}")
