#include "event/stand_ins.h"

#include <algorithm>

namespace dateline::event {

using discourse::PlacedMention;

namespace {

// PLOVER's sector of those who act for a state.
constexpr std::string_view kGovernment = "GOV";

}  // namespace

StandIns::StandIns(const Columns<EntityRow>& entities, const Columns<StatementRow>& statements,
                   const coref::Parse& parse, const ActRules& rules)
    : entities_(entities), statements_(statements), parse_(parse), rules_(rules) {
  const auto& kinds = entities_.Column<&EntityRow::kind>();
  const auto& countries = entities_.Column<&EntityRow::country>();
  for (std::size_t i = 0; i < entities_.size(); ++i) {
    if (kinds[i] != EntityKind::kState || countries[i].empty()) continue;
    states_.emplace(countries[i], EntityIndex{static_cast<std::uint32_t>(i)});
  }
}

const PlacedMention* StandIns::As(const PlacedMention& mention, EntityIndex entity) {
  if (mention.entity == entity) return &mention;
  PlacedMention made = mention;
  made.entity = entity;
  made.kind = entities_.Column<&EntityRow::kind>()[AsSize(entity)];
  made.party = true;
  made_.push_back(made);
  return &made_.back();
}

const PlacedMention* StandIns::StateOf(const PlacedMention& mention) {
  const auto state = states_.find(entities_.Column<&EntityRow::country>()[AsSize(mention.entity)]);
  return state == states_.end() ? nullptr : As(mention, state->second);
}

// "In Chad", "in the African country of Chad".
bool StandIns::NamesItsState(const PlacedMention& mention, std::size_t word) const {
  const auto state = states_.find(entities_.Column<&EntityRow::country>()[AsSize(mention.entity)]);
  if (state == states_.end()) return false;
  const std::size_t inner = parse_.ChildBy(word, Relation::kNmod);
  const std::string& name = entities_.Column<&EntityRow::name>()[AsSize(state->second)];
  for (const std::size_t at : {word, inner}) {
    if (at != coref::kNoToken && parse_.UposOf(at) == Upos::kPropn &&
        name.find(parse_.view().Surface(at)) != std::string::npos) {
      return true;
    }
  }
  return false;
}

// "Chadian officials", "the government", "authorities in Chad", but not "city officials".
bool StandIns::IsGovernment(const PlacedMention& mention) const {
  const std::size_t head = parse_.HeadWithin(mention.first, mention.last);
  if (mention.form != MentionForm::kNominal ||
      !rules_.Means(ActWord::kGovernment, parse_.view().Norm(head))) {
    return false;
  }
  const auto children = parse_.ChildrenOf(head);
  return std::all_of(children.begin(), children.end(), [&](std::size_t child) {
    switch (parse_.RelationOf(child)) {
      case Relation::kAmod:
      case Relation::kCompound:
        return parse_.view().Surface(child).front() != parse_.view().Norm(child).front() ||
               rules_.Means(ActWord::kColourOfGovernment, parse_.view().Norm(child));
      case Relation::kNmod:
        return parse_.DeprelOf(child) == "nmod:poss" || NamesItsState(mention, child);
      default:
        return true;
    }
  });
}

void BothSides::Told(const Parties& parties) {
  last = parties;
  if (parties.size() == 2) pair = parties;
  const bool persons = std::all_of(parties.begin(), parties.end(), [](const PlacedMention* m) {
    return m->kind == EntityKind::kPerson;
  });
  if (persons) people = parties;
  told.push_back(parties);
}

const Parties& BothSides::With(EntityIndex entity) const {
  const auto found = std::find_if(told.rbegin(), told.rend(), [&](const Parties& parties) {
    return std::any_of(parties.begin(), parties.end(),
                       [&](const PlacedMention* m) { return m->entity == entity; });
  });
  return found == told.rend() ? last : *found;
}

Parties StandIns::InTalk(const PlacedMention& mention, EntityIndex speaker, const BothSides& sides,
                         bool symmetric) {
  const Parties& both = sides.With(speaker);
  const std::size_t head = parse_.HeadWithin(mention.first, mention.last);
  const bool first = parse_.HasFeature(head, "Person=1");
  const bool takes_part =
      std::any_of(both.begin(), both.end(), [&](const auto* m) { return m->entity == speaker; });
  Parties meant;
  const auto add_others = [&] {
    for (const PlacedMention* m : both) {
      if (m->entity != speaker) meant.push_back(As(mention, m->entity));
    }
  };
  if (first) {
    meant.push_back(As(mention, speaker));
    if (takes_part && symmetric && parse_.HasFeature(head, "Number=Plur")) add_others();
  } else if (takes_part && both.size() == 2 && parse_.HasFeature(head, "Person=2")) {
    add_others();
  }
  return meant;
}

Parties StandIns::AsStates(const Parties& parties) {
  Parties states;
  for (const PlacedMention* m : parties) {
    const auto& sectors = entities_.Column<&EntityRow::sectors>()[AsSize(m->entity)];
    const bool leads = m->kind == EntityKind::kPerson &&
                       std::find(sectors.begin(), sectors.end(), kGovernment) != sectors.end();
    const PlacedMention* state = leads ? StateOf(*m) : nullptr;
    const bool known = std::any_of(states.begin(), states.end(), [&](const PlacedMention* s) {
      return state != nullptr && s->entity == state->entity;
    });
    if (state == nullptr || known) return parties;
    states.push_back(state);
  }
  return states.size() < 2 ? parties : states;
}

Parties StandIns::WithUs(const PlacedMention& mention, std::optional<StatementIndex> statement,
                         const BothSides& sides) {
  const std::size_t head = parse_.HeadWithin(mention.first, mention.last);
  const bool we = mention.form == MentionForm::kPronoun && mention.kind == EntityKind::kState &&
                  parse_.HasFeature(head, "Person=1") && parse_.HasFeature(head, "Number=Plur");
  if (!we || !statement) return {};
  const auto speaker = statements_.Column<&StatementRow::source_entity>()[AsSize(*statement)];
  if (!speaker) return {};
  Parties both = InTalk(mention, *speaker, sides, true);
  return both.size() < 2 ? Parties{} : both;
}

Parties StandIns::For(const PlacedMention& mention, std::optional<StatementIndex> statement,
                      const BothSides& both, bool symmetric) {
  const std::size_t entity = AsSize(mention.entity);
  const bool place = mention.kind == EntityKind::kPlace && mention.form != MentionForm::kMetonym;
  if (place && entities_.Column<&EntityRow::country>()[entity].empty()) return {};
  if (place || IsGovernment(mention)) {
    const PlacedMention* state = StateOf(mention);
    return {state != nullptr ? state : &mention};
  }
  if (mention.form != MentionForm::kPronoun ||
      entities_.Column<&EntityRow::rule>()[entity] != "coref.pronoun") {
    return {&mention};
  }
  if (!statement) return {};
  const auto speaker = statements_.Column<&StatementRow::source_entity>()[AsSize(*statement)];
  return speaker ? InTalk(mention, *speaker, both, symmetric) : Parties{};
}

}  // namespace dateline::event
