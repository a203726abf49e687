#!/usr/bin/env bash
# How often the global minimum is found, here and by CMA-ES: bench/global-search.sh [SEEDS] [DIMENSION] [GRADIENTS] [VALUES]
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
seeds="${1:-10}"; dimension="${2:-10}"; gradients="${3:-20000}"; values="${4:-$gradients}"
out="$(mktemp -d)"; trap 'rm -rf "$out"' EXIT
for target in rastrigin ackley griewank levy styblinski-tang schwefel rosenbrock michalewicz; do
  for seed in $(seq 1 "$seeds"); do
    "$root/glissade" minimise "$target:dim=$dimension" --gradients "$gradients" --values "$values" --seed "$seed" --json --quiet \
      --out "$out/$target-$seed" > "$out/$target-$seed.json"
  done
  python3 - "$target" "$out"/"$target"-*.json <<'P'
import json, sys
runs = [json.load(open(file)) for file in sys.argv[2:]]
hit = lambda value, run: value - run["knownMinimum"] < 1e-6 * max(1, abs(run["knownMinimum"]))
best = lambda run, k: run["progress"][k]["best"][-1]
gaps = lambda k: sorted(best(run, k) - run["knownMinimum"] for run in runs)
middle = lambda values: values[len(values) // 2]
print(f"{sys.argv[1]:16s} found {sum(hit(best(r, 0), r) for r in runs)} of {len(runs)}, median gap {middle(gaps(0)):.3g}"
      f" | CMA-ES {sum(hit(best(r, 1), r) for r in runs)} of {len(runs)}, median gap {middle(gaps(1)):.3g}", flush=True)
P
done
