/* The stochastic average gradient in C, as the yardstick of a pass: logistic loss, l2 = 1/n, a constant feature appended,
 * step 1/L, divided by the rows seen, rows drawn uniformly with replacement. Reads svmlight text on standard input.
 *
 *   cc -O3 -march=native -o sag sag.c -lm
 *   zcat covtype.binary.svm.gz | ./sag dense 10 8      rows standardised; 8 rows prefetched ahead (0 for none)
 *   zcat a9a.gz | ./sag sparse 10 8                    lazy updates
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static uint64_t state = 88172645463325252ULL;
static uint32_t draw(uint32_t n) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(((state >> 32) * (uint64_t)n) >> 32);
}

static int n, p;
static long nnz;
static long *start;
static int *col;
static double *val, *label;

static void read_all(void) {
  size_t rows = 1 << 20, entries = 1 << 24, size = 0;
  char *line = NULL;
  start = malloc((rows + 1) * sizeof *start);
  label = malloc(rows * sizeof *label);
  col = malloc(entries * sizeof *col);
  val = malloc(entries * sizeof *val);
  start[0] = 0;
  while (getline(&line, &size, stdin) > 0) {
    char *at = line;
    label[n] = strtod(at, &at);
    if (label[n] != 1) label[n] = -1;
    for (;;) {
      while (*at == ' ') at++;
      if (*at == '\n' || *at == 0) break;
      if (nnz + 2 > (long)entries) {
        entries *= 2;
        col = realloc(col, entries * sizeof *col);
        val = realloc(val, entries * sizeof *val);
      }
      col[nnz] = (int)strtol(at, &at, 10) - 1;
      at++;
      val[nnz] = strtod(at, &at);
      if (col[nnz] >= p) p = col[nnz] + 1;
      nnz++;
    }
    col[nnz] = -1;
    val[nnz++] = 1;
    start[++n] = nnz;
  }
  for (long k = 0; k < nnz; k++)
    if (col[k] < 0) col[k] = p;
  p++;
}

static double *standardised(void) {
  double *a = calloc((size_t)n * p, sizeof *a);
  for (int i = 0; i < n; i++)
    for (long k = start[i]; k < start[i + 1]; k++) a[(size_t)i * p + col[k]] = val[k];
  for (int j = 0; j < p - 1; j++) {
    double mean = 0, squares = 0;
    for (int i = 0; i < n; i++) mean += a[(size_t)i * p + j];
    mean /= n;
    for (int i = 0; i < n; i++) squares += (a[(size_t)i * p + j] - mean) * (a[(size_t)i * p + j] - mean);
    double scale = sqrt(squares / (n - 1));
    if (scale == 0) scale = 1;
    for (int i = 0; i < n; i++) a[(size_t)i * p + j] = (a[(size_t)i * p + j] - mean) / scale;
  }
  return a;
}

static void dense(int passes, int ahead) {
  double *a = standardised(), *x = calloc(p, sizeof *x), *d = calloc(p, sizeof *d), *y = calloc(n, sizeof *y);
  char *seen = calloc(n, 1);
  double lambda = 1.0 / n, largest = 0;
  for (int i = 0; i < n; i++) {
    double s = 0;
    for (int j = 0; j < p; j++) s += a[(size_t)i * p + j] * a[(size_t)i * p + j];
    if (s > largest) largest = s;
  }
  double step = 1 / (largest / 4 + lambda);
  int m = 0;
  uint32_t *queue = malloc((ahead + 1) * sizeof *queue);
  for (int q = 0; q <= ahead; q++) queue[q] = draw(n);
  for (int pass = 1; pass <= passes; pass++) {
    double t = now();
    for (int visit = 0, q = 0; visit < n; visit++) {
      uint32_t i = queue[q], next = draw(n);
      queue[q] = next;
      q = q == ahead ? 0 : q + 1;
      if (ahead) {
        for (int j = 0; j < p; j += 8) __builtin_prefetch(a + (size_t)next * p + j);
        __builtin_prefetch(y + next);
      }
      const double *row = a + (size_t)i * p;
      double margin = 0;
      for (int j = 0; j < p; j++) margin += row[j] * x[j];
      double slope = -label[i] / (1 + exp(label[i] * margin)), change = slope - y[i];
      y[i] = slope;
      if (!seen[i]) { seen[i] = 1; m++; }
      double shrink = 1 - step * lambda, scale = step / m;
      for (int j = 0; j < p; j++) {
        d[j] += change * row[j];
        x[j] = shrink * x[j] - scale * d[j];
      }
    }
    printf("pass %d %.3f s\n", pass, now() - t);
  }
  double f = 0, squares = 0;
  for (int i = 0; i < n; i++) {
    double margin = 0;
    for (int j = 0; j < p; j++) margin += a[(size_t)i * p + j] * x[j];
    f += log1p(exp(-label[i] * margin));
  }
  for (int j = 0; j < p; j++) squares += x[j] * x[j];
  printf("objective %.12f\n", f / n + lambda / 2 * squares);
}

struct coordinate { double z, d, s; };

static void sparse(int passes, int ahead) {
  struct coordinate *x = calloc(p, sizeof *x);
  double *y = calloc(n, sizeof *y);
  char *seen = calloc(n, 1);
  double lambda = 1.0 / n, largest = 0, kappa = 1, steps = 0;
  for (int i = 0; i < n; i++) {
    double s = 0;
    for (long k = start[i]; k < start[i + 1]; k++) s += val[k] * val[k];
    if (s > largest) largest = s;
  }
  double step = 1 / (largest / 4 + lambda);
  int m = 0;
  uint32_t *queue = malloc((ahead + 1) * sizeof *queue);
  for (int q = 0; q <= ahead; q++) queue[q] = draw(n);
  for (int pass = 1; pass <= passes; pass++) {
    double t = now();
    for (int visit = 0, q = 0; visit < n; visit++) {
      uint32_t i = queue[q], next = draw(n);
      queue[q] = next;
      q = q == ahead ? 0 : q + 1;
      if (ahead) {
        for (long k = start[next]; k < start[next + 1]; k++) __builtin_prefetch(x + col[k]);
      }
      double margin = 0;
      for (long k = start[i]; k < start[i + 1]; k++) {
        struct coordinate *c = x + col[k];
        c->z -= c->d * (steps - c->s);
        c->s = steps;
        margin += val[k] * c->z;
      }
      margin *= kappa;
      double slope = -label[i] / (1 + exp(label[i] * margin)), change = slope - y[i];
      y[i] = slope;
      if (!seen[i]) { seen[i] = 1; m++; }
      for (long k = start[i]; k < start[i + 1]; k++) x[col[k]].d += change * val[k];
      kappa *= 1 - step * lambda;
      steps += step / (kappa * m);
    }
    for (int j = 0; j < p; j++) {
      x[j].z = kappa * (x[j].z - x[j].d * (steps - x[j].s));
      x[j].s = 0;
    }
    kappa = 1;
    steps = 0;
    double seconds = now() - t;
    printf("pass %d %.4f s, %.2f ns an entry\n", pass, seconds, 1e9 * seconds / nnz);
  }
  double f = 0, squares = 0;
  for (int i = 0; i < n; i++) {
    double margin = 0;
    for (long k = start[i]; k < start[i + 1]; k++) margin += val[k] * x[col[k]].z;
    f += log1p(exp(-label[i] * margin));
  }
  for (int j = 0; j < p; j++) squares += x[j].z * x[j].z;
  printf("objective %.12f\n", f / n + lambda / 2 * squares);
}

int main(int count, char **arguments) {
  if (count != 4) {
    fprintf(stderr, "usage: sag dense|sparse PASSES ROWS_PREFETCHED < svmlight text\n");
    return 2;
  }
  read_all();
  printf("%d rows, %d columns, %ld entries\n", n, p, nnz);
  if (strcmp(arguments[1], "dense") == 0)
    dense(atoi(arguments[2]), atoi(arguments[3]));
  else
    sparse(atoi(arguments[2]), atoi(arguments[3]));
  return 0;
}
