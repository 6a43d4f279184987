// rival_adolc.cpp - the nets of nets/*.md by ADOL-C, on the numbers of `evaluate dump`.
//
//   rival_adolc SAMPLES DIR    appends measurements like evaluate's
//
// A net is recorded once; then for every instance the recording is run forwards and
// backwards: the loss and its gradient at all inputs.
#include <adolc/adolc.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

typedef std::vector<adouble> Array;
struct Matrix {
  int rows, columns;
  Array v;
  Matrix(int r, int c) : rows(r), columns(c), v(r * c) {}
  adouble &operator()(int i, int j) { return v[i * columns + j]; }
};

static const int shapes[5][9][2] = {
  {{2, 4}, {1, 4}, {3, 2}, {1, 3}},
  {{3, 1}, {1, 1}, {4, 3}, {4, 1}, {2, 4}, {2, 1}, {1, 2}, {1, 1}},
  {{4, 1}, {3, 4}, {3, 1}, {4, 3}, {4, 1}, {3, 1}, {4, 1}},
  {{32, 8}, {64, 32}, {64, 1}, {10, 64}, {10, 1}},
  {{64, 32}, {10, 32}, {128, 64}, {128, 1}, {128, 128}, {128, 1}, {10, 128}, {10, 1}},
};

static Matrix times(Matrix &a, Matrix &b) {
  Matrix y(a.rows, b.columns);
  for (int i = 0; i < a.rows; i++)
    for (int j = 0; j < b.columns; j++) {
      y(i, j) = 0;
      for (int k = 0; k < a.columns; k++) y(i, j) += a(i, k) * b(k, j);
    }
  return y;
}
static Matrix plus(Matrix y, Matrix &b) {
  for (int i = 0; i < y.rows; i++)
    for (int j = 0; j < y.columns; j++) y(i, j) += b(i, b.columns == 1 ? 0 : j);
  return y;
}
template <class F> static Matrix map(Matrix x, F f) {
  for (adouble &e : x.v) e = f(e);
  return x;
}
static adouble rectified(const adouble &x) { return fmax(x, adouble(0)); }
static adouble squares(Matrix &a, Matrix &b) {
  adouble sum = 0;
  for (size_t i = 0; i < a.v.size(); i++) sum += (a.v[i] - b.v[i]) * (a.v[i] - b.v[i]);
  return sum;
}

static adouble hinge(Matrix &S2) {
  static const int label[8] = {2, 0, 3, 0, 4, 8, 1, 5};
  adouble loss = 0;
  for (int n = 0; n < 8; n++) {
    adouble sum = 0, p[10];
    for (int k = 0; k < 10; k++) sum += p[k] = exp(S2(k, n));
    for (int k = 0; k < 10; k++) p[k] /= sum;
    for (int k = 0; k < 10; k++)
      if (k != label[n]) loss += rectified(p[k] - p[label[n]] + 0.25);
  }
  return loss / 8;
}

static adouble loss_of(int net, std::vector<Matrix> &v) {
  auto tanh_ = [](const adouble &x) { return tanh(x); };
  if (net == 0) {
    Matrix Z = map(times(v[2], v[0]), rectified), Y = times(v[3], Z);
    return squares(Y, v[1]) / 8;
  }
  if (net == 1) {
    Matrix a1 = map(plus(times(v[2], v[0]), v[3]), rectified), a2 = map(plus(times(v[4], a1), v[5]), rectified);
    Matrix y = plus(times(v[6], a2), v[7]);
    return squares(y, v[1]) / 2;
  }
  if (net == 2) {
    Matrix h = map(plus(times(v[1], v[0]), v[2]), [](const adouble &x) { return 1 / (1 + exp(-x)); });
    Matrix y = plus(plus(times(v[3], h), v[4]), v[0]);
    adouble R = 0;
    for (int i = 0; i < 3; i++) R += v[5].v[i] * h.v[i];
    return R + squares(y, v[6]) / 2;
  }
  if (net == 3) {
    Matrix Z = map(plus(times(v[1], v[0]), v[2]), rectified), S2 = plus(times(v[3], Z), v[4]);
    return hinge(S2);
  }
  Matrix Z1 = map(plus(times(v[2], v[0]), v[3]), tanh_), Z2 = map(plus(times(v[4], Z1), v[5]), tanh_);
  Matrix Y = plus(times(v[6], Z2), v[7]);
  return squares(Y, v[1]) / 64;
}

static std::vector<double> read_all(const std::string &path) {
  FILE *f = fopen(path.c_str(), "rb");
  if (!f) exit(1);
  fseek(f, 0, SEEK_END);
  std::vector<double> v(ftell(f) / sizeof(double));
  rewind(f);
  if (fread(v.data(), sizeof(double), v.size(), f) != v.size()) exit(1);
  fclose(f);
  return v;
}

static void record(int net, const std::vector<double> &x) {
  trace_on(net);
  std::vector<Matrix> v;
  size_t at = 0;
  for (int i = 0; shapes[net][i][0]; i++) {
    v.emplace_back(shapes[net][i][0], shapes[net][i][1]);
    for (adouble &e : v.back().v) e <<= x[at++];
  }
  adouble loss = loss_of(net, v);
  double y;
  loss >>= y;
  trace_off();
}

int main(int argc, char **argv) {
  FILE *out = argc == 3 ? fopen(argv[1], "a") : nullptr;
  if (!out) return 2;
  for (int net = 0; net < 5; net++) {
    std::vector<double> flat = read_all(std::string(argv[2]) + "/" + char('a' + net) + ".bin");
    size_t entries = 0;
    for (int i = 0; shapes[net][i][0]; i++) entries += shapes[net][i][0] * shapes[net][i][1];
    size_t instances = flat.size() / (entries + 1), done = 0;
    std::vector<double> x(entries), g(entries);
    double spent = 0;
    for (auto start = std::chrono::steady_clock::now(); spent < 0.2; done++) {
      size_t which = done % instances, at = 0;
      const double *from = flat.data();
      for (int i = 0; shapes[net][i][0]; i++) {
        size_t n = shapes[net][i][0] * shapes[net][i][1];
        for (size_t e = 0; e < n; e++) x[at++] = from[which * n + e];
        from += n * instances;
      }
      if (!done) {
        record(net, x);
        start = std::chrono::steady_clock::now();
      }
      double y;
      zos_forward(net, 1, entries, 1, x.data(), &y);
      double one = 1;
      fos_reverse(net, 1, entries, &one, g.data());
      if (!(std::fabs(y - from[which]) <= 1e-9 * std::fabs(y) + 1e-12)) {
        fprintf(stderr, "rival_adolc: another loss than backgrade's\n");
        return 1;
      }
      spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    fprintf(out, "%c\tjudged\tadolc\t%.6g\t0\t0\n", 'A' + net, spent / done * 1e6);
  }
  fclose(out);
}
