#!/usr/bin/env bash
# Seconds and memory of one hypergradient, Glissade in turn with its peers, on as many threads as asked for; a table, then the ratios.
#
# usage: bench/multilevel.sh PYTHON [REPEATS [THREADS]]     PYTHON: an interpreter with bench/peers/requirements-multilevel.txt installed;
#                                                 PYTHONPATH names the folder of hypertorch
set -euo pipefail
python="${1:?usage: bench/multilevel.sh PYTHON [REPEATS [THREADS]]}"
repeats="${2:-5}"
threads="${3:-1}"
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
(cd "$root" && mvn -q -B -Pbench -Dmaven.test.skip=true -pl bench/jmh -am package)
rows="$(mktemp)"
trap 'rm -f "$rows"' EXIT

keep=(MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=2147483648 MALLOC_TOP_PAD_=67108864)

glissade() {
  env "${keep[@]}" java -XX:+UseSerialGC -Xms256m -Xmx256m -XX:+AlwaysPreTouch \
    -cp "$root/bench/jmh/target/glissade-bench-0.1.0-SNAPSHOT.jar:$root/bench/jmh/target/lib/*" \
    io.glissade.bench.HypergradientTimes "$@" "$repeats" "$threads" | tee -a "$rows"
}

peer() {
  "$python" "$root/bench/peers/multilevel.py" "$@" --repeats "$repeats" --threads "$threads" 2>/dev/null | tail -1 | tee -a "$rows"
}

for workload in ridge mlp; do
  for steps in 10 100 1000; do
    for method in torchopt hypertorch hypertorch-back hypertorch-cg betty-cg; do
      peer "$workload" "$method" "$steps"
    done
    for method in reverse checkpointed iterates implicit; do
      glissade "$workload" "$method" "$steps"
      glissade "$workload-known" "$method" "$steps"
    done
  done
done

"$python" - "$rows" <<'P'
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1]) if line.startswith("{")]
for workload in ["ridge", "mlp"]:
    for steps in sorted({row["steps"] for row in rows}):
        here = [row for row in rows if row["steps"] == steps and row["workload"].split("-")[0] == workload]
        peers = [row for row in here if row["method"] in ("torchopt", "hypertorch", "hypertorch-back")]
        fastest = min(peers, key=lambda row: row["median"])
        print(f"{workload} {steps} steps, fastest exact peer {fastest['method']} {fastest['median']:.4g} s")
        for row in here:
            print(f"  {row['workload']:12s} {row['method']:16s} {row['median']:10.4g} s [{min(row['seconds']):.4g}, {max(row['seconds']):.4g}]"
                  f"  times faster {fastest['median'] / row['median']:6.2f}  memory {row['memory']:8.1f} MB  norm {row['norm']:.9g}")
P
