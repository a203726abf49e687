"""Time of Python solvers on l1 problems, each lambda to within 1e-6 of its minimum, relative: (1/n) sum_i loss(a_i'x, b_i) + lambda norm(x)_1.

    python conditional_gradient.py DATA LOSS REFERENCE [--count 100] [--ratio 0.01] [--solvers celer,...] [--limit SECONDS] [--repeat N]

DATA is leukemia_train.csv.gz, arcene.gz or another svmlight file; dense columns are centred and scaled to mean square 1. LOSS is lasso
(half the squared error on labels -1 and 1) or logistic; no intercept. With --count 1 lambda is ratio times the largest, else a geometric path
down to it, warm starts where the solver has them. Solvers stop by different tests, so each is run with smaller and smaller tolerances until its
worst objective over the path is within 1e-6 of the least; the median of N such runs counts, after one that compiles. The least is that of REFERENCE,
a line of objectives, one for each lambda, that CoordinatePath writes to gaps of 1e-10. Glissade has to prove its 1e-6, which is more.
Seconds of the clock, and of the processor as the machine may be shared.
"""

import argparse
import gzip
import signal
import statistics
import time
import warnings

import numpy as np


def read(path):
    if path.endswith(".csv.gz"):
        with gzip.open(path, "rt") as lines:
            table = np.loadtxt(lines, delimiter=",")
        return np.asfortranarray(table[:, 1:]), table[:, 0]
    from sklearn.datasets import load_svmlight_file

    a, labels = load_svmlight_file(path)
    b = np.where(labels == labels.max(), 1.0, -1.0)
    if a.shape[1] <= 10000:
        return np.asfortranarray(a.toarray()), b
    return a.tocsc(), b


def standardise(a):
    a = a - a.mean(axis=0)
    scale = np.sqrt((a**2).mean(axis=0))
    return np.asfortranarray(np.where(scale > 1e-12, a / np.where(scale > 1e-12, scale, 1), 0))


def slopes(loss, margins, b):
    return margins - b if loss == "lasso" else -b / (1 + np.exp(b * margins))


def objective(loss, a, b, lam, x):
    margins = a @ x
    value = ((margins - b) ** 2).mean() / 2 if loss == "lasso" else np.logaddexp(0, -b * margins).mean()
    return value + lam * np.abs(x).sum()


def celer(loss, a, b, lams, tol):
    from celer import celer_path

    if loss == "lasso":
        return celer_path(a, b, "lasso", alphas=lams, tol=tol, max_iter=1000, max_epochs=100000)[1].T
    return celer_path(a, b, "logreg", alphas=lams * len(b), tol=tol, max_iter=1000, max_epochs=100000)[1].T


def sklearn(loss, a, b, lams, tol):
    if loss == "lasso":
        from sklearn.linear_model import lasso_path

        return lasso_path(a, b, alphas=lams, tol=tol, max_iter=1000000)[1].T
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(l1_ratio=1, solver="liblinear", tol=tol, max_iter=100000, fit_intercept=False, random_state=0)
    return np.array([model.set_params(C=1 / (lam * len(b))).fit(a, b).coef_.ravel().copy() for lam in lams])


def skglm(loss, a, b, lams, tol):
    from skglm.datafits import Logistic, Quadratic
    from skglm.penalties import L1
    from skglm.solvers import AndersonCD, ProxNewton
    from skglm.utils.jit_compilation import compiled_clone

    datafit = compiled_clone(Quadratic() if loss == "lasso" else Logistic())
    if loss == "lasso":
        solver = AndersonCD(tol=tol, max_iter=1000, max_epochs=100000, fit_intercept=False, warm_start=True)
    else:
        solver = ProxNewton(tol=tol, max_iter=1000, max_pn_iter=1000, fit_intercept=False, warm_start=True)
    penalty = compiled_clone(L1(lams[0]))
    x = np.zeros(a.shape[1])
    margins = np.zeros(a.shape[0])
    points = []
    for lam in lams:
        penalty = compiled_clone(L1(lam))
        x = solver.solve(a, b, datafit, penalty, x.copy(), (a @ x) if x.any() else margins)[0]
        points.append(x.copy())
    return np.array(points)


class TooLong(Exception):
    pass


def stop(number, frame):
    raise TooLong()


def timed(solver, *arguments):
    wall, processor = time.perf_counter(), time.process_time()
    points = solver(*arguments)
    return points, time.perf_counter() - wall, time.process_time() - processor


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("loss", choices=["lasso", "logistic"])
    parser.add_argument("reference")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--ratio", type=float, default=0.01)
    parser.add_argument("--solvers", default="celer,skglm,sklearn")
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--first", type=float, default=1e-5, help="the tolerance that is tried first")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    a, b = read(arguments.data)
    if isinstance(a, np.ndarray):
        a = standardise(a)
    largest = np.abs(a.T @ slopes(arguments.loss, np.zeros(len(b)), b)).max() / len(b)
    lams = largest * (np.array([arguments.ratio]) if arguments.count == 1
                      else arguments.ratio ** (np.arange(arguments.count) / (arguments.count - 1)))
    print(f"{a.shape[0]} rows, {a.shape[1]} columns, largest lambda {largest:.10g}", flush=True)
    least = np.loadtxt(arguments.reference, ndmin=1)
    signal.signal(signal.SIGALRM, stop)
    for name in arguments.solvers.split(","):
        solver = {"celer": celer, "sklearn": sklearn, "skglm": skglm}[name]
        signal.alarm(arguments.limit)
        try:
            solver(arguments.loss, a, b, lams[:2], 1e-2)
            tolerance = arguments.first
            while True:
                points, *seconds = timed(solver, arguments.loss, a, b, lams, tolerance)
                found = np.array([objective(arguments.loss, a, b, lam, x) for lam, x in zip(lams, points)])
                worst = ((found - least) / least).max()
                if worst <= 1e-6:
                    break
                print(f"  {name} at {tolerance:.1e}: worst excess {worst:.1e}, {seconds[0]:.3f} s", flush=True)
                tolerance /= 3 if worst < 1e-5 else 10
            runs = [seconds] + [timed(solver, arguments.loss, a, b, lams, tolerance)[1:] for _ in range(arguments.repeat - 1)]
            signal.alarm(0)
            print(f"{name:10s} {statistics.median(r[0] for r in runs):8.3f} s of the clock {statistics.median(r[1] for r in runs):8.3f} s of"
                  f" the processor   tolerance {tolerance:.1e}   worst excess {worst:.1e}   last value {found[-1]:.10g}", flush=True)
        except TooLong:
            print(f"{name:10s} not reached in {arguments.limit} s of tries", flush=True)
        except Exception as failure:
            signal.alarm(0)
            print(f"{name:10s} failed: {str(failure).splitlines()[0][:160]}", flush=True)


if __name__ == "__main__":
    main()
