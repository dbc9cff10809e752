"""Sentences with their names exchanged for others of the same kind from the lexicons, so that names of all countries are met."""

import data
import name_words


class Swapper:
    def __init__(self, lexicons, dice):
        self.dice = dice
        rows = name_words.rows
        self.people = [r["name"].split() for r in rows(f"{lexicons}/actors/people.tsv") if " " in r["name"]]
        countries = [r["name"].split() for r in rows(f"{lexicons}/actors/country_names.tsv") if r["kind"] in ("name", "short", "capital")]
        cities = [r["name"].split() for r in rows(f"{lexicons}/places/gazetteer.tsv") if int(r["population"] or 0) >= 50000]
        self.places = [countries, cities]
        bodies = [r[c].split() for r in rows(f"{lexicons}/actors/organizations.tsv") for c in ("name", "full_name")]
        self.bodies = [b for b in bodies if b and b[0][0].isupper()]
        self.short_bodies = [b for b in self.bodies if len(b) == 1]
        self.titles = [r["name"].split() for r in rows(f"{lexicons}/actors/titles.tsv") if r["class"] in ("honorific", "rank", "office")]
        self.honorifics = [[t] for t in ("Mr", "Mrs", "Ms", "Dr", "Mr.", "Dr.", "Prof", "Gen", "Sheikh", "Maulana", "President", "Minister")]

    def other(self, kind, length):
        """Another name of the kind; short ones for short ones."""
        pick = self.dice.choice
        if kind == "PER":
            person = pick(self.people)
            return person[-1:] if length == 1 and self.dice.random() < 0.8 else person
        if kind == "LOC":
            return pick(pick(self.places))
        return pick(self.short_bodies if length == 1 and self.dice.random() < 0.7 else self.bodies)

    def swapped(self, sentence):
        """The sentence with its names exchanged; it has no tree."""
        words, spans, at = [], [], 0
        for begin, end, kind in data.spans_of_tags(sentence.names):
            words.extend(sentence.words[at:begin])
            at = end
            if kind == "PER" and self.dice.random() < 0.2:
                words.extend(self.dice.choice(self.honorifics if self.dice.random() < 0.6 else self.titles))
            name = self.other(kind, end - begin)
            spans.append((len(words), len(words) + len(name), kind))
            words.extend(name)
        words.extend(sentence.words[at:])
        words, spans = data.split_hyphens(words, spans)
        return data.Sentence(words, names=data.tags_of_spans(len(words), spans), ident=sentence.ident + "-swapped")
