"""Time of Python solvers to a relative suboptimality of 1e-6 on an L2 logistic regression with l2 = 1/n and a penalised constant
feature: (1/n) sum log(1 + exp(-b a'x)) + (l2/2) ||x||^2.

    python finite_sums.py DATA.svm.gz MINIMUM [--standardise] [--solvers lbfgs,saga,...] [--limit SECONDS] [--repeat N]

Solvers stop by different tests, so each is run with smaller and smaller tolerances until its result is within 1e-6 of the
minimum; the time of the first such fit counts (the least of N), not those of the tries before. MINIMUM comes from a certified run.
"""

import argparse
import signal
import time
import warnings

import numpy as np
import scipy.sparse as sp

SKLEARN = ["lbfgs", "newton-cholesky", "newton-cg", "liblinear", "sag", "saga"]
CYANURE = ["cyanure-auto", "cyanure-catalyst-miso", "cyanure-qning-miso", "cyanure-svrg"]


def objective(a, b, w, l2):
    return np.logaddexp(0, -b * (a @ w)).mean() + l2 / 2 * (w @ w)


def fit(name, a, b, l2, tolerance):
    if name.startswith("cyanure-"):
        from cyanure.estimators import Classifier

        model = Classifier(loss="logistic", penalty="l2", lambda_1=l2, fit_intercept=False, tol=tolerance, solver=name[8:],
                           max_iter=100000, duality_gap_interval=5, verbose=False)
    else:
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=1 / (l2 * len(b)), solver=name, tol=tolerance, max_iter=100000, fit_intercept=False,
                                   dual=False, random_state=0)
    start = time.perf_counter()
    model.fit(a, b)
    return time.perf_counter() - start, np.ravel(model.coef_)


class TooLong(Exception):
    pass


def stop(number, frame):
    raise TooLong()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("minimum", type=float)
    parser.add_argument("--standardise", action="store_true")
    parser.add_argument("--solvers", default=",".join(SKLEARN + CYANURE))
    parser.add_argument("--limit", type=int, default=120)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    start = time.perf_counter()
    from sklearn.datasets import load_svmlight_file

    a, labels = load_svmlight_file(arguments.data)
    b = np.where(labels == labels.max(), 1.0, -1.0)
    if arguments.standardise:
        a = a.toarray()
        scale = a.std(axis=0, ddof=1)
        a = (a - a.mean(axis=0)) / np.where(scale == 0, 1, scale)
        a = np.asfortranarray(np.hstack([a, np.ones((len(b), 1))]))
        a = np.ascontiguousarray(a)
    else:
        a = sp.hstack([a, np.ones((len(b), 1))]).tocsr()
    print(f"read in {time.perf_counter() - start:.2f} s: {a.shape[0]} rows, {a.shape[1]} columns", flush=True)
    l2 = 1 / len(b)
    signal.signal(signal.SIGALRM, stop)
    for name in arguments.solvers.split(","):
        found = None
        signal.alarm(arguments.limit)
        try:
            for exponent in range(1, 13):
                for mantissa in (1, 0.3):
                    tolerance = mantissa * 10.0**-exponent
                    seconds, w = fit(name, a, b, l2, tolerance)
                    gap = objective(a, b, w, l2) / arguments.minimum - 1
                    if gap <= 1e-6:
                        found = tolerance
                        break
                if found:
                    break
            for _ in range(arguments.repeat - 1):
                if found:
                    seconds = min(seconds, fit(name, a, b, l2, found)[0])
            signal.alarm(0)
            print(f"{name:24s} {seconds:8.3f} s   tolerance {found}   relative suboptimality {gap:.1e}", flush=True)
        except TooLong:
            print(f"{name:24s}  not reached in {arguments.limit} s of tries", flush=True)
        except Exception as failure:
            signal.alarm(0)
            print(f"{name:24s}  failed: {str(failure).splitlines()[0][:120]}", flush=True)


if __name__ == "__main__":
    main()
