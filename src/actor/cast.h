// The people, states and bodies of one report as they come in, and the merging of their mentions.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/document.h"

#include "actor/actor_lexicon.h"
#include "doc/columns.h"
#include "doc/rows.h"

namespace dateline::actor {

/// A mention as it was found, before anybody is known by it.
struct Found {
  Span span;
  std::uint32_t sentence = 0;
  MentionForm form = MentionForm::kName;
  EntityKind kind = EntityKind::kOther;
  std::string name;  // words without title
  std::string key;   // mentions of one key are one entity; empty for those resolved later
  std::string country;
  std::string sectors;
  std::string office;
  How office_how = How::kNone;
  std::string kb_id;
  bool feminine = false, masculine = false;
  std::vector<Because> because;
  std::string_view rule;
};

class Cast {
 public:
  Cast(const Document& doc, const ActorLexicon& lexicon) : doc_(doc), lexicon_(lexicon) {}

  void Add(Found found) { found_.push_back(std::move(found)); }
  [[nodiscard]] bool KnowsCountry(std::string_view country) const;

  /// Resolves single names, offices and pronouns, merges, and numbers entities by first mention.
  [[nodiscard]] std::pair<Columns<EntityRow>, Columns<MentionRow>> Finish() &&;

 private:
  struct Member {
    EntityRow row;
    std::vector<std::size_t> mentions;  // into found_
    std::size_t named = 0;              // full names among them
  };
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

  void MergeKeyed();
  void ResolveSurnames();
  void ResolveOffices();
  void ResolvePronouns();
  void ShareFamilyCountry();
  void Join(std::size_t member, std::size_t mention);
  [[nodiscard]] std::size_t MemberFor(const Found& found);
  [[nodiscard]] std::size_t BySurname(std::string_view name) const;

  const Document& doc_;
  const ActorLexicon& lexicon_;
  std::vector<Found> found_;
  std::vector<std::size_t> member_of_;  // by mention
  std::vector<Member> members_;
  std::map<std::string, std::size_t, std::less<>> by_key_;
};

}  // namespace dateline::actor
