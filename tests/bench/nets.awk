# nets.awk - of results.csv what nets.sh measured, as a table for people.
BEGIN { FS = "," }
$2 == "resident" || $2 == "judged" {
  rate[$1, $2, $3] = 1e6 / $5
  kind = $3
  sub(/-[0-9]+$/, "", kind) # the best batch and the best number of lanes count
  if ($3 ~ /^tape-2$/) kind = $3
  if (1e6 / $5 > best[$1, $2, kind]) best[$1, $2, kind] = 1e6 / $5
}
$1 == "compile" { compile[$2 " " $3] = $5 * 1e6; if ($3 == "networks") sheets[++sheets_n] = $2 }
END { if (length(best)) table(); if (sheets_n) times() }

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
  ratios("          two threads / one", "judged", "tape-2", "judged", "tape", 1)
  ratios("          tape / NumPy, batched", "judged", "tape", "judged", "numpy")
  ratios("          tape / PyTorch, batched", "judged", "tape", "judged", "torch")
  ratios("          tape / PyTorch, one by one", "judged", "tape", "judged", "torch-one")
  ratios("          tape / ADOL-C", "judged", "tape", "judged", "adolc")
}
function times(   i) {
  printf "Compiling a sheet, microseconds: its networks alone; all of it, samples and first draws included\n"
  for (i = 1; i <= sheets_n; i++) printf "  %-40s%10.0f%10.0f\n", sheets[i], compile[sheets[i] " networks"], compile[sheets[i] " sheet"]
}
