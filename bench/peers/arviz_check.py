"""Reads the draws of `glissade sample` with ArviZ and holds its summary against summary.csv.

    python arviz_check.py RUN_FOLDER

Loads draws.npz and draws.csv, checks that both hold the same numbers, makes ArviZ's InferenceData of them, and prints for each column of summary.csv
the largest difference from what ArviZ computes, as a share of the number where that is above 1. Ends with 1 if one is above 1e-8, or if only one of
the two says that a number does not exist. Two things are known to differ and are said where they occur: of a variable whose draws are all the same
ArviZ says that every draw counts, and Glissade that nothing can be said; and with an odd number of draws the R-hat of az.summary is not that of
az.rhat, as it folds the chains before it halves them. Needs requirements-arviz.txt.
"""

import csv
import math
import sys
from pathlib import Path

import arviz as az
import numpy as np

LARGEST = 1e-8
STATISTICS = {"objective", "kinetic", "lp", "energy"}


def posterior_of_npz(folder):
    arrays = np.load(folder / "draws.npz")
    posterior = {name: arrays[name] for name in arrays.files if name not in STATISTICS}
    statistics = {name: arrays[name] for name in arrays.files if name in STATISTICS}
    return az.from_dict(posterior=posterior, sample_stats=statistics)


def draws_of_csv(folder):
    with open(folder / "draws.csv", newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        header = next(rows)
        numbers = np.array([[float(field) if field else math.nan for field in row] for row in rows])
    chains = int(numbers[:, 0].max()) + 1
    places = numbers.reshape(chains, -1, len(header))
    assert (places[:, :, 0] == np.arange(chains)[:, None]).all(), "draws.csv: chains must stand one after the other"
    assert (places[:, :, 1] == np.arange(places.shape[1])).all(), "draws.csv: draws must count up from 0"
    return {name: places[:, :, k] for k, name in enumerate(header) if k >= 2}


def columns(draws):
    return {
        "mean": draws.mean(),
        "sd": draws.std(ddof=1),
        "mcse_mean": float(az.mcse(draws, method="mean")),
        "q5": np.quantile(draws, 0.05),
        "median": np.quantile(draws, 0.5),
        "q95": np.quantile(draws, 0.95),
        "r_hat": float(az.rhat(draws)),
        "ess_bulk": float(az.ess(draws, method="bulk")),
        "ess_tail": float(az.ess(draws, method="tail")),
    }


def difference(ours, theirs):
    if math.isnan(ours) or math.isnan(theirs):
        return 0.0 if math.isnan(ours) and math.isnan(theirs) else math.inf
    return abs(ours - theirs) / max(1.0, abs(theirs))


def main(folder):
    data = posterior_of_npz(folder)
    flat = draws_of_csv(folder)
    summary = az.summary(data, round_to="none")
    with open(folder / "summary.csv", newline="", encoding="utf-8") as file:
        table = {row["variable"]: row for row in csv.DictReader(file)}
    print(f"ArviZ {az.__version__}: {len(data.posterior.data_vars)} arrays, {len(table)} variables, "
          f"{data.posterior.sizes['chain']} chains of {data.posterior.sizes['draw']} draws, statistics {', '.join(data.sample_stats.data_vars)}")
    failed = False
    if set(table) != set(flat) or set(table) != set(summary.index):
        print("FAILED: summary.csv, draws.csv and draws.npz do not name the same variables")
        failed = True
    largest = {}
    folded_first = 0.0
    for name, row in table.items():
        base, _, place = name.partition("[")
        array = data.posterior[base if base in data.posterior else name].values
        draws = array[:, :, int(place[:-1])] if array.ndim == 3 else array
        if not np.array_equal(draws, flat[name], equal_nan=True):
            print(f"FAILED: {name} differs between draws.npz and draws.csv")
            failed = True
        theirs = columns(draws)
        if draws.min() == draws.max():
            print(f"{name} is constant: no R-hat, effective sample size or error")
            for column in ("mcse_mean", "r_hat", "ess_bulk", "ess_tail"):
                failed |= row[column] != ""
                del theirs[column]
        for column in {"mean", "sd", "mcse_mean", "ess_bulk", "ess_tail", "r_hat"} & theirs.keys():
            again = float(summary.loc[name, column])
            apart = difference(theirs[column], again)
            if column == "r_hat" and draws.shape[1] % 2 == 1:
                folded_first = max(folded_first, apart)
            elif apart > LARGEST:
                print(f"FAILED: {name}: az.summary says {column} {again}, its functions {theirs[column]}")
                failed = True
        for column, value in theirs.items():
            ours = float(row[column]) if row[column] else math.nan
            largest[column] = max(largest.get(column, (0.0, name)), (difference(ours, float(value)), name))
    if folded_first > 0:
        print(f"az.summary and az.rhat differ by up to {folded_first:.1e}: the number of draws is odd")
    for column, (size, name) in largest.items():
        print(f"{column:10s} largest difference {size:.2e} at {name}")
        failed |= size > LARGEST
    worst = max(size for size, _ in largest.values())
    print(f"{'FAILED' if failed else 'passed'}: largest difference {worst:.2e}, allowed {LARGEST:.0e}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
