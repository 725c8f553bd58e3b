#!/usr/bin/env bash
# What only a run of the command shows: two threads against one, memory by the size of
# a corpus and of a document, one small file from start to finish.
#
#   benches/scaling.sh [CORPUS [DOCUMENT]]    sizes of the larger corpus and of the long
#                                             document in MB, 200 each
#
# Needs GNU time. Times are medians of five runs.
set -euo pipefail
cd "$(dirname "$0")/.."
corpus=${1:-200}
document=${2:-200}

if [ ! -x /usr/bin/time ]; then
  echo 'skipped: GNU time is not installed'
  exit 0
fi

cargo build --release --quiet
shilu=$PWD/target/release/shilu
bench=$(cargo bench --bench main --no-run --message-format=json 2>/dev/null |
  sed -n 's/.*"name":"main".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Milliseconds of wall clock and of processor, and kilobytes at the peak, of the median
# of some runs of a command.
measure() {
  local runs=$1
  shift
  for _ in $(seq "$runs"); do
    local start=${EPOCHREALTIME/./}
    /usr/bin/time -q -f '%U %S %M' -o time.txt "$@" >out.txt 2>/dev/null || true
    echo "$(((${EPOCHREALTIME/./} - start))) $(tail -n 1 time.txt)"
  done | sort -n | awk '{ line[NR] = $0 } END {
    split(line[int((NR + 1) / 2)], f, " ")
    printf "%.1f %.0f %d\n", f[1] / 1000, (f[2] + f[3]) * 1000, f[4]
  }'
}

row() { printf '%-44s %10s ms %8s ms of processor %7d MB\n' "$1" "$2" "$3" $(($4 / 1000)); }

"$bench" files small 2000 8000
"$bench" records small.jsonl 2000 8000
for input in small small.jsonl; do
  for threads in 1 2; do
    read -r wall cpu peak < <(measure 5 "$shilu" extract -q --format jsonl --threads "$threads" "$input")
    row "$input: 16 MB in 2 000 texts, threads: $threads" "$wall" "$cpu" "$peak"
  done
done

"$bench" files large $((corpus * 125)) 8000
read -r wall cpu peak < <(measure 1 "$shilu" extract -q --format jsonl --threads 2 large)
row "$corpus MB in files of 8 kB, threads: 2" "$wall" "$cpu" "$peak"
rm -r large

for size in $((document / 10)) "$document"; do
  "$bench" files long 1 $((size * 1000000))
  read -r wall cpu peak < <(measure 1 "$shilu" extract -q --format jsonl long)
  row "one document of $size MB" "$wall" "$cpu" "$peak"
done

"$bench" files one 1 10000
read -r wall cpu peak < <(measure 21 true)
row 'true' "$wall" "$cpu" "$peak"
read -r wall cpu peak < <(measure 21 "$shilu" extract -q --threads 1 one/000000.txt)
row 'one file of 10 kB' "$wall" "$cpu" "$peak"
