"""Cuts plain text into sentences of words as the treebanks do: enough to prepare unlabelled text.

The product has its own tokeniser (src/lang); this one only has to be like it on clean prose.
"""

import re

# Longest first: web addresses, abbreviations with inner stops, numbers, words, marks.
_TOKEN = re.compile(
    r"""https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+
    |(?:[A-Za-z]\.){2,}
    |\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?\b
    |\d+(?:[.,:/]\d+)*
    |[^\W\d_]+\d+\w*
    |[^\W\d_]+(?:['\u2019][^\W\d_]+)*
    |\.{2,}|--+|!+|\?+
    |\S""",
    re.VERBOSE,
)
_CLITIC = re.compile(r"^(.+?)(n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_PARTS = {"cannot": ("can", "not"), "gonna": ("gon", "na"), "wanna": ("wan", "na"), "gotta": ("got", "ta")}
_NEVER_ENDS = set(
    "mr mrs ms dr prof gen lt col sgt capt adm gov sen rep rev hon maj brig st mt no vs fig jr sr messrs pres supt det cmdr".split()
)
_MAY_END = set("inc corp ltd co bros etc al dept jan feb mar apr jun jul aug sept sep oct nov dec est approx".split())
_CLOSERS = set("\"')]}\u201d\u2019")
_OPENERS = set("\"'([{\u201c\u2018")


def words_of(text):
    """Words of one paragraph."""
    words = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        low = token.lower()
        after = text[match.end() : match.end() + 1]
        if after == "." and (low in _NEVER_ENDS or low in _MAY_END or (len(token) == 1 and token.isupper())):
            words.append(token + "\0")  # takes the stop that follows
            continue
        if token == "." and words and words[-1].endswith("\0"):
            words[-1] = words[-1][:-1] + "."
            continue
        if low in _PARTS:
            cut = len(_PARTS[low][0])
            words.extend((token[:cut], token[cut:]))
            continue
        clitic = _CLITIC.match(token)
        if clitic:
            words.extend(clitic.groups())
        elif token[-1:] in "'\u2019" and len(token) > 1:
            words.extend((token[:-1], token[-1]))
        else:
            words.append(token)
    return [word.rstrip("\0") for word in words]


def sentences_of(text):
    """Sentences of one paragraph, each a list of words."""
    words = words_of(text)
    sentences, start, at = [], 0, 0
    while at < len(words):
        word = words[at]
        ends = word[0] in ".!?" and not word.startswith("..") or (
            len(word) > 2 and word[-1] == "." and word[:-1].lower() not in _NEVER_ENDS and at + 1 < len(words)
            and (word[:-1].lower() in _MAY_END or "." in word[:-1])
            and words[at + 1] in ("The", "He", "She", "They", "It", "In", "But", "We", "I", "This", "That", "On", "And")
        )
        at += 1
        if not ends:
            continue
        while at < len(words) and words[at] in _CLOSERS:
            if words[at] in "\"'" and words[start:at].count(words[at]) % 2 == 0:
                break  # opens the next sentence
            at += 1
        if at < len(words) and not (words[at][0].isupper() or words[at][0].isdigit() or words[at][0] in _OPENERS):
            continue
        sentences.append(words[start:at])
        start = at
    if start < len(words):
        sentences.append(words[start:])
    return sentences


def paragraphs_of(text):
    """Paragraphs of a file whose lines may be wrapped: short lines of one block are joined."""
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        joined = ""
        for line in lines:
            wrapped = joined and len(joined.rsplit("\n", 1)[-1]) <= 78 and joined[-1] not in ".?!:"
            wrapped = wrapped or (joined and len(lines) > 1 and max(map(len, lines)) <= 78)
            joined = joined + (" " if wrapped else "\n") + line if joined else line
        yield from joined.split("\n")
