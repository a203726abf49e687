#!/usr/bin/env bash
# Finite sums against the peers on one machine: seconds to a relative suboptimality of 1e-6, and seconds of a pass of SAG.
#
#   bench/finite-sums.sh PYTHON DATA        DATA holds a9a, covtype and newsgroups20-bydate, each in its folder
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
python="${1:?the Python of a virtual environment with bench/peers/requirements.txt}"
data="${2:?a folder with a9a, covtype and newsgroups20-bydate}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
(cd "$root" && mvn -q -B -Pbench -Dmaven.test.skip=true package)
class_path="$root/bench/jmh/target/glissade-bench-0.1.0-SNAPSHOT.jar:$root/bench/jmh/target/lib/*"

compare() {
  local file="$data/$1" minimum="$2"
  shift 2
  echo "== $file"
  for run in 1 2 3; do
    "$root/glissade" fit "$file" "$@" --no-intercept --append-bias --json --quiet --out "$work/fit-$run" \
      | grep -m 3 -E '"(method|seconds|relativeGap)"'
    rm -rf "$work/fit-$run"
  done
  timeout 600 "$python" "$root/bench/peers/finite_sums.py" "$file" "$minimum" ${1:+"$1"} --limit 35 || true
  timeout 150 java -cp "$class_path" io.glissade.bench.LiblinearPeer "$file" "$minimum" ${1:+standardise} || true
}

compare a9a/a9a.gz 0.323371868315315
compare newsgroups20-bydate/news20bydate.train.svm.gz 0.3241530222
compare covtype/covtype.binary.svm.gz 0.513491318706135 --standardise

java -Xmx4g -cp "$class_path" org.openjdk.jmh.Main PassBenchmark
cc -O3 -march=native -o "$work/sag" "$root/bench/peers/sag.c" -lm
for ahead in 0 8; do
  echo "== C, $ahead rows prefetched"
  gzip -dc "$data/covtype/covtype.binary.svm.gz" | "$work/sag" dense 8 "$ahead"
  gzip -dc "$data/a9a/a9a.gz" | "$work/sag" sparse 8 "$ahead"
done
