"""Count the characters of people's names into ``name_characters.tsv``: run by a developer, never at run time.

    python -m etl.lexicon.gather_name_characters

Counted over the Chinese and the foreign names in ``jieba``'s dictionary (MIT) and our own list of places of the
world, against the characters of the dictionary's other words by their frequency.
"""

from __future__ import annotations

import math
from collections import Counter
from importlib.resources import files
from pathlib import Path

from etl.lexicon import lines

TARGET = Path(__file__).with_name("name_characters.tsv")
FULL, LEAST, FREQUENT, FLOOR = 3, 2, 2000, 0.3
ALPHABET = 6000
HEAD = """\
# How likely a character is as family name, as first and second character of a given name, in a foreign name, and in
# text: tenths of the binary logarithm; the first row is for those not listed. Counted by gather_name_characters.py
# over the names in jieba's dictionary (MIT) and our places of the world.
char\tfamily\tfirst\tsecond\tforeign\ttext
"""


def main() -> None:
    """Write the table."""
    families = frozenset("".join(lines("surnames")))
    family, first, second, foreign, text = (Counter[str]() for _ in range(5))
    dictionary = files("jieba").joinpath("dict.txt").read_text("utf-8")
    for line in dictionary.splitlines():
        word, frequency, part = line.split(" ")
        if part == "nr" and len(word) == FULL and word[0] in families:
            family[word[0]] += 1
            first[word[1]] += 1
            second[word[2]] += 1
        elif part == "nrt" and len(word) >= FULL:
            foreign.update(word)
        elif not part.startswith(("nr", "ns", "nt", "nz")):
            for char in word:
                text[char] += int(frequency)
    for word in lines("world_places"):
        foreign.update(word * LEAST)
    counts = (family, first, second, foreign, text)
    totals = [sum(count.values()) + FLOOR * ALPHABET for count in counts]
    known = {char for count in counts[:4] for char, times in count.items() if times >= LEAST}
    known |= {char for char, times in text.items() if times >= FREQUENT}
    rows = []
    for char in ("*", *sorted(char for char in known if "一" <= char <= "龥")):
        parts = zip(counts, totals, strict=True)
        numbers = [round(10 * math.log2((count[char] + FLOOR) / total)) for count, total in parts]
        rows.append("\t".join((char, *map(str, numbers))))
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
