// The lexicons of who is who, ready for look-up: names, roles and the small words around them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actor/people.h"
#include "lexicon/phrase_matcher.h"
#include "lexicon/resource_dir.h"

namespace dateline::actor {

/// What a lexicon row says a name or word is.
enum class EntryKind : std::uint8_t {
  kState,    // a country's name
  kShort,    // a name that only means a country named elsewhere ("the North")
  kDemonym,  // adjective or people
  kCapital,  // stands for the government in an acting role
  kSeat,     // always stands for the government
  kOrganization,
  kGroup,
  kPerson,
  kRegion,      // a place within a country; lends its country to an office
  kOffice,      // title or nominal of one person
  kAgent,       // nominal of one person without an office, or of several
  kCollective,  // nominal of a body
  kModifier,    // stands between country and title
};

struct Entry {
  EntryKind kind = EntryKind::kAgent;
  bool plural = false;
  bool names_office = false;  // false for honorifics and ranks
  bool common = false;        // of a body: many countries have one of this name
  std::string country;        // ISO 3166-1 alpha-3, or a code of an organisation without one
  std::string sectors;        // PLOVER, joined by "+"
  std::string full_name;
  bool users_own = false;  // of a dictionary that the user has imported
  std::string evidence;    // "lexicons/actors/agents.tsv:rebel"
};

/// Classes of context_words.tsv as bits.
enum ContextClass : std::uint32_t {
  kVerb = 1,
  kPartner = 2,
  kLocative = 4,
  kPossessive = 8,
  kParticle = 16,
  kOrganizationHead = 32,
  kOpener = 64,
  kHome = 128,              // "police in Kenya" are Kenya's
  kShared = 256,            // plurals for people of several countries: "the leaders"
  kOfTowns = 512,           // verbs by which a capital is the town: "hosted"
  kAddresses = 1024,        // verbs whose object is a government: "accused Moscow"
  kDeals = 2048,            // what there is with, to or against a government: "ties with Moscow"
  kWithin = 4096,           // what comes before a place one is in: "at the White House"
  kFormer = 8192,           // before an office that is no longer held
  kAnywhere = 16384,        // people, and adjectives, of no one country: "migrants", "foreign"
  kSuffix = 32768,          // after a surname: "Jr."
  kEthnic = 65536,          // before a people that lives elsewhere: "ethnic Albanians"
  kAge = 131072,            // the last word of an age before a name: "the 17-year-old"
  kQuality = 262144,        // titles that as adjectives are of things: "an official visit"
  kOf = 524288,             // between an office and its land: "president of Peru"
  kTied = 1048576,          // after a land that others are tied to: "US-backed rebels"
  kSettled = 2097152,       // a people that others have become: "Mexican American"
  kServant = 4194304,       // who serves another: "adviser"
  kServes = 8388608,        // and the word before that other: "to the Kenyan president"
  kGroupNoun = 16777216,    // a group: "the terror group"
  kOfManyLands = 33554432,  // what fights for several states: "the coalition"
};

class ActorLexicon {
 public:
  /// \errors what ResourceDir::Lexicon gives; kMalformedInput for an unknown kind or class.
  [[nodiscard]] static Result<ActorLexicon> Load(const lexicon::ResourceDir& dir,
                                                 const lexicon::PhraseCutter& cutter);

  [[nodiscard]] const lexicon::PhraseMatcher& names() const { return names_; }
  [[nodiscard]] const lexicon::PhraseMatcher& roles() const { return roles_; }
  /// \pre `payload` came from one of the matchers.
  [[nodiscard]] const Entry& At(std::uint32_t payload) const { return entries_[payload]; }
  [[nodiscard]] const People& people() const { return *people_; }
  /// True for the codes of countries, present and past; false for those of organisations.
  [[nodiscard]] bool IsState(std::string_view code) const { return states_.contains(code); }
  /// What to call a state that the text calls `written`: the same where that is a name in full,
  /// else
  /// ("U.S.", "Polish", "the Kremlin") its usual name. `written` where the state is not known.
  [[nodiscard]] std::string_view StateName(std::string_view iso3, std::string_view written) const;
  /// The state or people of these two words ("North Korean"), or null. Belongs to the lexicon.
  [[nodiscard]] const Entry* LandCalled(std::string_view first, std::string_view second) const;
  /// The body that sits in `city` and may be meant by it, where the report speaks of `named`, a
  /// body or the code of those it belongs to; null if there is none. Belongs to the lexicon.
  [[nodiscard]] const Entry* BodyIn(std::string_view city, std::string_view named) const;
  [[nodiscard]] bool HostsBodies(std::string_view city) const;
  /// Bits of ContextClass; 0 for words without a class. Capitals as in the lexicon.
  [[nodiscard]] std::uint32_t ContextOf(std::string_view word) const;

 private:
  friend class ActorLexiconLoader;
  ActorLexicon() = default;

  std::vector<Entry> entries_;
  lexicon::PhraseMatcher names_;
  lexicon::PhraseMatcher roles_;
  std::optional<People> people_;
  std::set<std::string, std::less<>> states_;
  std::set<std::string, std::less<>> full_state_names_;
  std::map<std::string, std::uint32_t, std::less<>> two_word_lands_;  // with their entries
  std::map<std::string, std::string, std::less<>> state_names_;       // by ISO code
  std::map<std::pair<std::string, std::string>, Entry> bodies_in_;    // by city, and what is named
  lexicon::WordTable context_;
  std::vector<std::uint32_t> context_classes_;  // by word of context_
};

}  // namespace dateline::actor
