# table.awk - medians of samples.tsv as results.csv and as a table for people.
# Input: sorted by workload, step, contender, seconds.
BEGIN { FS = "\t"; print "workload,step,contender,runs,seconds,fastest,slowest,cpu_seconds,peak_kib,bytes" > results }
{
  if ($1 FS $2 FS $3 != name) finish()
  name = $1 FS $2 FS $3
  wall[++n] = $4; cpu[n] = $5; peak[n] = $6; size[n] = $7 + 0
}
END { finish(); report() }

function finish(   m, id) {
  if (!n) return
  m = int((n + 1) / 2)
  id = name
  gsub(FS, " ", id)
  time[id] = wall[m]; memory[id] = peak[m]; bytes[id] = size[m]
  id = name
  gsub(FS, ",", id)
  printf "%s,%d,%s,%s,%s,%s,%s,%s\n", id, n, wall[m], wall[1], wall[n], cpu[m], peak[m], size[m] > results
  n = 0
}

function has(id) { return time[id] > 0 }
function per_second(count, seconds) {
  count = seconds > 0 ? count / seconds : 0
  return count >= 1e6 ? sprintf("%.2f M/s", count / 1e6) : count >= 1e4 ? sprintf("%.0f k/s", count / 1e3) : sprintf("%.1f k/s", count / 1e3)
}
function seconds(id) { return has(id) ? sprintf("%.2f s", time[id]) : "-" }
function ratio(theirs, ours) { return theirs > 0 && ours > 0 ? sprintf("%.1fx", theirs / ours) : "-" }
function line(title, a, b, c, d, e) { printf "  %-42s %11s %11s %11s %11s %11s\n", title, a, b, c, d, e }

function report() {
  values("values", students)
  if (has("large floor floor")) values("large", large)
  if (has("large show backgrade")) views()
  formulas()
}

function three(class, who) {
  return has(class " grade " who) ? time[class " collect " who] + time[class " grade " who] + time[class " export " who] : 0
}
function values(class, students,   n, total, floor, python, sqlite) {
  n = students * 40
  printf "Numbers: %d students x 40 parts, own numbers, %d answers%s\n", students, n, class == "values" ? " (the rivals are given the key)" : ""
  line("", "backgrade", "(2 threads)", "floor", "sqlite3", "Python")
  line("collect", seconds(class " collect backgrade"), "", "", seconds(class " collect sqlite"), seconds(class " collect python"))
  line("grade", seconds(class " grade-1 backgrade"), seconds(class " grade-2 backgrade"), "", seconds(class " grade sqlite"), seconds(class " grade python"))
  line("export", seconds(class " export backgrade"), "", "", seconds(class " export sqlite"), seconds(class " export python"))
  total = time[class " collect backgrade"] + time[class " grade-2 backgrade"] + time[class " export backgrade"]
  floor = time[class " floor floor"]
  python = three(class, "python")
  sqlite = three(class, "sqlite")
  line("all three", "", sprintf("%.2f s", total), seconds(class " floor floor"), sqlite ? sprintf("%.2f s", sqlite) : "-", python ? sprintf("%.2f s", python) : "-")
  line("rival's time over backgrade's", "", "", "", ratio(sqlite, total), ratio(python, total))
  line("backgrade's time over the floor's", "", ratio(total, floor), "", "", "")
  line("collect, rows shuffled", seconds(class " collect-shuffled backgrade"), "", "", "", "")
  line("  over rows in order", ratio(time[class " collect-shuffled backgrade"], time[class " collect backgrade"]), "", "", "", "")
  line("answers graded", per_second(n, time[class " grade-1 backgrade"]), per_second(n, time[class " grade-2 backgrade"]), "", rival_rate(n, class " grade sqlite"), rival_rate(n, class " grade python"))
  line("peak memory, MiB: collect", mib(class " collect backgrade"), "", mib(class " floor floor"), mib(class " collect sqlite"), mib(class " collect python"))
  line("                  grade", mib(class " grade-1 backgrade"), mib(class " grade-2 backgrade"), "", mib(class " grade sqlite"), mib(class " grade python"))
  line("                  export", mib(class " export backgrade"), "", "", mib(class " export sqlite"), mib(class " export python"))
  line("bytes an answer: raw CSV", each(class " answers csv", n), "", "", "", "")
  line("                 database, collected", each(class " collect backgrade", n), "", "", each(class " collect sqlite", n), each(class " collect python", n))
  line("                 database, graded", each(class " grade-2 backgrade", n), "", each(class " floor floor", n), each(class " grade sqlite", n), each(class " grade python", n))
  print ""
}
function rival_rate(n, id) { return has(id) ? per_second(n, time[id]) : "-" }

function each(id, n) { return bytes[id] > 0 ? sprintf("%.1f", bytes[id] / n) : "-" }
function mib(id) { return memory[id] > 0 ? sprintf("%.0f", memory[id] / 1024) : "-" }

function views(   i, n, view, id) {
  printf "The same class, asked\n"
  line("", "done after", "an answer", "MiB")
  n = split("show,query runs,query overrides,query pending,query unreadable,query shared_answers,query gradebook,query scores,query items,query concerns,query wrong_answers,query missing", view, ",")
  for (i = 1; i <= n; i++) {
    id = "large " view[i] " backgrade"
    line(view[i], time[id] < 1 ? sprintf("%.0f ms", 1000 * time[id]) : seconds(id), i > 6 ? sprintf("%.2f us", time[id] / large / 40 * 1e6) : "", mib(id))
  }
  n = split("collect,grade,export,verify", view, ",")
  for (i = 1; i <= n; i++) {
    id = "progress " view[i] " backgrade"
    if (has(id)) line("a terminal shows that it runs: " view[i], sprintf("%.0f ms", 1000 * time[id]))
  }
  print ""
}

function formulas(   n) {
  n = formula_students * 10
  printf "Formulas: 10 parts of the founding homeworks, 64 samples each (the rival is given Python code)\n"
  line("", "backgrade", "(2 threads)", "NumPy", "rival/ours")
  formula(sprintf("%d answers, all different, %.0f%% wrong", n, wrong(n, distinct_right)), "distinct", n)
  formula(sprintf("%d answers, all different and right", n), "right", n)
  formula(sprintf("%d answers, 20 spellings a part", 10 * n), "repeated", 10 * n)
  line("ten answers alone", seconds("few grade-1 backgrade"), "", seconds("few grade numpy"), "")
  if (!has("notations-right grade-1 backgrade")) return
  n = notation_students * 10
  print "  In house notation, NumPy's, LaTeX and Unicode, and of more structures:"
  formula(sprintf("%d answers, all different, %.0f%% wrong", n, wrong(n, notations_right)), "notations-distinct", n)
  formula(sprintf("%d answers, all different and right", n), "notations-right", n)
}
function wrong(n, right) { return 100 * (1 - right / n) }

# Without what ten answers take: the program's start and the sheet.
function formula(title, kind, n,   ours, theirs, one, two, numpy) {
  ours = time["few grade-1 backgrade"]; theirs = time["few grade numpy"]
  one = time[kind " grade-1 backgrade"]; two = time[kind " grade-2 backgrade"]; numpy = time[kind " grade numpy"]
  line(title, seconds(kind " grade-1 backgrade"), seconds(kind " grade-2 backgrade"), seconds(kind " grade numpy"), ratio(numpy, one))
  line("  answers a second", per_second(n, one - ours), per_second(n, two - ours), numpy ? per_second(n, numpy - theirs) : "-", numpy ? ratio(numpy - theirs, one - ours) : "-")
  line("  two threads over one", "", ratio(one - ours, two - ours), "", "")
  printf "formulas,%s-1,backgrade,,%.3f,,,,,\nformulas,%s-2,backgrade,,%.3f,,,,,\n", kind, (one - ours) / n * 1e6, kind, (two - ours) / n * 1e6 > results
}
