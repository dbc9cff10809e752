"""What the network sees of a word: the same bytes, hashes and rows as src/nn computes at run time.

Pure Python and numpy. docs/formats/model.md is the contract.
"""

import functools
import unicodedata

# Quotation marks, dashes and ellipses as lexicon::NormOf writes them (src/lexicon/word_form.cc).
_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`\u2039\u203a"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_DASH = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_NORM = {ord(c): "'" for c in _SINGLE}
_NORM.update({ord(c): '"' for c in _DOUBLE})
_NORM.update({ord(c): "-" for c in _DASH})
_NORM.update({0x2026: "...", 0x00AD: "", 0x200B: "", 0x0130: "i"})

_DIGITS = {ord(c): "0" for c in "123456789"}

FEATURES = 5  # hashed features; number 5 names the word vectors
VECTOR_FEATURE = 5
_MASK = (1 << 64) - 1


def norm_of(surface):
    """Lower case by the simple mapping, plain quotes and dashes."""
    if surface.isascii() and "`" not in surface:
        return surface.lower()
    return "".join(_NORM[ord(c)] if ord(c) in _NORM else c.lower() for c in surface)


def key_of(norm):
    return norm.translate(_DIGITS)


def _shape_character(c):
    if "0" <= c <= "9":
        return "0"
    category = unicodedata.category(c)
    if category == "Lu":
        return "X"
    if category == "Ll":
        return "x"
    if category[0] == "L":
        return "u"
    return c if c < "\x80" else "*"


def shape_of(surface):
    """X for capitals, x for small letters, 0 for digits; at most four of the same in a row."""
    shape = []
    run = 0
    for c in surface:
        s = _shape_character(c)
        run = run + 1 if shape and shape[-1] == s else 1
        if run <= 4:
            shape.append(s)
    return "".join(shape)


def hash_of(feature, text):
    """FNV-1a over the feature's number and the bytes of the text, then mixed."""
    h = 0xCBF29CE484222325
    for byte in bytes((feature,)) + text.encode("utf-8", "surrogatepass"):
        h = ((h ^ byte) * 0x100000001B3) & _MASK
    h ^= h >> 33
    h = (h * 0xFF51AFD7ED558CCD) & _MASK
    return h ^ (h >> 33)


def rows_of(h, size):
    return (h & 0xFFFFFFFF) % size, (h >> 32) % size


def strings_of(surface):
    """The five hashed strings f0..f4."""
    key = key_of(norm_of(surface))
    return key, key[:3], key[-3:], key[-4:], shape_of(surface)


class WordFeatures:
    """Rows, vector row and name bits of surfaces, each computed once.

    sizes    rows of embed.f0..f4
    vectors  {key hash: row from 1}; row 0 is the unknown word
    bits     {norm: set of bit numbers}
    """

    def __init__(self, sizes, vectors, bits, bit_count):
        self.sizes = sizes
        self.vectors = vectors
        self.bits = bits
        self.bit_count = bit_count
        self.of = functools.lru_cache(maxsize=None)(self._compute)

    def _compute(self, surface):
        """(ten row numbers, vector row, bits as an integer)"""
        rows = []
        strings = strings_of(surface)
        for feature, (text, size) in enumerate(zip(strings, self.sizes)):
            rows.extend(rows_of(hash_of(feature, text), size))
        vector = self.vectors.get(hash_of(VECTOR_FEATURE, strings[0]), 0)
        mask = 0
        for bit in self.bits.get(norm_of(surface), ()):
            mask |= 1 << bit
        return tuple(rows), vector, mask
