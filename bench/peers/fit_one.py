"""One whole Python command that does what `glissade fit` does: read svmlight, append a penalised constant feature, fit an L2 logistic
regression with l2 = 1/n, print the objective.

    python fit_one.py DATA.svm.gz SOLVER TOLERANCE [--standardise]
"""

import sys

import numpy as np
import scipy.sparse as sp
from sklearn.datasets import load_svmlight_file

from finite_sums import fit, objective

data, solver, tolerance = sys.argv[1], sys.argv[2], float(sys.argv[3])
a, labels = load_svmlight_file(data)
b = np.where(labels == labels.max(), 1.0, -1.0)
if "--standardise" in sys.argv:
    a = a.toarray()
    scale = a.std(axis=0, ddof=1)
    a = np.hstack([(a - a.mean(axis=0)) / np.where(scale == 0, 1, scale), np.ones((len(b), 1))])
else:
    a = sp.hstack([a, np.ones((len(b), 1))]).tocsr()
seconds, w = fit(solver, a, b, 1 / len(b), tolerance)
print(f"{solver} {seconds:.3f} s, objective {objective(a, b, w, 1 / len(b)):.12f}")
