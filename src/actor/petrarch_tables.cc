#include "actor/petrarch_tables.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "lexicon/word_form.h"

namespace dateline::actor {
namespace {

constexpr std::string_view kSource = "petrarch";
constexpr std::string_view kNobody = "---";
constexpr std::string_view kOpener = "opener";  // a class of context_words.tsv
// A code without an end holds for good: its dictionary says so.
constexpr std::string_view kForGood = "9999-12-31";
constexpr std::string_view kFirstDay = "0000";

constexpr std::string_view kBodies = "lexicons/actors/organizations.tsv";
constexpr std::string_view kStates = "lexicons/actors/country_names.tsv";
constexpr std::string_view kPeople = "lexicons/actors/people.tsv";
constexpr std::string_view kAgents = "lexicons/actors/agents.tsv";
constexpr std::string_view kSources = "lexicons/SOURCES.toml";

// The day before or after another, both ISO 8601.
std::string Beside(const std::string& day, int step) {
  const auto number = [&](std::size_t at, std::size_t count) {
    return std::stoi(day.substr(at, count));
  };
  const std::chrono::year_month_day known{std::chrono::year{number(0, 4)},
                                          std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                          std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  const std::chrono::year_month_day moved = std::chrono::sys_days(known) + std::chrono::days(step);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(moved.year()),
                     static_cast<unsigned>(moved.month()), static_cast<unsigned>(moved.day()));
}

// The codes for days of their own: a day that two hold for is the first's, and those without days
// are for the days left.
std::vector<PetrarchCode> FirstCounts(const std::vector<PetrarchCode>& codes) {
  std::vector<PetrarchCode> order = codes;
  std::stable_partition(order.begin(), order.end(),
                        [](const PetrarchCode& c) { return !c.since.empty() || !c.until.empty(); });
  std::vector<PetrarchCode> kept;
  for (const PetrarchCode& code : order) {
    std::vector<PetrarchCode> pieces{code};
    const std::size_t known = kept.size();
    for (std::size_t k = 0; k < known; ++k) {
      const PetrarchCode taken = kept[k];
      std::vector<PetrarchCode> left;
      for (const PetrarchCode& piece : pieces) {
        const bool before =
            !piece.until.empty() && !taken.since.empty() && piece.until < taken.since;
        const bool after =
            !piece.since.empty() && !taken.until.empty() && taken.until < piece.since;
        if (before || after) {
          left.push_back(piece);
          continue;
        }
        if (!taken.since.empty() && (piece.since.empty() || piece.since < taken.since)) {
          left.push_back({piece.code, piece.since, Beside(taken.since, -1)});
        }
        if (!taken.until.empty() && (piece.until.empty() || taken.until < piece.until)) {
          left.push_back({piece.code, Beside(taken.until, 1), piece.until});
        }
      }
      pieces = std::move(left);
    }
    kept.insert(kept.end(), pieces.begin(), pieces.end());
  }
  return kept;
}

using Words = std::map<std::string, std::string, std::less<>>;

// A column of a table by another.
Result<Words> Read(const lexicon::ResourceDir& dir, std::string_view file, std::string_view key,
                   std::string_view value) {
  DATELINE_TRY(table, dir.Lexicon(file));
  DATELINE_TRY(from, table.Find(key));
  DATELINE_TRY(to, table.Find(value));
  Words words;
  for (std::size_t row = 0; row < table.size(); ++row) {
    words.emplace(table.Cell(row, from), table.Cell(row, to));
  }
  return words;
}

class Merger {
 public:
  Merger(const lexicon::ResourceDir& dir, Words states, Words sectors, Words small)
      : dir_(dir),
        states_(std::move(states)),
        sectors_(std::move(sectors)),
        small_(std::move(small)) {}

  Result<PetrarchTables> Merge(const PetrarchDictionary& dictionary) && {
    for (const PetrarchEntry& entry : dictionary.entries) {
      if (entry.agent) {
        Agent(entry);
      } else {
        Actor(entry);
      }
    }
    for (const std::string_view file : {kAgents, kStates, kBodies, kPeople}) {
      DATELINE_CHECK_OK(Fill(file));
    }
    DATELINE_TRY(sources, dir_.Read(kSources));
    if (!dir_.sources().Has(kSource)) {
      sources +=
          "\n[petrarch]\nname    = \"Dictionaries of the user, in the format of PETRARCH\"\n"
          "licence = \"LicenseRef-as-stated-there\"\n";
    }
    out_.files.emplace_back(kSources, std::move(sources));
    std::ranges::sort(out_.doubts);
    out_.doubts.erase(std::unique(out_.doubts.begin(), out_.doubts.end()), out_.doubts.end());
    return std::move(out_);
  }

 private:
  // "ISLAMIC REPUBLIC OF AFGHANISTAN": a capital for each word but the small ones, since a capital
  // of a lexicon must be one in the text.
  [[nodiscard]] std::string Written(std::string_view name) const {
    std::string out;
    const auto words = lexicon::CutAtSpaces(name);
    for (const std::string_view word : words) {
      const std::string low = lexicon::NormOf(word);
      if (low.empty()) continue;  // soft hyphens alone
      const auto known = small_.find(low);
      // "The" of "THE_SHIRE" is small within a sentence.
      const bool small =
          known != small_.end() && (!out.empty() || (known->second == kOpener && words.size() > 1));
      if (!out.empty()) out += ' ';
      const bool plain = !small && word[0] >= 'A' && word[0] <= 'Z';
      out += plain ? word.substr(0, 1) : low.substr(0, 1);
      out += low.substr(1);
    }
    return out;
  }

  struct Meaning {
    std::string country;
    std::string sectors;  // joined by '+'
  };

  [[nodiscard]] Meaning MeaningOf(std::string_view code, bool agent) {
    Meaning meaning;
    for (std::size_t i = 0; i < code.size(); i += 3) {
      const std::string_view group = code.substr(i, 3);
      if (i == 0 && !agent) {
        const auto state = states_.find(group);
        meaning.country = state == states_.end() ? std::string(group) : state->second;
        if (const auto sector = sectors_.find(group); sector != sectors_.end()) {
          meaning.sectors = sector->second;
        }
        continue;
      }
      const auto sector = sectors_.find(group);
      if (sector == sectors_.end()) {
        out_.doubts.push_back(std::string(code) + ": " + std::string(group) +
                              " is no sector known");
        continue;
      }
      if (meaning.sectors.find(sector->second) != std::string::npos) continue;
      if (!meaning.sectors.empty()) meaning.sectors += '+';
      meaning.sectors += sector->second;
    }
    return meaning;
  }

  void Add(std::string_view file, const std::string& name, std::string_view rest) {
    if (name.empty()) return;
    names_[file].insert(lexicon::NormOf(name));
    rows_[file].push_back(name + "\t" + std::string(rest) + "\t" + std::string(kSource));
  }

  void Agent(const PetrarchEntry& entry) {
    const std::string sectors = MeaningOf(entry.codes.front().code, true).sectors;
    if (sectors.empty()) return;
    // What has no plural is one of many: "POLICE {}".
    const std::string kind = entry.plurals.empty() ? "group" : "person";
    for (const auto& [names, number] :
         {std::pair(&entry.names, "singular"), std::pair(&entry.plurals, "plural")}) {
      for (const std::string& name : *names) {
        Add(kAgents, lexicon::NormOf(name), std::string(number) + "\t" + sectors + "\t" + kind);
      }
    }
  }

  void Actor(const PetrarchEntry& entry) {
    const bool dated = std::ranges::any_of(entry.codes, [](const PetrarchCode& code) {
      return !code.since.empty() || !code.until.empty();
    });
    const std::string first = Written(entry.names.front());
    for (const std::string& raw : entry.names) {
      const std::string name = Written(raw);
      if (dated) {
        for (const PetrarchCode& code : FirstCounts(entry.codes)) Person(name, code);
        continue;
      }
      const Meaning meaning = MeaningOf(entry.codes.front().code, false);
      if (meaning.sectors.empty() && IsState(meaning.country)) {
        Add(kStates, name, meaning.country + "\tseat");
      } else if (meaning.sectors.empty() && NamesCountry(meaning.country)) {
        Add(kStates, name, meaning.country + "\tname");
      } else {
        Add(kBodies, name,
            first + "\t" + meaning.country + "\t" + meaning.sectors + "\torganization");
      }
    }
  }

  void Person(const std::string& name, const PetrarchCode& code) {
    const Meaning meaning = MeaningOf(code.code, false);
    const std::string since = code.since.empty() ? std::string(kFirstDay) : code.since;
    const std::string until = code.until.empty() ? std::string(kForGood) : code.until;
    Add(kPeople, name,
        meaning.country + "\t\t" + meaning.sectors + "\t" + since + "\t" + until + "\t" +
            (code.until.empty() ? "no" : "yes") + "\t");
  }

  // A code of three letters that is neither ours nor that of a body across borders: a country that
  // the user knows.
  static bool NamesCountry(std::string_view code) {
    constexpr std::array<std::string_view, 8> kAcross = {"IGO", "IMG", "INT", "MNC",
                                                         "NGM", "NGO", "UIS", "MED"};
    return code.size() == 3 && code != kNobody && std::ranges::find(kAcross, code) == kAcross.end();
  }

  [[nodiscard]] bool IsState(std::string_view country) const {
    return std::ranges::any_of(states_, [&](const auto& pair) { return pair.second == country; });
  }

  // The file of `dir_` without the names that the dictionary has, and with its rows.
  Status Fill(std::string_view file) {
    DATELINE_TRY(bytes, dir_.Read(file));
    const auto& own = names_[file];
    // What we know of a state's names is more than that they stand for it.
    const bool ours_first = file == kStates;
    Words ours;  // our spelling by norm
    std::set<std::string> lines;
    const std::size_t end_of_head = std::min(bytes.find('\n'), bytes.size());
    for (std::size_t begin = end_of_head + 1; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      std::string line = bytes.substr(begin, end - begin);
      begin = end + 1;
      const std::string name = lexicon::NormOf(line.substr(0, line.find('\t')));
      ours.emplace(name, line.substr(0, line.find('\t')));
      if (!ours_first && own.contains(name)) continue;
      lines.insert(std::move(line));
    }
    for (const std::string& row : rows_[file]) {
      const std::size_t tab = row.find('\t');
      const auto known = ours.find(lexicon::NormOf(row.substr(0, tab)));
      if (known == ours.end()) {
        lines.insert(row);
      } else if (!ours_first) {  // our capitals tell "NASA" from "Nasa"
        lines.insert(known->second + row.substr(tab));
      }
    }
    std::string out = bytes.substr(0, end_of_head) + "\n";
    for (const std::string& line : lines) out += line + "\n";
    out_.files.emplace_back(file, std::move(out));
    return Ok();
  }

  const lexicon::ResourceDir& dir_;
  Words states_;   // ISO 3166 by CAMEO
  Words sectors_;  // PLOVER by CAMEO
  Words small_;    // words written small within a name
  std::map<std::string_view, std::vector<std::string>> rows_;
  std::map<std::string_view, std::set<std::string>> names_;
  PetrarchTables out_;
};

}  // namespace

Result<PetrarchTables> TablesWith(const lexicon::ResourceDir& dir,
                                  const PetrarchDictionary& dictionary) {
  DATELINE_TRY(states, Read(dir, "lexicons/actors/states.tsv", "cameo", "iso3"));
  DATELINE_TRY(iso, Read(dir, "lexicons/actors/states.tsv", "iso3", "iso3"));
  states.insert(iso.begin(), iso.end());
  DATELINE_TRY(sectors, Read(dir, "lexicons/actors/cameo_sectors.tsv", "code", "sector"));
  DATELINE_TRY(context, Read(dir, "lexicons/actors/context_words.tsv", "name", "class"));
  constexpr std::array<std::string_view, 6> kSmallClasses = {"home",     "locative", "opener",
                                                             "particle", "partner",  "possessive"};
  Words small;
  for (const auto& [name, kind] : context) {
    if (std::ranges::find(kSmallClasses, kind) == kSmallClasses.end()) continue;
    small.emplace(lexicon::NormOf(name), kind);
  }
  return Merger(dir, std::move(states), std::move(sectors), std::move(small)).Merge(dictionary);
}

}  // namespace dateline::actor
