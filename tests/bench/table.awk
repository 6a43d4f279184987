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

function report() { values(); formulas() }

function values(   n, total, python, sqlite) {
  n = students * 40
  printf "Numbers: %d students x 40 parts, own numbers, %d answers (the rivals are given the key)\n", students, n
  line("", "backgrade", "(2 threads)", "floor", "sqlite3", "Python")
  line("collect", seconds("values collect backgrade"), "", "", seconds("values collect sqlite"), seconds("values collect python"))
  line("grade", seconds("values grade-1 backgrade"), seconds("values grade-2 backgrade"), "", seconds("values grade sqlite"), seconds("values grade python"))
  line("export", seconds("values export backgrade"), "", "", seconds("values export sqlite"), seconds("values export python"))
  total = time["values collect backgrade"] + time["values grade-2 backgrade"] + time["values export backgrade"]
  python = has("values grade python") ? time["values collect python"] + time["values grade python"] + time["values export python"] : 0
  sqlite = has("values grade sqlite") ? time["values collect sqlite"] + time["values grade sqlite"] + time["values export sqlite"] : 0
  line("all three", "", sprintf("%.2f s", total), seconds("values floor floor"), sqlite ? sprintf("%.2f s", sqlite) : "-", python ? sprintf("%.2f s", python) : "-")
  line("rival's time over backgrade's", "", "", "", ratio(sqlite, total), ratio(python, total))
  line("backgrade's time over the floor's", "", ratio(total, time["values floor floor"]), "", "", "")
  line("collect, rows shuffled", seconds("values collect-shuffled backgrade"), "", "", "", "")
  line("  over rows in order", ratio(time["values collect-shuffled backgrade"], time["values collect backgrade"]), "", "", "", "")
  line("answers graded", per_second(n, time["values grade-1 backgrade"]), per_second(n, time["values grade-2 backgrade"]), "", has("values grade sqlite") ? per_second(n, time["values grade sqlite"]) : "-", has("values grade python") ? per_second(n, time["values grade python"]) : "-")
  line("peak memory, MiB: collect", mib("values collect backgrade"), "", mib("values floor floor"), mib("values collect sqlite"), mib("values collect python"))
  line("                  grade", mib("values grade-1 backgrade"), mib("values grade-2 backgrade"), "", mib("values grade sqlite"), mib("values grade python"))
  line("                  export", mib("values export backgrade"), "", "", mib("values export sqlite"), mib("values export python"))
  line("bytes an answer: raw CSV", each("values answers csv", n), "", "", "", "")
  line("                 database, collected", each("values collect backgrade", n), "", "", each("values collect sqlite", n), each("values collect python", n))
  line("                 database, graded", each("values grade-2 backgrade", n), "", each("values floor floor", n), each("values grade sqlite", n), each("values grade python", n))
}

function each(id, n) { return bytes[id] > 0 ? sprintf("%.1f", bytes[id] / n) : "-" }
function mib(id) { return memory[id] > 0 ? sprintf("%.0f", memory[id] / 1024) : "-" }

function formulas(   n, wrong) {
  n = formula_students * 10
  wrong = 100 * (1 - formulas_right / n)
  printf "\nFormulas: 10 parts of the founding homeworks, 64 samples each (the rival is given Python code)\n"
  line("", "backgrade", "(2 threads)", "NumPy", "rival/ours")
  formula(sprintf("%d answers, all different, %.0f%% wrong", n, wrong), "distinct", n)
  formula(sprintf("%d answers, all different and right", n), "right", n)
  formula(sprintf("%d answers, 20 spellings a part", 10 * n), "repeated", 10 * n)
  line("ten answers alone", seconds("few grade-1 backgrade"), "", seconds("few grade numpy"), "")
}

# Without what ten answers take: the program's start and the sheet.
function formula(title, kind, n,   ours, theirs, one, two, numpy) {
  ours = time["few grade-1 backgrade"]; theirs = time["few grade numpy"]
  one = time[kind " grade-1 backgrade"]; two = time[kind " grade-2 backgrade"]; numpy = time[kind " grade numpy"]
  line(title, seconds(kind " grade-1 backgrade"), seconds(kind " grade-2 backgrade"), seconds(kind " grade numpy"), ratio(numpy, one))
  line("  answers a second", per_second(n, one - ours), per_second(n, two - ours), numpy ? per_second(n, numpy - theirs) : "-", numpy ? ratio(numpy - theirs, one - ours) : "-")
  line("  two threads over one", "", ratio(one - ours, two - ours), "", "")
  printf "formulas,%s-1,backgrade,,%.3f,,,,,\nformulas,%s-2,backgrade,,%.3f,,,,,\n", kind, (one - ours) / n * 1e6, kind, (two - ours) / n * 1e6 > results
}
