# growth.awk - of growth.csv, sorted by step, students and processor seconds, a table for people.
BEGIN {
  FS = ","
  steps_n = split("enroll,collect,grade,export,export --for wide,grade --all,diff", step, ",")
  asked_n = split("show,query runs,query overrides,query pending,query unreadable,override,collect one late answer,grade one late answer", asked, ",")
}
$2 == "step" { next }
{ id = $1 SUBSEP $2; n[id]++; wall[id, n[id]] = $3; cpu[id, n[id]] = $4; peak[id, n[id]] = $5 }
!($1 in seen) { seen[$1] = 1; class[++classes] = $1 }
END {
  for (i = 1; i <= classes; i++) for (k = i + 1; k <= classes; k++) if (class[k] + 0 < class[i] + 0) { t = class[i]; class[i] = class[k]; class[k] = t }
  header("Processor time, microseconds an answer: the whole command")
  for (s = 1; s <= steps_n; s++) row(step[s], "cpu")
  header("  without what a process takes to start, which the least class shows")
  for (s = 1; s <= steps_n; s++) row(step[s], "rest")
  header("Peak memory, MiB")
  for (s = 1; s <= steps_n; s++) row(step[s], "peak")
  for (s = 1; s <= asked_n; s++) row(asked[s], "peak")
  header("Milliseconds until it is done")
  for (s = 1; s <= asked_n; s++) row(asked[s], "wall")
  header("Database, bytes an answer")
  while ((getline line < sizes) > 0) { split(line, f, ","); size[f[1]] = f[2] }
  s = sprintf("  %-26s", "graded")
  for (i = 1; i <= classes; i++) s = s sprintf("%12.1f", size[class[i]] / (class[i] * parts))
  print s
}
function header(title,   i, s) {
  s = sprintf("\n%-28s", title)
  if (length(title) > 27) s = "\n" title "\n" sprintf("%-28s", "")
  for (i = 1; i <= classes; i++) s = s sprintf("%12d", class[i])
  print s
}
function row(name, what,   i, s, id, m, start) {
  s = sprintf("  %-26s", name)
  for (i = 1; i <= classes; i++) {
    id = class[i] SUBSEP name
    m = int((n[id] + 1) / 2)
    if (i == 1) start = cpu[id, m]
    s = s (what == "cpu" ? sprintf("%12.2f", cpu[id, m] / (class[i] * parts) * 1e6) : what == "rest" ? i == 1 ? sprintf("%9.1f ms", start * 1000) : sprintf("%12.2f", (cpu[id, m] - start) / ((class[i] - class[1]) * parts) * 1e6) : what == "peak" ? sprintf("%12.0f", peak[id, m] / 1024) : sprintf("%12.0f", wall[id, m] * 1000))
  }
  print s
}
