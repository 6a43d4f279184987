# nets.awk - of results.csv what nets.sh measured, as a table for people.  What a second thread gains is
# appended to the file: two-threads, the net, whose, in place of seconds the ratio.
BEGIN { FS = "," }
$2 == "resident" || $2 == "judged" || $2 == "registers" {
  rate[$1, $2, $3] = 1e6 / $5
  kind = $3
  two = sub(/-2$/, "", kind) # threads
  sub(/-[0-9]+$/, "", kind) # the best batch and the best number of lanes count
  if (two) kind = kind "-2"
  if (1e6 / $5 > best[$1, $2, kind]) best[$1, $2, kind] = 1e6 / $5
}
$1 == "compile" { compile[$2 " " $3] = $5 * 1e6; if ($3 == "networks") sheets[++sheets_n] = $2 }
END { if (length(best)) { table(); gains() } if (sheets_n) times() }

function thousands(x) { return !x ? "-" : x >= 1e5 ? sprintf("%.0f", x / 1e3) : sprintf("%.3g", x / 1e3) }
function over(a, b) { return a && b ? sprintf("%.2f", a / b) : "-" }
function row(title, step, kind,   i, s) {
  s = sprintf("  %-40s", title)
  for (i = 1; i <= 5; i++) s = s sprintf("%10s", thousands(best[substr("ABCDE", i, 1), step, kind]))
  print s
}
function ratios(title, step, ours, step2, theirs, mean,   i, s, w, logs, n) {
  s = sprintf("  %-40s", title)
  for (i = 1; i <= 5; i++) {
    w = substr("ABCDE", i, 1)
    s = s sprintf("%10s", over(best[w, step, ours], best[w, step2, theirs]))
    if (!best[w, step2, theirs]) continue
    logs += log(best[w, step, ours] / best[w, step2, theirs])
    n++
  }
  print s (mean && n ? sprintf("   mean %.2f", exp(logs / n)) : "")
}
function table() {
  printf "Evaluator: thousand instances a second, one thread (nets/*.md; geometric means)\n"
  printf "  %-40s%10s%10s%10s%10s%10s\n", "", "A", "B", "C", "D", "E"
  row("resident: tape", "resident", "tape")
  row("          hand kernel", "resident", "hand")
  ratios("          tape / hand", "resident", "tape", "resident", "hand", 1)
  row("judged:   tape", "judged", "tape")
  row("          hand kernel", "judged", "hand")
  ratios("          tape / hand", "judged", "tape", "judged", "hand", 1)
  ratios("          two threads / one: tape", "judged", "tape-2", "judged", "tape", 1)
  ratios("                             hand kernel", "judged", "hand-2", "judged", "hand", 1)
  ratios("          tape / NumPy, batched", "judged", "tape", "judged", "numpy")
  ratios("          tape / PyTorch, batched", "judged", "tape", "judged", "torch")
  ratios("          tape / torch.jit.trace, batched", "judged", "tape", "judged", "torch-jit")
  ratios("          tape / PyTorch, one by one", "judged", "tape", "judged", "torch-one")
  ratios("          tape / ADOL-C", "judged", "tape", "judged", "adolc")
}
function gains(   i, w) {
  for (i = 1; i <= 5; i++) {
    w = substr("ABCDE", i, 1)
    gain(w, "tape", best[w, "judged", "tape-2"], best[w, "judged", "tape"])
    gain(w, "hand", best[w, "judged", "hand-2"], best[w, "judged", "hand"])
  }
  gain("machine", "registers", best["machine", "registers", "threads-2"], best["machine", "registers", "threads"])
  printf "the machine: a loop in registers on two threads %sx\n", over(best["machine", "registers", "threads-2"], best["machine", "registers", "threads"])
}
function gain(of, whose, two, one) { if (two && one) printf "two-threads,%s,%s,,%.3f,,,,,\n", of, whose, two / one >> FILENAME }
function times(   i) {
  printf "Compiling a sheet, microseconds: its networks alone; all of it, samples and first draws included\n"
  for (i = 1; i <= sheets_n; i++) printf "  %-40s%10.0f%10.0f\n", sheets[i], compile[sheets[i] " networks"], compile[sheets[i] " sheet"]
}
