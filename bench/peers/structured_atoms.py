"""Seconds of copt on the problems of StructuredAtoms: the attributes of a9a as groups (logistic, no intercept, 0.01 times the sum of their lengths)
and a matrix to be completed within a ball of the nuclear norm (radius 300, half the mean square).

    python structured_atoms.py a9a.gz MINIMUM_OF_GROUPS VALUE_OF_COMPLETION

A run counts until its objective is at most (1 + 1e-6) times the first minimum, and at most the second value. The objective is looked at after each
iteration; what that costs is taken off.
"""

import sys
import time

import copt
import copt.constraint
import copt.loss
import copt.penalty
import numpy as np
import scipy.sparse as sp
from sklearn.datasets import load_svmlight_file

STARTS = [0, 5, 13, 18, 34, 39, 46, 60, 66, 71, 73, 75, 77, 82, 123]
ROWS, COLUMNS = 200, 300


class Reached(Exception):
    pass


def seconds(run, objective, target, limit=60):
    lost = [0.0, 0]
    start = time.perf_counter()

    def look(state):
        begin = time.perf_counter()
        value = objective(state["x"])
        lost[0] += time.perf_counter() - begin
        lost[1] += 1
        if value <= target or begin - start > limit:
            raise Reached()

    try:
        run(look)
    except Reached:
        pass
    taken = time.perf_counter() - start - lost[0]
    return taken, lost[1]


def report(name, run, objective, target):
    runs = [seconds(run, objective, target)]
    while len(runs) < 5 and runs[0][0] < 10:
        runs.append(seconds(run, objective, target))
    taken, iterations = sorted(runs)[len(runs) // 2]
    print(f"{name:40s} median of {len(runs)} {taken:.3f} s, {iterations} iterations{', not reached' if taken > 60 else ''}", flush=True)


def groups(file, minimum):
    a, b = load_svmlight_file(file, n_features=123)
    loss = copt.loss.LogLoss(a, (b > 0).astype(float))
    penalty = copt.penalty.GroupL1(0.01, [np.arange(s, e) for s, e in zip(STARTS, STARTS[1:])])
    for accelerated in (False, True):
        report(
            f"groups, proximal gradient{', accelerated' if accelerated else ''}",
            lambda look: copt.minimize_proximal_gradient(loss.f_grad, np.zeros(123), penalty.prox, jac=True, tol=0, max_iter=100000,
                                                         step="backtracking", accelerated=accelerated, callback=look),
            lambda x: loss(x) + penalty(x), minimum * (1 + 1e-6))


def completion(target):
    r, c = np.meshgrid(np.arange(ROWS), np.arange(COLUMNS), indexing="ij")
    y = sum(np.cos(k * r + 2 * k * c) for k in (1, 2, 3)) + np.cos(np.sqrt(2) * r * c) / 2
    observed = np.flatnonzero(((r * 7 + c * 3) % 5 == 0).ravel())
    a = sp.csr_matrix((np.ones(len(observed)), (np.arange(len(observed)), observed)), shape=(len(observed), ROWS * COLUMNS))
    loss = copt.loss.SquareLoss(a, y.ravel()[observed])
    ball = copt.constraint.TraceBall(300, (ROWS, COLUMNS))
    for step in ("backtracking", "DR"):
        report(
            f"nuclear, Frank-Wolfe, step {step}",
            lambda look: copt.minimize_frank_wolfe(loss.f_grad, np.zeros(ROWS * COLUMNS), ball.lmo, jac=True, step=step, tol=0,
                                                   lipschitz=1 / len(observed), max_iter=100000, callback=look),
            loss, target)
    report(
        "nuclear, projected gradient",
        lambda look: copt.minimize_proximal_gradient(loss.f_grad, np.zeros(ROWS * COLUMNS), ball.prox, jac=True, tol=0, max_iter=100000,
                                                     accelerated=True, callback=look),
        loss, target)


if __name__ == "__main__":
    groups(sys.argv[1], float(sys.argv[2]))
    completion(float(sys.argv[3]))
