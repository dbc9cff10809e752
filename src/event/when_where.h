// Which of a sentence's times and places are those of an act, by the tree of the sentence.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dateline/document.h"

#include "discourse/clause_view.h"
#include "discourse/token_scan.h"
#include "doc/layers.h"
#include "event/act_rules.h"
#include "lexicon/resource_dir.h"

namespace dateline::event {

/// What words beside times, places and clauses say of them. Immutable; serves all threads.
class WhenWhereWords {
 public:
  enum class Role : std::uint8_t {
    kBound,     // "before Monday" is not on Monday
    kOnward,    // "since May": up to publication
    kJoin,      // "from Monday to Friday", "2 and 3 May": one stretch
    kSame,      // "as", "while": a clause of the same time
    kOccasion,  // "killed in a raid on Friday": the raid is of the time of the killing
    kDuring,    // "at a rally on Friday he called": the call is of the time of the rally
    kPart,      // "in the early hours of Friday"
    kInto,      // "crossed into Mali": a place, besides those of words.toml
    kTo,        // "a visit to Lima": where a visit goes
    kUpon,      // "an attack on Lima": where it falls
    kFrom,      // "withdrew from Lima": where it was left
  };

  /// Reads lexicons/events/when_where.tsv. \errors kMalformedInput with "file:line" for another
  /// role; as ResourceDir::Lexicon.
  [[nodiscard]] static Result<WhenWhereWords> Load(const lexicon::ResourceDir& dir);

  [[nodiscard]] bool Is(std::string_view norm, Role role) const;

 private:
  std::map<std::string, unsigned, std::less<>> roles_;  // bits by Role
};

/// The days of an act, both included, and the words that give them.
struct ActTime {
  std::chrono::sys_days first{};
  std::chrono::sys_days last{};
  Span words;
  How how = How::kText;
};

struct ActPlace {
  PlaceIndex place{};
  How how = How::kText;
};

/// How is kText where the words hang on the act, or on the verb that tells of it ("held a summit in
/// Lima on Monday"), and kRule where they are those of a clause that it shares its time and place
/// with ("marched on Monday, burning tyres"), of the picture whose caption tells of it, or of the
/// saying by which it is done ("We condemn it," he said on Monday). What hangs on another saying,
/// on another act or on nothing near is never taken: neither is the day of publication, nor the
/// place a report is sent from.
class WhenWhere {
 public:
  /// All must outlive this.
  WhenWhere(const WhenWhereWords& words, const Document& doc, const Layers& layers,
            const discourse::TokenScan& scan, const discourse::ClauseView& clauses);

  /// `act` is one of `acts`, those of its sentence. `content` are the words that the innermost
  /// statement about it reports, if any: what stands outside is the saying's.
  [[nodiscard]] std::optional<ActTime> TimeOf(const ActMatch& act, std::span<const ActMatch> acts,
                                              std::span<const Span> content) const;
  /// The same. `rule` is the act's: a visit is where it goes to, an attack where it falls.
  [[nodiscard]] std::optional<ActPlace> PlaceOf(const ActMatch& act, std::span<const ActMatch> acts,
                                                std::span<const Span> content,
                                                const ActRule& rule) const;

 private:
  using Role = WhenWhereWords::Role;
  /// How closely something hangs on an act, the closest first.
  enum class Tie : std::uint8_t { kOwn, kVerb, kShared, kNone };

  [[nodiscard]] bool Is(std::size_t token, Role role) const;
  [[nodiscard]] bool IsTopic(std::size_t preposition) const;
  [[nodiscard]] bool IsPlacePreposition(std::size_t token) const;
  [[nodiscard]] std::size_t HeadOf(Span span, std::size_t sentence) const;
  [[nodiscard]] bool IsSameTime(std::size_t clause) const;
  [[nodiscard]] std::size_t SharedWith(std::size_t verb, std::size_t token) const;
  [[nodiscard]] std::optional<std::size_t> OfPicture(const ActMatch& act,
                                                     std::size_t sentence) const;
  [[nodiscard]] std::optional<ActPlace> PlaceOfPicture(const ActMatch& act,
                                                       std::size_t sentence) const;
  [[nodiscard]] bool IsOfAnother(const ActMatch& act, std::span<const ActMatch> acts,
                                 std::size_t token) const;
  [[nodiscard]] Tie TieOver(const ActMatch& act, std::span<const ActMatch> acts, std::size_t site,
                            std::size_t token) const;
  [[nodiscard]] Tie TieOfTime(const ActMatch& act, std::span<const ActMatch> acts, std::size_t time,
                              std::size_t token) const;
  [[nodiscard]] bool Contains(std::size_t outer, std::size_t inner) const;
  [[nodiscard]] bool IsPast(std::size_t time) const;
  [[nodiscard]] bool IsFuture(std::size_t time) const;
  [[nodiscard]] bool IsPerfect(std::size_t verb) const;
  [[nodiscard]] bool IsToldAsPast(std::size_t verb) const;
  [[nodiscard]] bool IsGovernedBy(std::size_t infinitive, const ActMatch& act) const;
  [[nodiscard]] bool IsWithin(std::size_t noun, std::size_t verb) const;
  [[nodiscard]] std::size_t SinceClauseOf(std::size_t token) const;
  [[nodiscard]] Tie TieOfPlace(const ActMatch& act, std::span<const ActMatch> acts,
                               std::size_t token, const ActRule& rule, bool country,
                               std::size_t& steps) const;
  [[nodiscard]] ActTime Stretched(const ActMatch& act, std::size_t time,
                                  std::size_t sentence) const;

  const WhenWhereWords& words_;
  const Document& doc_;
  const Columns<TimeRow>& times_;
  const Columns<PlaceRow>& places_;
  const Columns<StatementRow>& statements_;
  const discourse::TokenScan& scan_;
  const discourse::ClauseView& clauses_;
  const coref::Parse& parse_;
  std::vector<bool> saying_;  // by token: of a statement's cue
};

}  // namespace dateline::event
