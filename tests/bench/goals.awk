# goals.awk - which of the goals are reached, by results.csv, growth.csv and what `reading` says, in
# any order.  of=growth: the goals of growth.csv alone; else measured: its date; students, large: those of the
# classes.  A goal that nothing was measured for says so.  results: a file to which they are appended as
# goal, what, reached or not, in place of seconds the figure, then what is wanted.
BEGIN { FS = ","; LOWEST = 1e300; split("A B C D E", net, " ") }
/^[0-9]+ [a-z0-9 ,]*: median/ { reading(); next }
FILENAME ~ /growth.csv$/ { if ($2 != "step") growth($1 + 0, $2, $3 * 1000, $4, $5 / 1024); next }
$1 == "goal" { next }
$2 == "resident" || $2 == "judged" || $2 == "registers" {
  kind = $3
  two = sub(/-2$/, "", kind)
  if (kind != "torch-one") sub(/-[0-9]+$/, "", kind) # the best batch and the best number of lanes count
  if (two) kind = kind "-2"
  if (1e6 / $5 > rate[$1, $2, kind]) rate[$1, $2, kind] = 1e6 / $5
  next
}
$1 == "compile" { if ($5 * 1e6 > slowest[$3]) { slowest[$3] = $5 * 1e6; slowest_of[$3] = $2 } next }
$1 == "formulas" { sub(/-[12]$/, " &", $2); answer[$2] = $5 + 0; next }
$1 == "progress" { if ($5 * 1000 > first_line) first_line = $5 * 1000; next }
$1 == "large" && $2 ~ /^(show|query (runs|overrides|pending|unreadable|shared_answers))$/ { if ($5 * 1000 > glance) glance = $5 * 1000 }
$1 == "large" && $2 ~ /^(show|query )/ && $5 * 1000 > view { view = $5 * 1000; view_of = $2; sub(/^query /, "", view_of) }
{ sub(/-[12]$/, " &", $2); seconds[$1, $2, $3] = $5 + 0; if ($3 == "backgrade" && $2 !~ /^query/ && $9 / 1024 > peak) peak = $9 / 1024 }
END {
  if (of != "growth") {
    print "Goals:"
    evaluator(); formulas(); pipeline("values", students)
    if (large) pipeline("large", large)
    most("peak memory of all commands of these classes, MiB", 96, peak)
    if (large) most("show and the views of what is rare, " large " students, ms: the slowest", 50, glance)
    if (large) most("every view, " large " students, ms: the slowest" (view_of ? ": " view_of : ""), 50, view)
    threads()
    if (large) most("a terminal shows how far a command is, ms: the latest", 100, first_line)
  }
  grown()
}

function goal(what, sign, wanted, measured, reached,   word) {
  word = measured == "" ? "not measured" : reached ? "reached" : "NOT REACHED"
  printf "  %-12s %-70s %-10s %s\n", word, what, sign wanted, measured
  if (!results) return
  gsub(/,/, ";", what)
  printf "goal,%s,%s,,%s,%s%s,,,,\n", what, tolower(word), measured, sign, wanted >> results
}
function least(what, wanted, x) { goal(what, ">= ", wanted, x ? sprintf("%.3g", x) : "", x >= wanted) }
function most(what, wanted, x) { goal(what, "<= ", wanted, x ? sprintf("%.3g", x) : "", x <= wanted) }
function named(of) { return slowest_of[of] ? ": " slowest_of[of] : "" }
function over(a, b) { return a && b ? a / b : 0 }

# Over some nets: the least, and the geometric mean.  0 where one is not there.
function compare(step, ours, theirs, from, to,   i, r, logs, low) {
  low = LOWEST
  for (i = from; i <= to; i++) {
    if (!(r = over(rate[net[i], step, ours], rate[net[i], step, theirs]))) return mean = 0
    if (r < low) low = r
    logs += log(r)
  }
  mean = exp(logs / (to - from + 1))
  return low
}
function best_of_batched(   i, k, n, of, best) {
  n = split("numpy torch torch-jit", of, " ")
  for (i = 1; i <= 5; i++) {
    best = 0
    for (k = 1; k <= n; k++) if (rate[net[i], "judged", of[k]] > best) best = rate[net[i], "judged", of[k]]
    rate[net[i], "judged", "batched"] = best
  }
}
function evaluator(   low) {
  low = compare("resident", "tape", "hand", 1, 5)
  least("evaluator, resident, over the hand kernel: mean of A-E", 0.75, mean)
  least("evaluator, resident, over the hand kernel: the least", 0.55, low)
  compare("judged", "tape", "hand", 1, 5)
  least("evaluator, judged, over the hand kernel: mean of A-E", 0.85, mean)
  best_of_batched()
  least("over the best of PyTorch, its jit and NumPy, in batches: A-C", 4, compare("judged", "tape", "batched", 1, 3))
  least("over the best of PyTorch, its jit and NumPy, in batches: D", 3, compare("judged", "tape", "batched", 4, 4))
  least("over the best of PyTorch, its jit and NumPy, in batches: E", 1.3, compare("judged", "tape", "batched", 5, 5))
  least("over PyTorch one by one: A-C", 1000, compare("judged", "tape", "torch-one", 1, 3))
  least("over ADOL-C (CppAD and CoDiPack are not in Debian 12): A-E", 30, compare("judged", "tape", "adolc", 1, 5))
  most("networks alone, of problems/*.md, compiled, us" named("networks"), 1000, slowest["networks"])
  most("with parts, samples and first draws, us" named("sheet"), 1000, slowest["sheet"])
  most("a formula onto a tape, us: typical", 15, typical)
  most("a formula onto a tape, us: of 20 operators", 100, twenty)
}
function formulas() {
  least("formula answers a second, two threads: different ones", 100000, over(1e6, answer["distinct -2"]))
  least("formula answers a second, two threads: in four notations", 100000, over(1e6, answer["notations-distinct -2"]))
  least("formula answers a second, two threads: repeated ones", 1000000, over(1e6, answer["repeated -2"]))
}
function pipeline(class, n,   ours) {
  ours = seconds[class, "collect", "backgrade"] + seconds[class, "grade -2", "backgrade"] + seconds[class, "export", "backgrade"]
  most(n " students: collect, grade and export over the floor program", 2.5, over(ours, seconds[class, "floor", "floor"]))
  most(n " students: collect of shuffled rows over rows in order", 1.5, over(seconds[class, "collect-shuffled", "backgrade"], seconds[class, "collect", "backgrade"]))
  if (class != "values") return
  against("the sqlite3 shell", 4, all_of("sqlite"), ours)
  against("Python", 8, all_of("python"), ours)
}
# The floor program shows what there is to be gained over a rival at all.
function against(who, wanted, theirs, ours,   bound) {
  least(students " students: " who "\047s time over ours", wanted, over(theirs, ours))
  if (bound = over(theirs, seconds["values", "floor", "floor"])) printf "  %-12s   the rival's time over the floor program's: %.2g\n", "", bound
}
function all_of(who) { return seconds["values", "grade", who] ? seconds["values", "collect", who] + seconds["values", "grade", who] + seconds["values", "export", who] : 0 }
# Goals of grading are held against courses that keep one thread busy for some seconds.  Those that it is
# done with in a fraction of one gain less, even when the start of the process is taken off: shown, not held.
function threads(   low) {
  compare("judged", "tape-2", "tape", 1, 5)
  least("two threads over one: evaluator, mean of A-E", 1.8, mean)
  compare("judged", "hand-2", "hand", 1, 5)
  if (mean) printf "  %-12s   the hand kernel gains %.2f, a loop in registers %.2f\n", "", mean, over(rate["machine", "registers", "threads-2"], rate["machine", "registers", "threads"])
  if (large) least("two threads over one: numbers of " large " students", 1.7, over(seconds["large", "grade -1", "backgrade"], seconds["large", "grade -2", "backgrade"]))
  least("two threads over one: different formulas in four notations", 1.7, over(answer["notations-distinct -1"], answer["notations-distinct -2"]))
  least("two threads over one: right formulas in four notations", 1.7, over(answer["notations-right -1"], answer["notations-right -2"]))
  short_courses()
}
function short_courses(   i, n, kind, called, gain, s) {
  n = split("distinct right repeated", kind, " ")
  split("different right repeated", called, " ")
  for (i = 1; i <= n; i++)
    if (gain = over(answer[kind[i] " -1"], answer[kind[i] " -2"]))
      s = s sprintf("%s %s %.2f (of %.2f s)", s ? "," : "", called[i], gain, seconds[kind[i], "grade -1", "backgrade"])
  if (s) printf "  %-12s   short courses in house notation:%s\n", "", s
}

function reading() {
  match($0, /median [0-9.]+/)
  if (/onto a tape/ && !typical) typical = substr($0, RSTART + 7, RLENGTH - 7) + 0
  if (/15 to 25/) twenty = substr($0, RSTART + 7, RLENGTH - 7) + 0
}

# ---- growth ------------------------------------------------------------------

# The least class stands for the start of a process; of every class the fastest run counts.
function growth(students, step, ms, processor, mib,   id) {
  if (mib > most_mib) most_mib = mib
  if (students > greatest) greatest = students
  if (!start || students < start) start = students
  id = students SUBSEP step
  if (!(id in took) || ms < took[id]) took[id] = ms
  if (!(id in cpu) || processor < cpu[id]) cpu[id] = processor
}
# What an answer costs in the dearest class over the cheapest.
function flat(step, without_start,   id, at, low, high, x) {
  low = LOWEST; high = 0
  for (id in cpu) {
    split(id, at, SUBSEP)
    if (at[2] != step || at[1] == start) continue
    x = without_start ? (cpu[id] - cpu[start, step]) / (at[1] - start) : cpu[id] / at[1]
    if (x < low) low = x
    if (x > high) high = x
  }
  return over(high, low)
}
function grown(   i, k, step, at, slow, id, late, second) {
  late = "grade one late answer"
  if (!greatest) { if (of != "growth") goal("growth: make bench-growth", "", "", "", 0); return }
  print of == "growth" ? "Goals:" : "Goals of growth, measured " measured ":"
  split("collect grade export", step, " ")
  for (i = 1; i <= 3; i++) {
    most("an answer, dearest class over cheapest: " step[i], 1.2, flat(step[i], 0))
    most("an answer, dearest class over cheapest: " step[i] ", start aside", 1.2, flat(step[i], 1))
  }
  for (id in took) {
    split(id, at, SUBSEP)
    if (at[1] == greatest && at[2] ~ /^(show|query)/ && took[id] > slow) slow = took[id]
    if (at[2] == late && at[1] > start && at[1] < greatest && (!second || at[1] < second)) second = at[1] + 0
  }
  most("show and the views of what is rare, " greatest " students, ms: the slowest", 50, slow)
  most("grade one late, wrong answer: " greatest " students over " second, 2, over(took[greatest, late], took[second, late]))
  most("grade one late, wrong answer, " greatest " students, ms", 50, took[greatest, late])
  most("peak memory of " greatest " students, MiB", 96, most_mib)
}
