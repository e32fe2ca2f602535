from __future__ import annotations

import random
from array import array

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.terms import count_terms, domain_words, split_words
from etl.records import CleanText, DocumentFacts, Outline, Reading, Term

PIECES = (
    *("县委书记在大会上强调", "全年实现生产总值28.6亿元，同比增长12.3%", "坪河乡党委", "“三问三送”活动", "領導幹部"),
    *("C++和A股", "GDP", "2011-03-05", "ok_go", "3.5%", "a-b+c", "#5&7", "①②", "龥龦", "㐀𠀀", "２３Ａ", "é", "。。。"),
    *("\r\n", "\u3000", " ", "\t"),
)


def reading(text: str) -> Reading:
    places = array("l", range(len(text)))
    clean = CleanText(text, places, array("l", (i + 1 for i in places)), (), "Hans")
    return Reading(clean, Outline((), (), ()), DocumentFacts())


@pytest.fixture(scope="module")
def oracle() -> jieba.Tokenizer:
    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    for word, pos in domain_words().items():
        tokenizer.add_word(word, None, pos)
    return tokenizer


def random_text(rng: random.Random) -> str:
    pieces = []
    for _ in range(rng.randint(1, 6)):
        piece = rng.choice(PIECES)
        start = rng.randrange(len(piece))
        pieces.append(piece[start : start + rng.randint(1, len(piece))])
    return "".join(pieces)


def test_words_equal_those_of_jieba(oracle: jieba.Tokenizer) -> None:
    rng = random.Random(2011)
    for text in (random_text(rng) for _ in range(4000)):
        assert list(split_words(text)) == list(oracle.cut(text)), text


@given(st.text(alphabet="中国共产党员县乡镇干部会议在了的ab1.%-_+ ，\n㐀龦𠀀é", max_size=40))
def test_words_equal_those_of_jieba_on_any_text(oracle: jieba.Tokenizer, text: str) -> None:
    assert list(split_words(text)) == list(oracle.cut(text))


@given(st.text(max_size=60))
def test_no_text_is_lost_and_counts_add_up(text: str) -> None:
    words = list(split_words(text))
    assert "".join(words) == text
    kept = [word for word in words if any(char.isalnum() for char in word)]
    terms = count_terms(reading(text))
    assert sum(term.count for term in terms) == len(kept)
    assert {term.term for term in terms} == set(kept)


def test_words_of_the_domain_are_whole(oracle: jieba.Tokenizer) -> None:
    words = domain_words()
    assert len(words) > 500
    assert all(not jieba.dt.FREQ.get(word) for word in words)
    assert Term("三严三实", "nz", 1) in count_terms(reading("开展三严三实专题教育"))
    split = [word for word in words if list(split_words(f"，{word}，"))[1:-1] != [word]]
    assert not split


def test_counts_words_with_their_part_of_speech() -> None:
    terms = count_terms(reading("干部走访群众，群众评议干部。GDP增长12.3%。\n走访！"))
    assert Term("干部", "n", 2) in terms
    assert Term("走访", "v", 2) in terms
    assert Term("GDP", "eng", 1) in terms
    assert Term("12.3%", "m", 1) in terms
    assert not [term for term in terms if term.term in "，。！\n"]


def test_terms_are_sorted_and_do_not_depend_on_what_was_read_before() -> None:
    first = count_terms(reading("会议要求抓好落实，落实到人。"))
    count_terms(reading("另一份文件说的是别的事。"))
    assert first == count_terms(reading("会议要求抓好落实，落实到人。"))
    assert list(first) == sorted(first, key=lambda term: (term.term, term.pos))


def test_a_word_of_digits_split_from_an_ascii_run_is_a_number() -> None:
    assert Term("03", "m", 1) in count_terms(reading("编号2011-03号"))


def test_empty_text_has_no_terms() -> None:
    assert count_terms(reading("")) == ()
