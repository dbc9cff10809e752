#include "selection_options.h"

namespace dateline::cli {

CLI::Option* AddSelectionOptions(CLI::App& sub, derive::Selection& selection) {
  CLI::Option* reality =
      sub.add_option("--reality", selection.reality,
                     "How acts are presented that are taken: happened, negated, planned, possible, "
                     "conditional, wanted, or all")
          ->delimiter(',')
          ->allow_extra_args(false);
  sub.add_flag("--historical", selection.historical,
               "Take acts too that ended over 30 days before the report");
  sub.add_flag("--contested", selection.contested,
               "Take acts too that somebody in the same report denies");
  sub.add_flag("--unattributed", selection.unattributed,
               "Take only acts that the report itself vouches for");
  return reality;
}

}  // namespace dateline::cli
