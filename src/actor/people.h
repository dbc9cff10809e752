// Who held which office when: lexicons/actors/people.tsv, looked up by name and day.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actor/offices.h"
#include "lexicon/resource_dir.h"

namespace dateline::actor {

/// A person's time in an office. Days are ISO 8601, to the day, the month or the year. Views of the
/// table, which belongs to People.
struct Term {
  std::string_view name;
  std::string_view country;  // ISO 3166-1 alpha-3, or a code of an organisation without one
  std::string_view office;
  std::string_view sectors;  // PLOVER
  std::string_view since;    // first day; empty where the source has none
  std::string_view until;    // the last day the source vouches for: unknown afterwards
  std::string_view surname;  // of those known by it alone: heads of state and government
  bool users_own = false;

  /// "lexicons/actors/people.tsv:Ana Ruiz"
  [[nodiscard]] std::string Evidence() const;
};

/// The source of rows that a user has imported.
inline constexpr std::string_view kUsersOwn = "petrarch";

/// Whom a name stands for.
struct KnownPerson {
  const Term* term = nullptr;  // belongs to People
  bool in_office = false;      // on the day asked for
};

/// Immutable; one object serves all threads. Moved, never copied: terms are views of its tables.
class People {
 public:
  /// Also reads lexicons/actors/people_names.tsv, other ways of writing a name, and the titles of
  /// offices.
  /// \errors what ResourceDir::Lexicon gives; kMalformedInput for another name of nobody.
  [[nodiscard]] static Result<People> Load(const lexicon::ResourceDir& dir);

  /// The person of this full name: the term that ran on `day`, of several the one begun last; else
  /// the last begun before it, else the first. With `country` only terms that served it. Null if
  /// nobody is so named, or if terms served several countries and not just one of them on `day`. An
  /// empty `day` is in no term.
  [[nodiscard]] std::optional<KnownPerson> Find(std::string_view name, std::string_view day,
                                                std::string_view country) const;
  /// The head of state or government of this surname: who held office on `day`; else, where
  /// `office` is given or the day is not known, and only one person of that surname ever held it,
  /// that person. Null if nobody or several did.
  [[nodiscard]] std::optional<KnownPerson> FindHead(std::string_view surname,
                                                    std::string_view office, std::string_view day,
                                                    std::string_view country) const;
  /// Who of this surname held `office`, under any of its titles, on `day`. Null unless that is one.
  [[nodiscard]] std::optional<KnownPerson> FindHolder(std::string_view surname,
                                                      std::string_view office, std::string_view day,
                                                      std::string_view country) const;
  /// The one country that all people of this name served; empty if several.
  [[nodiscard]] std::string_view CountryOf(std::string_view name) const;

  /// True for a name of a dictionary that the user has imported.
  [[nodiscard]] bool IsUsersOwn(std::string_view name) const;
  /// True for one word that is somebody's whole name here: a nickname, a user's own name.
  [[nodiscard]] bool IsWholeName(std::string_view name) const;

  /// Every way of writing a name, rising.
  [[nodiscard]] std::vector<std::string_view> Names() const;
  [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }
  [[nodiscard]] const Offices& offices() const { return offices_; }

 private:
  /// A term under one way of writing the person's name.
  struct Filed {
    std::string_view name;
    std::uint32_t term;
  };

  People(lexicon::Table people, lexicon::Table others, Offices offices)
      : tables_{std::move(people), std::move(others)}, offices_(std::move(offices)) {}
  [[nodiscard]] Status AddTerms();
  [[nodiscard]] Status AddOtherNames();
  [[nodiscard]] std::span<const Filed> TermsOf(std::string_view name) const;
  [[nodiscard]] std::optional<KnownPerson> Choose(const std::vector<std::uint32_t>& terms,
                                                  std::string_view day) const;

  std::array<lexicon::Table, 2> tables_;
  std::vector<Term> terms_;
  std::vector<Filed> by_name_;  // as written, rising; terms of a name in order of filing
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_surname_;    // by norm
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_last_word_;  // of names; norm
  Offices offices_;
};

/// True where a term ran on `day`. A boundary known to the month or year takes in all of it.
[[nodiscard]] bool RanOn(const Term& term, std::string_view day);

}  // namespace dateline::actor
