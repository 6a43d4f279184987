// Commands that need the language: check, load, grade, show, explain.
#include "cmd.h"

static int not_built(const Cmd *c) {
  cmd_warn(c, "%s is not built yet", c->verb);
  return EXIT_USAGE;
}

int cmd_check(Cmd *c) { return not_built(c); }
int cmd_load(Cmd *c) { return not_built(c); }
int cmd_grade(Cmd *c) { return not_built(c); }
int cmd_show(Cmd *c) { return not_built(c); }
int cmd_explain(Cmd *c) { return not_built(c); }
