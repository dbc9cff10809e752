#include "rules/check_examples.h"

#include <algorithm>

namespace dateline::rules {
namespace {

std::string Quoted(std::string_view words, std::string_view value) {
  std::string out = "\"";
  out += words;
  out += "\" = ";
  out += value;
  return out;
}

std::string Describe(const Produced& produced, std::string_view text) {
  std::string out = Quoted(text.substr(produced.span.begin, produced.span.size()), produced.value);
  out += " by ";
  out += produced.rule;
  return out;
}

std::string DescribeAll(const std::vector<Produced>& all, std::string_view text) {
  if (all.empty()) return "nothing";
  std::string out;
  for (const Produced& produced : all) {
    if (!out.empty()) out += "; ";
    out += Describe(produced, text);
  }
  return out;
}

// The number of a rule; the rules of a set are sorted by id.
std::uint32_t NumberOf(const RuleSet& set, std::string_view id) {
  const auto found =
      std::lower_bound(set.rules().begin(), set.rules().end(), id,
                       [](const Rule& rule, std::string_view wanted) { return rule.id < wanted; });
  return static_cast<std::uint32_t>(found - set.rules().begin());
}

void CheckAmbiguity(const RuleSet& set, const ExampleOutcome& outcome, const std::string& text,
                    const std::string& where, ExampleReport& report) {
  for (std::size_t i = 0; i < outcome.candidates.size(); ++i) {
    for (std::size_t j = i + 1; j < outcome.candidates.size(); ++j) {
      const Produced& a = outcome.candidates[i];
      const Produced& b = outcome.candidates[j];
      if (a.span != b.span || a.value == b.value || a.rule == b.rule) continue;
      const std::uint32_t number_a = NumberOf(set, a.rule);
      const std::uint32_t number_b = NumberOf(set, b.rule);
      if (set.IsBefore(number_a, number_b) || set.IsBefore(number_b, number_a)) continue;
      report.failures.push_back(
          {where, std::string(a.rule), text, "one value for the same words",
           Describe(a, text) + "; " + Describe(b, text) + "; say before = in one of them"});
    }
  }
}

}  // namespace

ExampleReport CheckExamples(const RuleSet& set, const ExampleRunner& runner) {
  ExampleReport report;
  report.rules = set.rules().size();
  const auto run = [&](const std::string& id, const std::string& text, const std::string& published,
                       const std::string& where, const auto& judge) {
    ++report.examples;
    const auto outcome = runner(text, published);
    if (!outcome) {
      report.failures.push_back({where, id, text, "a result", outcome.error().message});
      return;
    }
    judge(outcome.value());
    CheckAmbiguity(set, outcome.value(), text, where, report);
  };
  for (const Rule& rule : set.rules()) {
    for (const Example& example : rule.examples) {
      run(rule.id, example.text, example.published, example.where,
          [&](const ExampleOutcome& outcome) {
            const auto good = [&](const Produced& produced) {
              return produced.rule == rule.id && produced.value == example.want &&
                     std::string_view(example.text)
                             .substr(produced.span.begin, produced.span.size()) == example.mark;
            };
            if (std::any_of(outcome.kept.begin(), outcome.kept.end(), good)) return;
            report.failures.push_back({example.where, rule.id, example.text,
                                       Quoted(example.mark, example.want),
                                       DescribeAll(outcome.kept, example.text)});
          });
    }
    for (const CounterExample& example : rule.counter_examples) {
      run(rule.id, example.text, example.published, example.where,
          [&](const ExampleOutcome& outcome) {
            const auto ours = [&](const Produced& produced) { return produced.rule == rule.id; };
            if (std::none_of(outcome.kept.begin(), outcome.kept.end(), ours)) return;
            report.failures.push_back({example.where, rule.id, example.text,
                                       "nothing from this rule: " + example.why,
                                       DescribeAll(outcome.kept, example.text)});
          });
    }
  }
  return report;
}

}  // namespace dateline::rules
