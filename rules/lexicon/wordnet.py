#!/usr/bin/env python3
"""Makes wordnet.tsv, the weak layer of the lexicon, out of the dictionary files of WordNet 3.0 and texts that say which
words are in use; with no text, nominal.tsv.

    cd rules && python3 lexicon/wordnet.py /usr/share/wordnet /usr/share/dict/{american,british}-english-large \
        weights/lines/*.tsv ../tests/near-miss/*.tsv > lexicon/wordnet.tsv
    python3 lexicon/wordnet.py /usr/share/wordnet > lexicon/nominal.tsv

The two lists of common words are Debian's packages wamerican-large and wbritish-large. A word that stands in none of the
texts is left out: it is met in no draft, and a page would load it.

Single lower-case words of three letters or more. The code of a word comes from the lexicographer files of its
commonest senses (those that the tagged texts have; without any, the first), and says which part of speech the
tagged texts prefer. Rare words (in no tagged text) are kept where their first sense is a class that matters to the
reading; rare plants, animals, substances, body parts, shapes and foods are dropped.
"""

import collections
import pathlib
import re
import sys

NOUN = {
    4: "a", 11: "a",                      # act, event
    6: "p", 10: "p",                      # artifact, communication
    14: "g", 18: "h",                     # group, person
    7: "s", 12: "s", 26: "s",             # attribute, feeling, state
    21: "q", 23: "q",                     # possession, quantity
}
# body, change, cognition, communication, competition, consumption, contact, creation, emotion, motion, perception,
# possession, social, stative, weather
WORK_VERBS = {30, 32, 35, 36, 40, 41}
RARE_DROPPED = {5, 8, 16, 20, 22, 25, 27}   # animal, body, motive, plant, process, shape, substance
WORD = re.compile(r"[a-z]{3,}$")


def senses(folder, name):
    """(lemma, synset offsets in order of frequency, how many of them the tagged texts have)."""
    for line in open(folder / f"index.{name}", encoding="latin-1"):
        if line.startswith(" "):
            continue
        fields = line.split()
        lemma, pointers = fields[0], int(fields[3])
        tagged = int(fields[5 + pointers])
        yield lemma, fields[6 + pointers:], tagged


def lexicographer_files(folder, name):
    """Synset offset -> number of its lexicographer file; and the words of each synset that begin in lower case."""
    files, lower = {}, set()
    for line in open(folder / f"data.{name}", encoding="latin-1"):
        if line.startswith(" "):
            continue
        fields = line.split(" ")
        files[fields[0]] = int(fields[1])
        for word in fields[4:4 + 2 * int(fields[3], 16):2]:
            word = word.split("(")[0]
            if word == word.lower():
                lower.add((fields[0], word))
    return files, lower


def counts(folder):
    """(lemma, part of speech) -> occurrences in the tagged texts; by sense rank under (lemma, part, rank)."""
    total = collections.Counter()
    for line in open(folder / "cntlist.rev", encoding="latin-1"):
        key, rank, count = line.split()
        lemma, rest = key.split("%")
        part = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}[rest[0]]
        total[lemma, part] += int(count)
        total[lemma, part, int(rank)] += int(count)
    return total


def words_of(paths):
    """The words of texts, in lower case."""
    return {word for path in paths for word in re.findall(r"[a-z]+", pathlib.Path(path).read_text("utf-8").lower())}


def dictionary(folder, used):
    total = counts(folder)
    codes = collections.defaultdict(set)
    for part in ("noun", "verb", "adj", "adv"):
        files, lower = lexicographer_files(folder, part)
        for lemma, synsets, tagged in senses(folder, part):
            if not WORD.match(lemma):
                continue
            # Names ("Aaron") are no words; a synset that has them in capitals only is passed over.
            numbers = [files[synset] for synset in synsets if (synset, lemma) in lower]
            if not numbers:
                continue
            code = {"noun": noun_code, "verb": verb_code, "adj": lambda *_: "j", "adv": lambda *_: "r"}[part](
                lemma, numbers, tagged, total)
            codes[lemma].update(code)
    print("# Made from WordNet 3.0 by wordnet.py; see WORDNET-LICENSE. Word, then the letters of its code.")
    for lemma in sorted(codes):
        noun, verb = total[lemma, "noun"], total[lemma, "verb"]
        letters = codes[lemma]
        # A noun or verb reading that the tagged texts hardly know beside the other one is left out.
        if 15 * (noun + 1) <= verb:
            letters -= set("pahgsqn")
        if 15 * (verb + 1) <= noun:
            letters -= set("vw")
        if letters & set("pahgsqn") and letters & set("vw"):
            if noun >= 3 * max(verb, 1):
                letters.add("N")
            elif verb >= 3 * max(noun, 1):
                letters.add("V")
        # An adjective or adverb reading that the tagged texts hardly know only blurs a noun or a verb.
        if letters & set("pahgsqnvw"):
            for part, letter in (("adj", "j"), ("adv", "r")):
                if letter in letters and 4 * total[lemma, part] < noun + verb:
                    letters.discard(letter)
        # The lookup finds these by their endings.
        if letters == {"r"} and lemma.endswith("ly") and "j" in codes.get(stem_of(lemma), ()):
            continue
        if letters == {"s"} and lemma.endswith("ness"):
            continue
        if letters and lemma in used:
            print(lemma + "\t" + "".join(sorted(letters)))


def stem_of(adverb):
    """The adjective before -ly: happily, simply, quickly."""
    stem = adverb[:-2]
    return stem[:-1] + "y" if stem.endswith("i") else stem


def commonest(lemma, part, numbers, tagged, total):
    """The lexicographer files of the senses that make up most of the word's use."""
    if tagged == 0:
        return numbers[:1]
    first = total[lemma, part, 1]
    return [number for rank, number in enumerate(numbers, 1)
            if rank == 1 or 2 * total[lemma, part, rank] >= max(first, 1)]


def noun_code(lemma, numbers, tagged, total):
    if tagged == 0 and numbers[0] in RARE_DROPPED:
        return ""
    return {NOUN.get(number, "n") for number in commonest(lemma, "noun", numbers, tagged, total)}


def verb_code(lemma, numbers, tagged, total):
    kept = commonest(lemma, "verb", numbers, tagged, total)
    return {"v", "w"} if kept[0] in WORK_VERBS or sum(n in WORK_VERBS for n in kept) * 2 > len(kept) else {"v"}


def nominal(folder):
    """Nouns for an act or event, in one of their two commonest senses, with the verbs they are derived from; without the
    gerunds, which the inflection gives."""
    verbs = {}
    for line in open(folder / "data.verb", encoding="latin-1"):
        if not line.startswith(" "):
            fields = line.split(" ")
            verbs[fields[0]] = fields[4:4 + 2 * int(fields[3], 16):2]
    common = {lemma: synsets[:2] for lemma, synsets, _ in senses(folder, "noun")}
    derived = collections.defaultdict(set)
    for line in open(folder / "data.noun", encoding="latin-1"):
        fields = line.split(" ")
        if line.startswith(" ") or int(fields[1]) not in (4, 11, 22):  # act, event, process
            continue
        words = fields[4:4 + 2 * int(fields[3], 16):2]
        start = 4 + 2 * len(words)
        for at in range(start + 1, start + 1 + 4 * int(fields[start]), 4):
            symbol, synset, part, places = fields[at:at + 4]
            source, target = int(places[:2], 16), int(places[2:], 16)
            if symbol != "+" or part != "v" or not source:
                continue
            noun, verb = words[source - 1], verbs[synset][target - 1]
            if WORD.match(noun) and WORD.match(verb) and noun != verb \
                    and not noun.endswith("ing") and fields[0] in common.get(noun, ()):
                derived[noun].add(verb)
    print("# Made from WordNet 3.0 by wordnet.py; see WORDNET-LICENSE. A noun for an act, then the verbs it comes from.")
    for noun in sorted(derived):
        print(noun + "\t" + " ".join(sorted(derived[noun])))


wordnet, *texts = sys.argv[1:]
if texts:
    dictionary(pathlib.Path(wordnet), words_of(texts))
else:
    nominal(pathlib.Path(wordnet))
