# plot.awk - results.csv as a picture: the evaluator and its rivals on a logarithmic scale, the
# seconds that classes of numbers take, and how far the goals are surpassed or missed.  Writes SVG;
# what was not measured is left out.
BEGIN {
  FS = ","
  split("torch-one,adolc,torch-jit,torch,numpy,hand,tape", kind, ",")
  split("PyTorch; one by one,ADOL-C,torch.jit,PyTorch,NumPy,kernel by hand,backgrade", called, ",")
  split("#bab0ac,#b07aa1,#e15759,#f28e2b,#d4a800,#59a14f,#2b5c94", colour, ",")
  split("2-3-1 ReLU; batch 4|3-4-2-1 with biases|residual; 4 wide|32-64-10 hinge; batch 8|64-128²-10 tanh; batch 32", net, "|")
  steps = split("floor,collect,grade,export", step, ",")
  split("#999999,#8cb4dc,#2b5c94,#f28e2b", shade, ",")
  left = 235; right = 705; top = 60; gap = 34
}
$2 == "judged" && $3 !~ /-2$/ { # by one thread
  k = $3
  sub(/-[0-9]+$/, "", k) # the best batch, the best number of lanes
  if ($5 > 0 && 1e6 / $5 > best[$1, k]) best[$1, k] = 1e6 / $5
  if ($5 > 0) judged = 1
}
$1 == "values" || $1 == "large" { s = $2; sub(/-2$/, "", s); took[$1, $3, s] = $5 + 0 } # grade: by two threads, as table.awk sums them
$1 == "goal" && $5 != "" { # how many times better than it must be
  split($6, wanted, " ")
  goal[++goals] = $2
  figure[goals] = short($5) " (" (wanted[1] == ">=" ? "≥ " : "≤ ") short(wanted[2]) ")"
  better[goals] = wanted[1] == ">=" ? $5 / wanted[2] : wanted[2] / $5
}
END {
  y = top
  body = ""
  if (judged) evaluator()
  if (("values", "backgrade", "grade") in took) pipeline("values", students)
  if (("large", "backgrade", "grade") in took) pipeline("large", large)
  if (goals) all_goals()
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"%d\" viewBox=\"0 0 800 %d\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n", y, y
  printf "<rect width=\"800\" height=\"%d\" fill=\"white\"/>\n%s</svg>\n", y, body
}

function add(s) { body = body s "\n" }
function text(x, at, anchor, s) { gsub(/;/, ",", s); add(sprintf("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, at, anchor, s)) }
function title(s) { add(sprintf("<text x=\"20\" y=\"%.1f\" font-size=\"15\" font-weight=\"bold\">%s</text>", y - 36, s)) }
function rule(x1, y1, x2, y2) { add(sprintf("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#ddd\"/>", x1, y1, x2, y2)) }
function short(n) { n += 0; return n >= 1e9 ? n / 1e9 " G" : n >= 1e6 ? n / 1e6 " M" : n >= 1e3 ? n / 1e3 " k" : n "" }

function x_of(rate) { return left + (right - left) * (log(rate) / log(10) - low) / (high - low) }
function dot(x, at, k) {
  # The kernel by hand is a ring, so that a tape in the same place is seen inside it.
  if (kind[k] == "hand") add(sprintf("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"7.5\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", x, at, colour[k]))
  else add(sprintf("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"%s\"/>", x, at, colour[k]))
}
function evaluator(   i, k, w, at, seen, x) {
  low = 9; high = 0
  for (id in best) { x = log(best[id]) / log(10); if (x < low) low = int(x); if (x > high) high = int(x) + 1 }
  title("Problem instances judged a second, one thread")
  for (k = low; k <= high; k++) {
    rule(x_of(10 ^ k), y - 14, x_of(10 ^ k), y + 4 * gap + 14)
    text(x_of(10 ^ k), y + 4 * gap + 30, "middle", short(10 ^ k))
  }
  for (i = 1; i <= 5; i++) {
    w = substr("ABCDE", i, 1)
    at = y + (i - 1) * gap
    text(20, at + 4, "start", w)
    text(40, at + 4, "start", net[i])
    rule(left, at, right, at)
    for (k = 1; k <= 7; k++) if ((w, kind[k]) in best) { dot(x_of(best[w, kind[k]]), at, k); seen[k] = 1 }
  }
  x = 26
  for (k = 7; k >= 1; k--) if (k in seen) {
    dot(x, y + 4 * gap + 56, k)
    text(x + 12, y + 4 * gap + 60, "start", called[k])
    x += 36 + 7.2 * length(called[k])
  }
  y += 4 * gap + 136
}

function pipeline(class, students,   i, k, n, who, label, most, sum, x, wide) {
  n = split("floor,backgrade,sqlite,python", who, ",")
  split("one pass; no checks|backgrade; two threads|sqlite3 shell|Python; csv + sqlite3", label, "|")
  for (i = 1; i <= n; i++) { sum[i] = 0; for (k = 1; k <= steps; k++) sum[i] += took[class, who[i], step[k]]; if (sum[i] > most) most = sum[i] }
  title("Seconds for " students " students at 40 numbers")
  y -= 18
  for (i = 1; i <= n; i++) {
    if (!sum[i]) continue
    text(20, y + 14, "start", label[i])
    x = left
    for (k = 1; k <= steps; k++) {
      wide = (right - left - 50) * took[class, who[i], step[k]] / most
      if (wide > 0) add(sprintf("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"20\" fill=\"%s\"/>", x, y, wide, shade[k]))
      x += wide
    }
    text(x + 8, y + 15, "start", sprintf("%.2f s", sum[i]))
    y += 30
  }
  x = left
  for (k = 2; k <= steps; k++) {
    add(sprintf("<rect x=\"%.1f\" y=\"%.1f\" width=\"12\" height=\"12\" fill=\"%s\"/>", x, y + 6, shade[k]))
    text(x + 18, y + 17, "start", step[k])
    x += 90
  }
  y += 86
}

# A bar from the line of the goal: to the right it is surpassed, to the left missed; ten times at most.
function all_goals(   i, k, centre, x) {
  title("Goals: how many times better, or worse, than wanted")
  y -= 14
  centre = 560
  for (k = -1; k <= 1; k++) {
    x = centre + k * 60
    rule(x, y, x, y + goals * 19)
    text(x, y + goals * 19 + 16, "middle", k < 0 ? "1/10" : 10 ^ k)
  }
  for (i = 1; i <= goals; i++) {
    k = log(better[i]) / log(10)
    k = k > 1 ? 1 : k < -1 ? -1 : k
    text(20, y + 14, "start", goal[i])
    add(sprintf("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"11\" fill=\"%s\"/>", k < 0 ? centre + k * 60 : centre, y + 4, (k < 0 ? -k : k) * 60 + 1, k < 0 ? "#e15759" : "#59a14f"))
    text(centre + 72, y + 14, "start", figure[i])
    y += 19
  }
  y += 40
}
