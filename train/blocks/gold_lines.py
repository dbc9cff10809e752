"""Which lines of a page belong to its gold body."""
import re
from collections import Counter


def words(text):
    return re.findall(r"\w+", (text or "").lower())


def _places(needle, joined, most=20):
    """Begin and end of the first occurrences of a run of words in the joined words of the gold body."""
    found, at = [], joined.find(needle)
    while at >= 0 and len(found) < most:
        found.append((at, at + len(needle) - 1))
        at = joined.find(needle, at + 1)
    return found


def _is_mostly_in(line_words, grams):
    """True for a long line at least half of whose 4-grams are in the gold body."""
    if len(line_words) < 8:
        return False
    own = list(zip(*(line_words[k:] for k in range(4))))
    return 2 * sum(gram in grams for gram in own) >= len(own)


def labels(lines, gold):
    """1 for each line of the gold body, else 0.

    Short lines ("Related", a name) stand in many places. The heaviest chain of occurrences that rises through the
    gold body decides which of them are meant; long lines that were altered a little are told by their 4-grams.
    """
    gold_words = words(gold)
    joined = " " + " ".join(gold_words) + " "
    grams = set(zip(*(gold_words[k:] for k in range(4))))
    out, chain = [0] * len(lines), []  # chain: (end, weight, line, place of the one before)
    for i, line in enumerate(lines):
        own = words(line)
        if not own:
            continue
        found = _places(" " + " ".join(own) + " ", joined)
        if not found and _is_mostly_in(own, grams):
            out[i] = 1
        fresh = []
        for begin, end in found:
            weight, previous = 0, None
            for k, link in enumerate(chain):
                if link[0] <= begin and link[1] > weight:
                    weight, previous = link[1], k
            fresh.append((end, weight + len(own) ** 1.2, i, previous))
        chain.extend(fresh)
    k = max(range(len(chain)), key=lambda j: chain[j][1]) if chain else None
    while k is not None:
        out[chain[k][2]] = 1
        k = chain[k][3]
    return out


def word_f1(system, gold):
    """F1 of two lists of words as multisets."""
    a, b = Counter(system), Counter(gold)
    both = sum((a & b).values())
    return 2 * both / max(1, sum(a.values()) + sum(b.values()))
