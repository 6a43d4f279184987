# goals.awk - which of the goals are reached, by results.csv, growth.csv and what `reading` says, in
# any order.  of=growth: the goals of growth.csv alone; else measured: its date.  A goal that nothing
# was measured for says so.
BEGIN { FS = ","; LOWEST = 1e300; split("A B C D E", net, " ") }
/^[0-9]+ [a-z0-9 ,]*: median/ { reading(); next }
FILENAME ~ /growth.csv$/ { if ($2 != "step") growth($1, $2, $3 * 1000, $4 / $1, $5 / 1024); next }
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
{ sub(/-[12]$/, " &", $2); seconds[$1, $2, $3] = $5 + 0; if ($3 == "backgrade" && $9 / 1024 > peak) peak = $9 / 1024 }
END {
  if (of != "growth") {
    print "Goals:"
    evaluator(); formulas(); pipeline(); threads()
  }
  grown()
}

function goal(what, wanted, measured, reached) {
  printf "  %-12s %-68s %-10s %s\n", measured == "" ? "not measured" : reached ? "reached" : "NOT REACHED", what, wanted, measured
}
function least(what, wanted, x) { goal(what, ">= " wanted, x ? sprintf("%.3g", x) : "", x >= wanted) }
function most(what, wanted, x) { goal(what, "<= " wanted, x ? sprintf("%.3g", x) : "", x <= wanted) }
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
  least("evaluator, resident over the hand kernel: mean of A-E", 0.75, mean)
  least("  none below", 0.55, low)
  compare("judged", "tape", "hand", 1, 5)
  least("evaluator, judged over the hand kernel: mean of A-E", 0.85, mean)
  best_of_batched()
  least("  over the best of PyTorch and NumPy, batched: A-C", 4, compare("judged", "tape", "batched", 1, 3))
  least("    D", 3, compare("judged", "tape", "batched", 4, 4))
  least("    E", 1.3, compare("judged", "tape", "batched", 5, 5))
  least("  over PyTorch one by one: A-C", 1000, compare("judged", "tape", "torch-one", 1, 3))
  least("  over ADOL-C: A-E", 30, compare("judged", "tape", "adolc", 1, 5))
  most("networks of problems/*.md compiled, microseconds" named("networks"), 1000, slowest["networks"])
  most("  with parts, samples and first draws" named("sheet"), 1000, slowest["sheet"])
  most("a formula onto a tape, microseconds: typical", 15, typical)
  most("  of 20 operators", 100, twenty)
}
function formulas() {
  least("different formula answers a second, two threads", 100000, over(1e6, answer["distinct -2"]))
  least("  repeated ones", 1000000, over(1e6, answer["repeated -2"]))
}
function pipeline(   ours) {
  ours = seconds["values", "collect", "backgrade"] + seconds["values", "grade -2", "backgrade"] + seconds["values", "export", "backgrade"]
  most("collect, grade and export over the floor program", 2.5, over(ours, seconds["values", "floor", "floor"]))
  most("collect: rows shuffled over rows in order", 1.5, over(seconds["values", "collect-shuffled", "backgrade"], seconds["values", "collect", "backgrade"]))
  least("the sqlite3 shell's time over ours", 4, over(all_of("sqlite"), ours))
  least("Python's time over ours", 8, over(all_of("python"), ours))
  most("peak memory of all commands, MiB", 96, peak)
}
function all_of(who) { return seconds["values", "grade", who] ? seconds["values", "collect", who] + seconds["values", "grade", who] + seconds["values", "export", who] : 0 }
function threads(   low) {
  compare("judged", "tape-2", "tape", 1, 5)
  least("two threads over one: evaluator, mean of A-E", 1.8, mean)
  compare("judged", "hand-2", "hand", 1, 5)
  if (mean) printf "  %-12s   the hand kernel gains %.2f, a loop in registers %.2f\n", "", mean, over(rate["machine", "registers", "threads-2"], rate["machine", "registers", "threads"])
  least("  numbers graded", 1.7, over(seconds["values", "grade -1", "backgrade"], seconds["values", "grade -2", "backgrade"]))
  least("  different formulas", 1.7, over(answer["distinct -1"], answer["distinct -2"]))
  least("  right formulas", 1.7, over(answer["right -1"], answer["right -2"]))
}

function reading() {
  match($0, /median [0-9.]+/)
  if (/onto a tape/ && !typical) typical = substr($0, RSTART + 7, RLENGTH - 7) + 0
  if (/15 to 25/) twenty = substr($0, RSTART + 7, RLENGTH - 7) + 0
}

# ---- growth ------------------------------------------------------------------

function growth(students, step, ms, each, mib) {
  if (mib > most_mib) most_mib = mib
  if (students > greatest) greatest = students
  if (!smallest || students < smallest) smallest = students
  if (step ~ /^(collect|grade|export)$/) { # the fastest of a class
    if (!((students, step) in cost) || each < cost[students, step]) cost[students, step] = each
    if (!((students, step) in counted)) { counted[students, step] = 1; class[step, ++classes[step]] = students }
  } else if (!((students, step) in took) || ms < took[students, step]) took[students, step] = ms
}
function grown(   i, step, low, high, slow, x, late) {
  late = "grade one late answer"
  if (!greatest) { if (of != "growth") goal("growth: make bench-growth", "", ""); return }
  print of == "growth" ? "Goals:" : "Goals of growth, measured " measured ":"
  for (step in classes) {
    low = LOWEST; high = 0
    for (i = 1; i <= classes[step]; i++) {
      x = cost[class[step, i], step]
      if (x < low) low = x
      if (x > high) high = x
    }
    most("an answer in the dearest class over the cheapest: " step, 1.2, classes[step] > 1 ? over(high, low) : 0)
  }
  for (x in took) {
    split(x, of_class, SUBSEP)
    if (of_class[1] == greatest && of_class[2] ~ /^(show|query)/ && took[x] > slow) slow = took[x]
  }
  most("show and query of " greatest " students, ms: the slowest", 50, slow)
  most("grade one late, wrong answer: greatest class over smallest", 2, greatest > smallest ? over(took[greatest, late], took[smallest, late]) : 0)
  most("peak memory, MiB", 96, most_mib)
}
