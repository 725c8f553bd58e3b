#!/usr/bin/env bash
# Instructions per byte of input, stage by stage, on the bench corpus: free of noise, so
# that a review sees what a change costs.
#
#   benches/instructions.sh            compares with benches/instructions.txt
#   benches/instructions.sh --write    takes the figures over
#
# Fails where the whole, or a stage, costs over 3 % more than the committed figures.
set -euo pipefail
cd "$(dirname "$0")/.."
baseline=benches/instructions.txt

if ! command -v valgrind >/dev/null; then
  echo 'skipped: valgrind is not installed'
  exit 0
fi

bench=$(cargo bench --bench main --no-run --message-format=json 2>/dev/null |
  sed -n 's/.*"name":"main".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1)

# The instructions of a run, and the bytes of the corpus.
run() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$bench" once "$1" "$2" 2>&1 |
    awk '/Collected/ { print $NF } /^[0-9]+$/ { bytes = $0 } END { print bytes }'
}

# Hundredths of an instruction per byte, for one pass of a stage.
cost() {
  local none some
  mapfile -t none < <(run "$1" 0)
  mapfile -t some < <(run "$1" 1)
  echo $(((some[0] - none[0]) * 100 / some[1]))
}

figures() {
  local decode split scan extract whole
  decode=$(cost decode) split=$(cost split) scan=$(cost scan)
  extract=$(cost extract) whole=$(cost whole)
  printf '# Instructions per byte of input (callgrind), written by benches/instructions.sh\n'
  for row in "decode $decode" "split $split" "scan $((scan - split))" \
    "link $((extract - scan))" "write $((whole - extract - decode))" "whole $whole"; do
    set -- $row
    printf '%s\t%d.%02d\n' "$1" $(($2 / 100)) $(($2 % 100))
  done
}

if [ "${1:-}" = --write ]; then
  figures | tee "$baseline"
  exit
fi
figures | awk -F '\t' '
  /^#/ { next }
  NR == FNR { was[$1] = $2; next }
  {
    change = was[$1] ? ($2 / was[$1] - 1) * 100 : 0
    printf "%-8s %8.2f  was %8.2f  %+6.1f %%\n", $1, $2, was[$1], change
    if (change > 3) worse = 1
  }
  END { exit worse }
' "$baseline" -
