// test_eval.c - a Plan gives what the plain run of every instruction gives, bit for bit:
// whatever it fuses, views and reuses.
#include "draw.h"
#include "eval.h"
#include "net.h"
#include "t.h"

static Net *net_of(Arena *a, const char *text) {
  Diags d = diags_new(a);
  Source *source = NEW(a, Source);
  *source = (Source){.text = str(text)};
  Net *net = net_read(a, lang_new(a), source, (Span){0, source->text.n}, (Conventions){0}, NULL, 0, &d);
  if (t_failed(net != NULL, __FILE__, __LINE__)) printf("%s: " STR_FMT "\n", text, STR_ARG(diag_line(diags_first(&d), a)));
  return net;
}

static double **inputs_of(Arena *a, const Net *net, size_t lanes) {
  double **inputs = NEW_ARRAY(a, double *, net->inputs_n + 1);
  uint64_t counter = 0;
  for (size_t i = 0; i < net->inputs_n; i++) {
    size_t n = (size_t)shape_numel(net->inputs[i].shape) * lanes;
    inputs[i] = NEW_ARRAY(a, double, n);
    for (size_t e = 0; e < n; e++) inputs[i][e] = 3 * draw_unit((DrawKey){.redraw = 5}, ++counter) - 1.5;
  }
  return inputs;
}

// The plan of these outputs against a frame of their tape.
static void check_plan(Arena *a, const Net *net, const Ref *wanted, size_t n, const char *what) {
  Tape *tape = tape_new(a, NULL);
  Ref *outputs = arena_copy(a, wanted, n * sizeof *outputs);
  tape_optimise(tape, net->tape, outputs, n);
  const Plan *p = plan_new(a, tape, outputs, n);
  size_t lanes = plan_lanes(p);
  double *memory = NEW_ARRAY(a, double, plan_memory(p) + 1), **inputs = inputs_of(a, net, lanes);
  for (size_t i = 0; i < plan_memory(p); i++) memory[i] = NAN; // nothing is read before it is written
  plan_prepare(p, memory);
  Frame *f = frame_new(a, tape, lanes, (const double *const *)inputs);
  for (int run = 0; run < 2; run++) {
    plan_run(p, memory, (const double *const *)inputs);
    for (size_t i = 0; i < n; i++) {
      size_t numel = plan_output_entries(p, i);
      CHECK(numel == (size_t)shape_numel(tape_shape(tape, outputs[i])));
      if (t_failed(!memcmp(plan_output(p, memory, i), f->value[outputs[i]], numel * lanes * sizeof(double)), __FILE__, __LINE__))
        printf("%.40s: output %zu differs\n", what, i);
    }
  }
}

// All quantities at once, and each alone.
static void check_net(const char *text) {
  Arena *a = arena_new();
  Net *net = net_of(a, text);
  if (!net) return;
  Ref *all = NEW_ARRAY(a, Ref, net->quantities_n);
  for (size_t i = 0; i < net->quantities_n; i++) all[i] = net->quantities[i].ref;
  check_plan(a, net, all, net->quantities_n, text);
  for (size_t i = 0; i < net->quantities_n; i++) check_plan(a, net, &all[i], 1, text);
  arena_free(a);
}

TEST(products_and_what_is_added) {
  check_net("W : 3 x 5 ; x : 5 x 4 ; b : 3 ; c : 1 x 4 ; s : 1\n"
            "p = W*x ; q = W*x + b ; r = c + W*x ; t = W*x + W*x ; u = W*x + s ; v = p + b ; w = W*x + (x'*W')' * 0.5");
}

TEST(transposes_slices_broadcasts) {
  check_net("A : 4 x 3 ; B : 4 x 3 ; i : 1\n"
            "p = A'*B ; q = A*B' ; r = A[2:4,:]*B[1,:]' ; s = A[:,2] + B[:,1] ; t = [A; B]'*[B; A] ; u = A' + B'\n"
            "v = A[4,3] * B ; w = diag(A*A') ; x = [A[1,:] 1 2]' ; y = sum(A, 1) ; z = sum(A, 2) ; k = sum(sum(A, 1) .* B[1,:])");
}

TEST(index_formulas) {
  check_net("A : 4 x 3 ; B : 3 x 5 ; x : 6 ; w : 3\n"
            "C[i,j] = sum(k, A[i,k]*B[k,j]) ; y[i=1..4] = sum(k=1..3, w[k]*x[i+k-1]) ; d[i] = A[i,2]*sum(j, B[1,j])\n"
            "e[i,j] = sum(k, A[i,k]*A[j,k]) ; f[i] = max(j, A[i,j]) ; g[i,j] = delta(i,j)*A[i,j] ; h = sum(i=1..3, j=1..3, A[i,j]*B[j,i])");
}

TEST(gradients) {
  check_net("X : 3 x 4 ; T : 2 x 4 ; W1 : 5 x 3 ; b1 : 5 ; W2 : 2 x 5 ; b2 : 2\n"
            "Z1 = W1*X + b1 ; A1 = relu(Z1) ; Z2 = W2*A1 + b2 ; P = softmax(Z2) ; L = cross_entropy(P, abs(T))\n"
            "g = dL/dW1 ; h = dL/dX ; i = dL/db1 ; j = dL/dW2 ; H = d(sum(g.*W1))/dW1 ; J = jacobian(Z2, b1)");
  check_net("c = [3 1 4 1] ; S : 5 x 4 ; P = softmax(S) ; margin = 0.25\n"
            "M[k,n] = if(k == c[n], 0, max(0, P[k,n] - P[c[n],n] + margin))\n"
            "L = sum(M) / columns(S) ; d = dL/dS ; e = dL/dP");
}

TEST(constants_and_inputs_as_outputs) {
  check_net("x : 3 ; A = x ; B = [1 2; 3 4] ; C = ones(3, 1) ; D = C .* x ; E = x' ; F = C + 1");
}
