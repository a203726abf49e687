#!/usr/bin/env bash
# Paths of l1 problems against the peers on one machine: seconds to within 1e-6 of the minimum for every lambda.
#
#   bench/conditional-gradient.sh PYTHON DATA        DATA holds leukemia, arcene and newsgroups20-bydate, each in its folder
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
python="${1:?the Python of a virtual environment with bench/peers/requirements-conditional-gradient.txt}"
data="${2:?a folder with leukemia, arcene and newsgroups20-bydate}"
(cd "$root" && mvn -q -B -Pbench -Dmaven.test.skip=true package)
class_path="$root/bench/jmh/target/glissade-bench-0.1.0-SNAPSHOT.jar:$root/bench/jmh/target/lib/*"

reference="$(mktemp)"
trap 'rm -f "$reference"' EXIT

compare() {
  local file="$data/$1" loss="$2" count="$3" ratio="$4"
  echo "== $file, $loss, $count lambdas down to $ratio of the largest; load $(cut -d' ' -f1 /proc/loadavg)"
  java -Xmx4g -cp "$class_path" io.glissade.bench.CoordinatePath "$file" "$loss" "$count" "$ratio" 6 "$reference"
  timeout 1200 "$python" "$root/bench/peers/conditional_gradient.py" "$file" "$loss" "$reference" --count "$count" --ratio "$ratio" || true
}

for set in leukemia/leukemia_train.csv.gz arcene/arcene.gz newsgroups20-bydate/news20bydate.train.svm.gz; do
  for loss in lasso logistic; do
    compare "$set" "$loss" 1 0.05
  done
done
compare leukemia/leukemia_train.csv.gz lasso 100 0.01
compare arcene/arcene.gz lasso 100 0.01
compare newsgroups20-bydate/news20bydate.train.svm.gz lasso 20 0.05
