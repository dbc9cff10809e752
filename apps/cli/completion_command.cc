// `dateline completion SHELL`: a completion script made from the command line's own description,
// so that it cannot fall behind.
#include <memory>
#include <set>

#include <fmt/format.h>

#include "commands.h"

namespace dateline::cli {
namespace {

struct Words {
  std::string command;  // "" for the words after `dateline` itself
  std::vector<std::string> words;
};

void Collect(const CLI::App& app, const std::string& path, std::vector<Words>& out) {
  Words here{path, {}};
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    here.words.push_back(sub->get_name());
  }
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) here.words.push_back("--" + name);
  }
  out.push_back(std::move(here));
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    Collect(*sub, path.empty() ? sub->get_name() : path + " " + sub->get_name(), out);
  }
}

std::string Bash(const std::vector<Words>& all) {
  std::string cases;
  std::set<std::string> commands;
  for (const Words& w : all) {
    for (const std::string& word : w.words) {
      if (!word.starts_with("--")) commands.insert(word);
    }
    cases += fmt::format("    \"{}\") words=\"{}\" ;;\n", w.command, fmt::join(w.words, " "));
  }
  return fmt::format(
      R"(# bash completion for dateline: source <(dateline completion bash)
_dateline() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" path="" words="" word
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "$word" in {})
      path="${{path:+$path }}$word" ;; esac
  done
  case "$path" in
{}    *) words="" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [[ "$current" == -* ]] || COMPREPLY+=($(compgen -f -- "$current"))
}}
complete -o filenames -F _dateline dateline
)",
      fmt::join(commands, "|"), cases);
}

std::string Zsh(const std::vector<Words>& all) {
  return "# zsh completion for dateline: source <(dateline completion zsh)\n"
         "autoload -U +X bashcompinit && bashcompinit\n" +
         Bash(all);
}

std::string Fish(const std::vector<Words>& all) {
  std::string out = "# fish completion for dateline: dateline completion fish | source\n";
  for (const Words& w : all) {
    const std::string when = w.command.empty()
                                 ? "__fish_use_subcommand"
                                 : fmt::format("__fish_seen_subcommand_from {}", w.command);
    for (const std::string& word : w.words) {
      out += word.starts_with("--")
                 ? fmt::format("complete -c dateline -n '{}' -l {}\n", when, word.substr(2))
                 : fmt::format("complete -c dateline -n '{}' -a {}\n", when, word);
    }
  }
  return out;
}

}  // namespace

void AddCompletion(CLI::App& app, Action& action) {
  CLI::App* sub = app.add_subcommand("completion", "Print a completion script for a shell");
  auto shell = std::make_shared<std::string>();
  sub->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  sub->footer("Example:\n  source <(dateline completion bash)");
  sub->callback([&app, &action, shell] {
    action = [&app, shell] {
      std::vector<Words> all;
      Collect(app, "", all);
      const std::string script = *shell == "bash"  ? Bash(all)
                                 : *shell == "zsh" ? Zsh(all)
                                                   : Fish(all);
      std::fwrite(script.data(), 1, script.size(), stdout);
      return ExitCode::kOk;
    };
  });
}

}  // namespace dateline::cli
