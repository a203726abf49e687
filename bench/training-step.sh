#!/usr/bin/env bash
# Milliseconds per training step of the default language model, Glissade against Python PyTorch, in turn; prints each pair
# and the median ratio. Both run one rule on one thread; Python also with two, and both with and without the allocator
# settings that the launcher of Glissade makes.
#
# usage: bench/training-step.sh PYTHON [PAIRS]      PYTHON: an interpreter with bench/peers/requirements.txt installed
set -euo pipefail
python="${1:?usage: bench/training-step.sh PYTHON [PAIRS]}"
pairs="${2:-5}"
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
text="$root/samples/tinyshakespeare.txt"
steps=500
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

keep=(MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=2147483648 MALLOC_TOP_PAD_=67108864)

glissade() {
  rm -rf "$folder/run"
  "$root/glissade" train "$text" --rule clip:lr=16,threshold=0.25 --steps $((steps + 50)) --probe off --quiet \
    --out "$folder/run" >/dev/null
  # the first 50 steps are not timed, as in the peer
  awk -F, '$1 == 50 { a = $2 } $1 == '"$((steps + 50))"' { b = $2 } END { printf "%.3f\n", 1000 * (b - a) / '"$steps"' }' \
    "$folder"/run/clip*/timing.csv
}

"$root/glissade" --version >/dev/null
printf 'pair,glissade,python_1_thread,python_2_threads,python_1_thread_keep,ratio_to_best_python\n'
for pair in $(seq "$pairs"); do
  g=$(glissade)
  p1=$("$python" "$root/bench/peers/lstm.py" "$text" --steps "$steps" --threads 1)
  p2=$("$python" "$root/bench/peers/lstm.py" "$text" --steps "$steps" --threads 2)
  k1=$(env "${keep[@]}" "$python" "$root/bench/peers/lstm.py" "$text" --steps "$steps" --threads 1)
  awk -v i="$pair" -v g="$g" -v p="$p1" -v q="$p2" -v k="$k1" 'BEGIN {
    best = p; if (q < best) best = q; if (k < best) best = k
    printf "%d,%s,%s,%s,%s,%.3f\n", i, g, p, q, k, g / best }' | tee -a "$folder/ratios"
done
sort -t, -k6 -g "$folder/ratios" | awk -F, '{ r[NR] = $6 } END { print "median ratio " r[int((NR + 1) / 2)] }'
