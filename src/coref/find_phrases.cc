#include "coref/find_phrases.h"

namespace dateline::coref {
namespace {

bool IsDeterminer(const Parse& parse, std::size_t child) {
  return parse.HasFeature(child, "Definite=Def") || parse.HasFeature(child, "PronType=Dem") ||
         parse.DeprelOf(child) == "nmod:poss";
}

// Words before a noun that make up its phrase.
bool Belongs(Relation relation) {
  switch (relation) {
    case Relation::kDet:
    case Relation::kAmod:
    case Relation::kCompound:
    case Relation::kNummod:
    case Relation::kNmod:
    case Relation::kFlat:
      return true;
    default:
      return false;
  }
}

std::size_t Leftmost(const Parse& parse, std::size_t token) {
  while (!parse.ChildrenOf(token).empty() && parse.ChildrenOf(token).front() < token) {
    token = parse.ChildrenOf(token).front();
  }
  return token;
}

bool HeadsPhrase(const Parse& parse, std::size_t token) {
  switch (parse.RelationOf(token)) {
    case Relation::kCompound:
    case Relation::kFlat:
    case Relation::kFixed:
    case Relation::kGoeswith:
    case Relation::kAmod:
      return false;
    default:
      return parse.UposOf(token) == Upos::kNoun || parse.UposOf(token) == Upos::kPropn;
  }
}

std::optional<Mention> PronounAt(const Words& words, const Parse& parse, std::size_t token) {
  const auto known = words.PronounOf(parse.view().Norm(token));
  if (!known || parse.RelationOf(token) == Relation::kExpl) return std::nullopt;
  const Upos upos = parse.UposOf(token);
  if (upos != Upos::kPron && upos != Upos::kDet && upos != Upos::kNone) return std::nullopt;
  // "who" asks in a question, and points back in a relative clause.
  if (known->use == Use::kRelative && !parse.HasFeature(token, "PronType=Rel")) return std::nullopt;
  Mention mention;
  mention.first = mention.head = token;
  mention.last = token + 1;
  mention.form = MentionForm::kPronoun;
  mention.genders = known->genders;
  mention.number = known->number;
  mention.person = known->person;
  mention.use = known->use;
  // "he" is no body, "who" may be.
  if (known->person == 3 && known->use != Use::kRelative && (known->genders & kNeuter) == 0) {
    mention.kinds = KindBit(EntityKind::kPerson);
  }
  // "her" is both; the tree tells.
  if (mention.use == Use::kPersonal && parse.DeprelOf(token) == "nmod:poss") {
    mention.use = Use::kPossessive;
  }
  return mention;
}

}  // namespace

bool DescribeNoun(const Words& words, const Parse& parse, std::size_t head, Mention& mention) {
  for (const std::size_t child : parse.ChildrenOf(head)) {
    mention.definite = mention.definite || IsDeterminer(parse, child);
  }
  const auto known = words.NounOf(parse.LemmaOf(head));
  const bool plural = parse.HasFeature(head, "Number=Plur");
  const bool single = parse.HasFeature(head, "Number=Sing");
  if (plural) mention.number = Number::kPlural;
  if (!known) return false;
  mention.kinds = known->kinds;
  mention.genders = known->genders;
  const KindSet person = KindBit(EntityKind::kPerson);
  if (mention.kinds == person) {
    mention.genders &= kMasculine | kFeminine;
    if (single) mention.number = Number::kSingular;
    if (plural) mention.kinds |= KindBit(EntityKind::kGroup);
  } else if ((mention.kinds & person) == 0) {
    mention.genders = kNeuter;
    // A body is "it" or "they"; several are "they".
    const bool place = (mention.kinds & KindBit(EntityKind::kPlace)) != 0;
    if (single && place) mention.number = Number::kSingular;
  }
  return true;
}

std::vector<Mention> FindPhrases(const Words& words, const Parse& parse, std::size_t first,
                                 std::size_t last, const std::vector<bool>& taken) {
  std::vector<Mention> found;
  for (std::size_t token = first; token < last; ++token) {
    if (taken[token]) continue;
    if (auto pronoun = PronounAt(words, parse, token)) {
      found.push_back(*pronoun);
      continue;
    }
    if (!HeadsPhrase(parse, token)) continue;
    Mention mention;
    mention.form = MentionForm::kNominal;
    if (!DescribeNoun(words, parse, token, mention)) continue;
    mention.first = mention.head = token;
    mention.last = token + 1;
    const auto children = parse.ChildrenOf(token);
    for (std::size_t c = children.size(); c-- > 0;) {
      if (children[c] > token || !Belongs(parse.RelationOf(children[c]))) continue;
      mention.first = Leftmost(parse, children[c]);
    }
    found.push_back(mention);
  }
  return found;
}

}  // namespace dateline::coref
