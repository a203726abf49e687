#!/usr/bin/env bash
# Groups and the nuclear norm against copt on one machine: seconds to the same objective.
#
#   bench/structured-atoms.sh PYTHON A9A       PYTHON of a virtual environment with copt and scikit-learn, A9A the file a9a.gz
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
python="${1:?the Python of a virtual environment with copt 0.9.2 and scikit-learn}"
file="${2:?the file a9a.gz}"
(cd "$root" && mvn -q -B -Pbench -Dmaven.test.skip=true package)
ours="$(java -cp "$root/bench/jmh/target/glissade-bench-0.1.0-SNAPSHOT.jar:$root/bench/jmh/target/lib/*" io.glissade.bench.StructuredAtoms "$file")"
echo "$ours"
value() { grep "^$1" <<<"$ours" | head -1 | sed 's/.*value \([0-9.]*\).*/\1/'; }
"$python" "$root/bench/peers/structured_atoms.py" "$file" "$(value groups)" "$(value 'nuclear, conditional')"
