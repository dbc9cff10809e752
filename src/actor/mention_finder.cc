#include "actor/mention_finder.h"

namespace dateline::actor {

using lexicon::PhraseMatch;

void MentionFinder::Find(std::size_t first, std::size_t last, std::uint32_t sentence) {
  first_ = first;
  last_ = last;
  sentence_ = sentence;
  for (std::size_t at = first; at < last;) at = At(at);
}

Span MentionFinder::SpanOf(std::size_t first, std::size_t last) const {
  const auto& spans = view_.tokens.Column<&TokenRow::span>();
  return {spans[first].begin, spans[last - 1].end};
}

std::string MentionFinder::Text(std::size_t first, std::size_t last) const {
  const Span span = SpanOf(first, last);
  return std::string(view_.text.substr(span.begin, span.size()));
}

bool MentionFinder::Capital(std::size_t at) const {
  return at < last_ && (lexicon::CapitalsOf(view_.Surface(at)) & 1) != 0;
}

std::uint32_t MentionFinder::Context(std::size_t at) const {
  return at < last_ && at >= first_ ? lexicon_.ContextOf(view_.Norm(at)) : 0;
}

std::optional<PhraseMatch> MentionFinder::NameAt(std::size_t at) const {
  if (at >= last_) return std::nullopt;
  auto match = lexicon_.names().FindAt(view_, at);
  // "The North Korean leader" does not speak of "the North": the longer name begins a word later.
  const bool cut_short = match && match->last < last_ && Capital(match->last) &&
                         Pick(*match)->kind == EntryKind::kShort;
  return cut_short ? std::nullopt : match;
}

// States before bodies before places before people, where one name is several things.
const Entry* MentionFinder::Pick(const PhraseMatch& match) const {
  const Entry* best = nullptr;
  for (const std::uint32_t payload : match.payloads) {
    const Entry& entry = lexicon_.At(payload);
    if (best == nullptr || entry.kind < best->kind) best = &entry;
  }
  return best;
}

MentionFinder::Role MentionFinder::RoleAt(std::size_t at) const {
  Role role{at, at, nullptr};
  for (std::size_t next = at; next < last_;) {
    const auto match = lexicon_.roles().FindAt(view_, next);
    if (!match) break;
    const Entry* entry = nullptr;
    for (const std::uint32_t payload : match->payloads) {
      const Entry& candidate = lexicon_.At(payload);
      if (entry == nullptr || candidate.kind < entry->kind) entry = &candidate;
    }
    next = match->last;
    if (entry->kind == EntryKind::kModifier) continue;
    role.entry = entry;
    role.end = next;
  }
  return role;
}

// One past the last word of a person's name that begins at `at`, or `at`.
std::size_t MentionFinder::PersonRun(std::size_t at) const {
  std::size_t end = at;
  while (end < last_ && end < at + 6) {
    const std::string_view word = view_.Surface(end);
    const bool particle = end > at && (Context(end) & kParticle) != 0 && Capital(end + 1);
    const bool letters =
        Capital(end) && (lexicon_.ContextOf(word) & (kOpener | kOrganizationHead)) == 0;
    if (!particle && !letters) break;
    if (end == at) {
      if (const auto name = NameAt(end); name && Pick(*name)->kind <= EntryKind::kGroup) break;
    }
    ++end;
  }
  return end;
}

bool MentionFinder::Acts(std::size_t after) const {
  if (after < last_ && view_.Norm(after) == ",") {
    for (std::size_t at = after + 1; at < last_ && at < after + 8; ++at) {
      if (view_.Norm(at) == ",") return (Context(at + 1) & kVerb) != 0;
    }
    return false;
  }
  return (Context(after) & (kVerb | kPossessive)) != 0;
}

void MentionFinder::AddState(std::size_t first, std::size_t last, const Entry& entry,
                             MentionForm form) {
  Found found;
  found.span = SpanOf(first, last);
  found.sentence = sentence_;
  found.form = form;
  found.kind = EntityKind::kState;
  found.name = Text(first, last);
  found.key = "state:" + entry.country;
  found.country = entry.country;
  found.kb_id = entry.country;
  if (form == MentionForm::kMetonym) found.sectors = "GOV";
  found.because.push_back({"country", found.span, entry.evidence});
  found.rule = form == MentionForm::kMetonym ? "actor.metonym" : "actor.state";
  cast_.Add(std::move(found));
}

void MentionFinder::AddPerson(Found found, std::size_t first, std::size_t last) {
  found.sentence = sentence_;
  found.span = SpanOf(first, last);
  found.kind = EntityKind::kPerson;
  found.form = MentionForm::kName;
  found.name = Text(first, last);
  if (last - first > 1) found.key = "person:" + found.name;
  cast_.Add(std::move(found));
}

std::size_t MentionFinder::Titled(std::size_t at, std::size_t role_at, const Entry* country,
                                  Span country_span) {
  const Role role = RoleAt(role_at);
  if (role.entry == nullptr) return at;
  Found found;
  if (country != nullptr) {
    found.country = country->country;
    found.because.push_back({"country", country_span, country->evidence});
  }
  found.sectors = role.entry->sectors;
  if (!found.sectors.empty()) {
    found.because.push_back({"sectors", SpanOf(role.first, role.end), role.entry->evidence});
  }
  const bool single = role.entry->kind == EntryKind::kOffice ||
                      (role.entry->kind == EntryKind::kAgent && !role.entry->plural);
  const bool office = role.entry->kind == EntryKind::kOffice && role.entry->names_office;
  if (office) {
    found.office = Text(role.first, role.end);
    found.office_how = How::kText;
  }
  std::size_t name = role.end;
  std::size_t end = single ? PersonRun(name) : name;
  if (single && end == name && name < last_ && view_.Norm(name) == ",") {
    const std::size_t run = PersonRun(name + 1);
    const bool closed = run > name + 2 && (run == last_ || !Capital(run));
    if (closed && run < last_ && (view_.Norm(run) == "," || view_.Norm(run) == ".")) {
      ++name;
      end = run;
    }
  }
  if (end > name) {
    found.rule = "actor.titled_name";
    if (const auto known = NameAt(name); found.country.empty() && known && known->last == end &&
                                         Pick(*known)->kind == EntryKind::kPerson) {
      found.country = Pick(*known)->country;
      found.because.push_back({"country", SpanOf(name, end), Pick(*known)->evidence});
    }
    AddPerson(std::move(found), name, end);
    return end;
  }
  if (role.entry->kind == EntryKind::kOffice && !role.entry->names_office) return at;
  found.sentence = sentence_;
  found.span = SpanOf(at, role.end);
  found.name = Text(at, role.end);
  found.form = MentionForm::kNominal;
  found.kind = role.entry->kind == EntryKind::kCollective ? EntityKind::kOrganization
               : single                                   ? EntityKind::kOffice
                                                          : EntityKind::kGroup;
  if (role.entry->plural) found.kind = EntityKind::kGroup;
  found.rule = "actor.nominal";
  cast_.Add(std::move(found));
  return role.end;
}

std::size_t MentionFinder::Named(std::size_t at, const PhraseMatch& match, const Entry& entry) {
  const bool lends = entry.kind != EntryKind::kPerson && entry.kind != EntryKind::kGroup;
  if (lends) {
    std::size_t role_at = match.last;
    if ((Context(role_at) & kPossessive) != 0) ++role_at;
    if (const std::size_t end = Titled(at, role_at, &entry, SpanOf(at, match.last)); end > at) {
      if (entry.kind == EntryKind::kState) AddState(at, match.last, entry, MentionForm::kName);
      if (entry.kind == EntryKind::kSeat) AddState(at, match.last, entry, MentionForm::kMetonym);
      return end;
    }
  }
  const std::uint32_t before = at > first_ ? Context(at - 1) : 0;
  switch (entry.kind) {
    case EntryKind::kState:
      AddState(at, match.last, entry, MentionForm::kName);
      break;
    case EntryKind::kShort:
      if (match.last - at > 1 && cast_.KnowsCountry(entry.country)) {
        AddState(at, match.last, entry, MentionForm::kName);
      }
      break;
    case EntryKind::kSeat:
      AddState(at, match.last, entry, MentionForm::kMetonym);
      break;
    case EntryKind::kCapital:
      if ((before & kLocative) == 0 && ((before & kPartner) != 0 || Acts(match.last))) {
        AddState(at, match.last, entry, MentionForm::kMetonym);
      }
      break;
    case EntryKind::kDemonym:
    case EntryKind::kOrganization:
    case EntryKind::kGroup: {
      if (entry.kind == EntryKind::kDemonym && !entry.plural) break;
      Found found;
      found.span = SpanOf(at, match.last);
      found.sentence = sentence_;
      found.kind =
          entry.kind == EntryKind::kOrganization ? EntityKind::kOrganization : EntityKind::kGroup;
      found.form = entry.kind == EntryKind::kDemonym ? MentionForm::kNominal : MentionForm::kName;
      found.name = Text(at, match.last);
      found.key = "body:" + (entry.full_name.empty() ? found.name : entry.full_name);
      found.kb_id = entry.full_name;
      found.country = entry.country;
      found.sectors = entry.kind == EntryKind::kDemonym ? "CVL" : entry.sectors;
      found.because.push_back({"country", found.span, entry.evidence});
      found.because.push_back({"sectors", found.span, entry.evidence});
      found.rule = "actor.body";
      cast_.Add(std::move(found));
      break;
    }
    case EntryKind::kPerson:
      return Capitalised(at);
    default:
      break;
  }
  return match.last;
}

std::size_t MentionFinder::Capitalised(std::size_t at) {
  const std::size_t end = PersonRun(at);
  if (end == at) return at + 1;
  if (end - at == 1) {
    Found found;
    found.rule = "actor.surname";
    AddPerson(std::move(found), at, end);
    return end;
  }
  const auto match = NameAt(at);
  const bool known = match && match->last == end && Pick(*match)->kind == EntryKind::kPerson;
  const bool introduced = lexicon_.IsGivenName(view_.Surface(at)) || (Context(end) & kVerb) != 0 ||
                          (end < last_ && view_.Norm(end) == "," && at >= first_ + 2 &&
                           view_.Norm(at - 1) == "," && (Context(at - 2) & kKin) != 0);
  if (!known && !introduced) return end;
  Found found;
  found.rule = known ? "actor.known_name" : "actor.name_shape";
  if (known) {
    const Entry& entry = *Pick(*match);
    found.country = entry.country;
    found.sectors = entry.sectors;
    found.kb_id = Text(at, end);
    found.because.push_back({"country", SpanOf(at, end), entry.evidence});
  }
  AddPerson(std::move(found), at, end);
  return end;
}

std::size_t MentionFinder::At(std::size_t at) {
  const std::uint32_t context = Context(at);
  if ((context & (kMale | kFemale | kPlural)) != 0) {
    Found found;
    found.span = SpanOf(at, at + 1);
    found.sentence = sentence_;
    found.form = MentionForm::kPronoun;
    found.masculine = (context & kMale) != 0;
    found.feminine = (context & kFemale) != 0;
    found.rule = "actor.pronoun";
    cast_.Add(std::move(found));
    return at + 1;
  }
  if (const auto match = NameAt(at)) return Named(at, *match, *Pick(*match));
  // "Then President Ruiz left": an adverb that opens the sentence is no part of the title.
  if (at == first_ && (lexicon_.ContextOf(view_.Surface(at)) & kOpener) != 0) return at + 1;
  if (const std::size_t end = Titled(at, at, nullptr, {}); end > at) return end;
  return Capital(at) ? Capitalised(at) : at + 1;
}

}  // namespace dateline::actor
