// cmd_draws.h - what check and load say of the students' own numbers.
#ifndef CMD_DRAWS_H
#define CMD_DRAWS_H

#include "batch.h"
#include "cmd.h"

// On stdout: how many first draws are refused, and why.
void cmd_print_refusals(const Cmd *c, const Sheet *s);
// Brings the numbers that students hold to the sheet's new version; says how many of
// them get new ones, and what that does to their answers.
bool cmd_carry_draws(const Cmd *c, Store *store, const Sheet *sheet, const Problem *p, Failure *f);

#endif
