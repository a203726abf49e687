"""The numbers of ArviZ that ArvizTest of glissade-methods holds the diagnostics against, as the CSV file it reads.

    python arviz_fixture.py > glissade-methods/src/test/resources/io/glissade/chain/arviz.csv

The draws are made from a hash by a few additions and multiplications, so that Java and Python make the same numbers to the last bit.
Needs requirements-arviz.txt.
"""

import math

import arviz as az
import numpy as np
import scipy

MASK = (1 << 64) - 1


class Stream:
    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return (((z ^ (z >> 31)) >> 11) + 0.5) * 2.0**-53

    def bell(self):
        total = 0.0
        for _ in range(12):
            total += self.uniform()
        return total - 6.0


def chains(count, draws, coefficient, change=lambda chain, value: value):
    rows = []
    for chain in range(count):
        stream = Stream(1000 + chain)
        value = 0.0
        row = []
        for _ in range(draws):
            value = coefficient * value + stream.bell()
            row.append(change(chain, value))
        rows.append(row)
    return np.array(rows)


def heavy(count, draws):
    rows = []
    for chain in range(count):
        stream = Stream(2000 + chain)
        row = []
        for _ in range(draws):
            u = stream.uniform()
            row.append((u - 0.5) / (u * (1.0 - u)))
        rows.append(row)
    return np.array(rows)


CASES = {
    "independent": chains(4, 250, 0.0),
    "correlated": chains(4, 2000, 0.98),
    "antithetic": chains(4, 500, -0.7),
    "stuck": chains(4, 200, 0.3, lambda chain, value: 0.5 if chain == 2 else value),
    "heavy": heavy(4, 300),
    "odd": chains(3, 101, 0.5),
    "apart": chains(4, 100, 0.2, lambda chain, value: value + 0.3 * chain),
    "single": chains(1, 64, 0.3),
    "tied": chains(4, 120, 0.4, lambda chain, value: math.floor(3.0 * value)),
    "offset": chains(4, 150, 0.1, lambda chain, value: value + 1048576.0),
    "seven": chains(2, 7, 0.0),
    "four": chains(2, 4, 0.0),
}

print(f"# ArviZ {az.__version__}, NumPy {np.__version__}, SciPy {scipy.__version__}")
print("case,quantity,value")
for name, draws in CASES.items():
    numbers = {
        "mean": draws.mean(),
        "sd": draws.std(ddof=1),
        "q5": np.quantile(draws, 0.05),
        "median": np.quantile(draws, 0.5),
        "q95": np.quantile(draws, 0.95),
        "rhat": az.rhat(draws, method="rank"),
        "ess_bulk": az.ess(draws, method="bulk"),
        "ess_tail": az.ess(draws, method="tail"),
        "ess_mean": az.ess(draws, method="mean"),
        "ess_sd": az.ess(draws, method="sd"),
        "ess_q10": az.ess(draws, method="quantile", prob=0.1),
        "mcse_mean": az.mcse(draws, method="mean"),
        "mcse_sd": az.mcse(draws, method="sd"),
        "mcse_q90": az.mcse(draws, method="quantile", prob=0.9),
        "bfmi_0": az.bfmi(draws)[0],
        "autocorrelation_1": az.autocorr(draws[0])[1],
        "autocorrelation_3": az.autocorr(draws[0])[3],
    }
    for quantity, value in numbers.items():
        print(f"{name},{quantity},{float(value)!r}")
