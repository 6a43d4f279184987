// cmd_sheet.h - the sheets of a course, for the commands that work with them.
#ifndef CMD_SHEET_H
#define CMD_SHEET_H

#include "cmd.h"
#include "sheet.h"

// A stored sheet, compiled; NULL, with its mistakes printed, if this program can no longer
// read it.
Sheet *cmd_stored_sheet(const Cmd *c, const Lang *lang, Arena *a, const Problem *p);

#endif
