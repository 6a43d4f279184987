// text_call.c - functions and what they are applied to, NumPy's among them.
#include "text_parts.h"

bool one_of(Str name, const char *words) {
  for (const char *p = words; *p; p++) {
    size_t n = 0;
    while (n < name.n && p[n] != ' ' && p[n] == name.p[n]) n++;
    if (n == name.n && p[n] == ' ') return true;
    for (p += n; *p != ' ';) p++;
  }
  return false;
}

Str our_function(const Reader *r, Str name) {
  static const struct { Str theirs, ours; } renamed[] = {
    {STR_INIT("maximum"), STR_INIT("max")}, {STR_INIT("minimum"), STR_INIT("min")}, {STR_INIT("where"), STR_INIT("if")},
    {STR_INIT("absolute"), STR_INIT("abs")}, {STR_INIT("expit"), STR_INIT("sigmoid")}, {STR_INIT("fabs"), STR_INIT("abs")},
    {STR_INIT("ReLU"), STR_INIT("relu")}, {STR_INIT("RELU"), STR_INIT("relu")}, {STR_INIT("Relu"), STR_INIT("relu")}, {STR_INIT("Sigmoid"), STR_INIT("sigmoid")},
    {STR_INIT("tr"), STR_INIT("trace")}, {STR_INIT("Tr"), STR_INIT("trace")}, {STR_INIT("sgn"), STR_INIT("sign")}, {STR_INIT("Diag"), STR_INIT("diag")},
    {STR_INIT("amax"), STR_INIT("max")}, {STR_INIT("amin"), STR_INIT("min")}, {STR_INIT("clamp_min"), STR_INIT("max")}};
  for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
    if (str_eq(name, renamed[i].theirs) && is_function(r, renamed[i].ours)) return renamed[i].ours;
  return name;
}

bool skip_modules(Reader *r) {
  static const Str modules[] = {STR_INIT("np."), STR_INIT("numpy."), STR_INIT("torch."), STR_INIT("math."), STR_INIT("F."), STR_INIT("nn."),
                                STR_INIT("functional."), STR_INIT("jnp."), STR_INIT("tf."), STR_INIT("scipy."), STR_INIT("special."), STR_INIT("linalg.")};
  bool any = false;
  for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
    if (str_starts(str_sub(r->s, r->at, r->end), modules[i]) && is_letter(char_at(r, r->at + modules[i].n)) && !is_quantity(r, str_sub(modules[i], 0, modules[i].n - 1))) {
      r->at += modules[i].n;
      any = true;
      i = (size_t)-1;
    }
  return any;
}

// ---- NumPy -----------------------------------------------------------------

static bool write_product(Reader *r, Out *o, const Arguments *x, const char *sign, size_t from) {
  if (x->n != 2) return spell_error(r, from, r->at, "two arguments are needed here");
  bool inner = *sign == 'd'; // a function of ours
  out_text(r, o, inner ? "dot(" : "((", from);
  out_add(r, o, &x->v[0]);
  out_text(r, o, inner ? ", " : ")", from);
  if (!inner) out_text(r, o, sign, from), out_text(r, o, "(", from);
  bool along = (r->spelling->habits & HABIT_FLAT) && *sign == '.' && x->form[0] == FORM_ARRAY && x->form[1] == FORM_COLUMN; // see text_sequence.c
  if (along) out_text(r, o, "(", from);
  out_add(r, o, &x->v[1]);
  if (along) out_text(r, o, ")'", from);
  out_text(r, o, inner ? ")" : "))", from);
  if (inner) r->form = FORM_NUMBER;
  else if (*sign == '*') r->form = x->form[1] == FORM_COLUMN ? FORM_COLUMN : FORM_ARRAY;
  return true;
}

bool numpy_form(Reader *r, Out *o, Str name, size_t from, bool *found) {
  static const struct { Str name; const char *sign; } products[] = {
    {STR_INIT("dot"), "*"}, {STR_INIT("matmul"), "*"}, {STR_INIT("mm"), "*"}, {STR_INIT("mv"), "*"}, {STR_INIT("multiply"), ".*"},
    {STR_INIT("subtract"), "-"}, {STR_INIT("add"), "+"}, {STR_INIT("divide"), "./"}, {STR_INIT("inner"), "*"}, {STR_INIT("power"), ".^"}};
  static const Str arrays[] = {STR_INIT("array"), STR_INIT("tensor"), STR_INIT("asarray"), STR_INIT("matrix"), STR_INIT("Tensor"), STR_INIT("Size"),
                               STR_INIT("float"), STR_INIT("float64"), STR_INIT("float32"), STR_INIT("Array"), STR_INIT("DeviceArray"), STR_INIT("mat"), STR_INIT("list")};
  Arguments x;
  bool is_array = false;
  const char *sign = NULL;
  for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) is_array |= str_eq(name, arrays[i]);
  for (size_t i = 0; i < sizeof products / sizeof *products; i++)
    if (r->numpy && str_eq(name, products[i].name)) sign = products[i].sign;
  *found = (is_array || sign) && !is_quantity(r, name);
  if (!*found) return true;
  r->at = skip_blanks(r, r->at);
  if (!read_arguments(r, &x)) return false;
  bool inner = (str_eq(name, S("dot")) || str_eq(name, S("inner"))) && x.n == 2 && x.form[0] == FORM_COLUMN && x.form[1] == FORM_COLUMN; // of two vectors: a number
  if (!is_array) return write_product(r, o, &x, inner ? "dot" : sign, from);
  if (x.n != 1) return spell_error(r, from, r->at, x.n ? "one array is needed here" : "an array needs entries");
  out_add(r, o, &x.v[0]);
  return true;
}

// ---- calls -----------------------------------------------------------------

// tanh^2(z) is a square; sin^{-1}(z) is the inverse to some and 1/sin(z) to others.
static bool clear_power(Reader *r, const Name *x, Str function) {
  bool plain = x->power.n > 0;
  for (size_t i = 0; i < x->power.n; i++) plain &= is_digit(x->power.p[i]);
  if (x->transposed || x->positive) return spell_error(r, x->from, x->to, "this stands behind the function's argument: " STR_FMT "(z)^T", STR_ARG(function));
  if (!x->power.n || plain) return true;
  spell_error(r, x->from, x->to, "a power of the function's value, or another function?");
  return spell_help(r, "write (" STR_FMT "(z))^n, or 1/" STR_FMT "(z)", STR_ARG(function), STR_ARG(function));
}

// What may follow an argument without brackets: log p_y + …, but not log p (1 - p).
bool argument_ends(Reader *r, size_t from, Str function) {
  size_t at = skip_blanks(r, r->at);
  char c = char_at(r, at);
  Symbol s = symbol_at(r, at);
  size_t to = at;
  while (to < r->end && is_letter(r->s.p[to])) to++;
  bool name = s.kind == SYM_WORD || s.kind == SYM_ACCENT || s.kind == SYM_OPEN_FONT, factor = s.kind == SYM_FRACTION || s.kind == SYM_ROOT;
  bool product = is_letter(c) || is_digit(c) || is_open(c) || c == '/' || name || factor;
  bool word = to > at && (is_function(r, str_sub(r->s, at, to)) || is_word(r, at, "and") || is_word(r, at, "or") || is_word(r, at, "if") || is_word(r, at, "else"));
  if (at >= r->end || !product || word || r->matrix) return true;
  spell_error(r, from, at + 1, "how far does the argument of `" STR_FMT "` reach?", STR_ARG(function));
  return spell_help(r, "write it in ( )");
}

Form result_form(Str function, size_t n, Form argument) {
  enum { NUMBER = FORM_NUMBER, ARRAY = FORM_ARRAY, SAME };
  static const struct { Str name; int one, more; } results[] = { // of one argument, of several
    {STR_INIT("sum"), NUMBER, ARRAY}, {STR_INIT("mean"), NUMBER, ARRAY}, {STR_INIT("prod"), NUMBER, ARRAY}, {STR_INIT("max"), NUMBER, ARRAY}, {STR_INIT("min"), NUMBER, ARRAY},
    {STR_INIT("norm"), NUMBER, SAME}, {STR_INIT("sumsq"), NUMBER, SAME}, {STR_INIT("trace"), NUMBER, SAME}, {STR_INIT("numel"), NUMBER, SAME},
    {STR_INIT("rows"), NUMBER, SAME}, {STR_INIT("columns"), NUMBER, SAME}, {STR_INIT("all"), NUMBER, SAME}, {STR_INIT("any"), NUMBER, SAME},
    {STR_INIT("dot"), NUMBER, NUMBER}, {STR_INIT("delta"), NUMBER, NUMBER}, {STR_INIT("cross_entropy"), NUMBER, NUMBER},
    {STR_INIT("diag"), ARRAY, ARRAY}, {STR_INIT("outer"), ARRAY, ARRAY}, {STR_INIT("eye"), ARRAY, ARRAY}, {STR_INIT("ones"), ARRAY, ARRAY}, {STR_INIT("zeros"), ARRAY, ARRAY},
    {STR_INIT("transpose"), ARRAY, ARRAY}, {STR_INIT("jacobian"), ARRAY, ARRAY}, {STR_INIT("reshape"), ARRAY, ARRAY}, {STR_INIT("entries"), ARRAY, ARRAY},
    {STR_INIT("onehot"), ARRAY, ARRAY}, {STR_INIT("shape"), ARRAY, ARRAY}};
  for (size_t i = 0; i < sizeof results / sizeof *results; i++)
    if (str_eq(results[i].name, function)) {
      int form = n == 1 ? results[i].one : results[i].more;
      return form == SAME ? argument : (Form)form;
    }
  return argument;
}

void bind_indices(Reader *r, Str function, size_t open) {
  bool binds = r->spelling->binds(function);
  for (size_t at = skip_blanks(r, open + 1); binds && at < r->end && r->bound_n < sizeof r->bound / sizeof *r->bound;) {
    while (char_at(r, at) == '(') at = skip_blanks(r, at + 1); // sum((k), …)
    size_t to = at;
    while (to < r->end && is_word_char(r->s.p[to])) to++;
    Str name = str_sub(r->s, at, to);
    size_t next = skip_blanks(r, to);
    while (char_at(r, next) == ')') next = skip_blanks(r, next + 1);
    size_t comma = next;
    bool ranged = char_at(r, next) == '=';
    while (ranged && comma < r->end && !strchr(",)", r->s.p[comma])) comma++;
    if (!name.n || !is_letter(name.p[0]) || char_at(r, comma) != ',' || (is_quantity(r, name) && !ranged)) return;
    r->bound[r->bound_n++] = name;
    at = skip_blanks(r, comma + 1);
  }
}

static bool bracketed_call(Reader *r, Out *o, const Name *x, Str function, size_t at) {
  Arguments arguments;
  size_t open = r->at = at, bound = r->bound_n;
  bool module = str_eq(x->layer, S("module"));
  bind_indices(r, function, at);
  if (!read_arguments(r, &arguments)) return false;
  r->bound_n = bound;
  size_t n = arguments.n;
  Str inside = str_sub(r->s, open, r->at);
  bool axis = str_find(inside, S("axis")) >= 0 || str_find(inside, S("dim")) >= 0;
  bool flat = n == 2 && arguments.v[1].n == 1 && char_in(arguments.v[1].p[0], "01"); // np.sum(A, 0)
  if (module && flat && !axis && one_of(function, "sum mean prod ")) arguments.v[1].p[0]++, axis = true;
  if (module && n > 1 && !axis && one_of(function, "sum mean prod var std softmax "))
    return spell_error(r, x->from, r->at, "along which axis?"), spell_help(r, "write axis=0 or axis=1");
  if (module && n > 1 && one_of(x->base, "max min ") && !one_of(str_sub(r->s, x->from, x->to), "maximum minimum ") && !axis)
    return spell_error(r, x->from, r->at, "along which axis?"), spell_help(r, "write axis=0 or axis=1, or np.maximum");
  if (axis && one_of(function, "softmax log_softmax ") && n == 2) { // along columns is what ours do
    if (arguments.v[1].p[0] != '1') return spell_error(r, x->from, r->at, "only dim=0 is known here");
    n = 1;
  }
  for (size_t i = 0; i < n; i++) {
    if (i) out_text(r, o, ", ", at);
    out_add(r, o, &arguments.v[i]);
  }
  r->form = result_form(function, n, r->form);
  return true;
}

bool write_call(Reader *r, Out *o, const Name *x, Str function) {
  size_t start = o->n, at = skip_blanks(r, r->at);
  char c = char_at(r, at);
  bool group = c == '[' && (r->latex || (at == r->at && (r->spelling->habits & HABIT_GROUPS)));
  bool brackets = c == '(' || group || (r->latex && c == '{');
  if (c == '(' && str_eq(x->layer, S("module")) && skip_blanks(r, at + 1) == closing(r, at) && char_at(r, closing(r, at) + 1) == '(') at = closing(r, at) + 1; // nn.ReLU()(z)
  if (!clear_power(r, x, function)) return false;
  if (!brackets && str_eq(function, S("if"))) return spell_error(r, x->from, x->to, "an `if` without its values"), spell_help(r, "write if(c, a, b)");
  out_str(r, o, function, x->from);
  for (int i = 0; i < x->primes; i++) out_text(r, o, "'", x->to - 1);
  out_text(r, o, "(", at);
  if (brackets) {
    if (!bracketed_call(r, o, x, function, at)) return false;
  } else {
    r->at = at;
    size_t before = o->n;
    if (at < r->end && !read_sequence(r, UNTIL_ITEM, o)) return false;
    if (o->n == before) return spell_error(r, x->from, x->to, "`" STR_FMT "` is a function: write its argument", STR_ARG(function));
    bool root = str_eq(function, S("sqrt")) && r->several == at + 1;
    if (root) return spell_error(r, x->from, r->at, "how far does the root reach?"), spell_help(r, "write it in ( )");
    if (!argument_ends(r, x->from, function)) return false;
  }
  out_text(r, o, ")", r->at ? r->at - 1 : 0);
  return write_above(r, o, x, start, true); // \tanh^2(z) is the square of tanh(z)
}
