#!/usr/bin/env bash
# Makes models/language.bin, models/language.toml and lexicons/lang/name_words.tsv from nothing but the data.
#
#   train/language/run.sh DATA_DIR WORK_DIR            the model that ships
#   train/language/run.sh DATA_DIR WORK_DIR --trial    the same steps on a hundredth of the data: WORK_DIR/trial/, useless, in minutes
#
# DATA_DIR has syntax/, names/, news/ and unlabelled/; WORK_DIR takes 4 GB of scratch. Finished steps are kept there and not repeated.
# Needs python3 with venv, fastText's command, and two quiet cores for under two hours.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=$(realpath "$1")
mkdir -p "$2"
work=$(realpath "$2")
here=train/language
models=models lexicon=lexicons/lang/name_words.tsv
every=1 words=2000000 student_epochs=6 teacher_epochs=3 fasttext_epochs=4
if [ "${3:-}" = --trial ]; then
  models=$work/trial lexicon=$work/trial/name_words.tsv
  every=100 words=20000 student_epochs=1 teacher_epochs=1 fasttext_epochs=1
  mkdir -p "$models"
fi
export PYTHONHASHSEED=0 OMP_NUM_THREADS=1  # one thread each, two processes: the same sums in the same order

python=${PYTHON:-$work/venv/bin/python}
if [ ! -x "$python" ]; then
  python3 -m venv "$work/venv"
  "$python" -m pip install --quiet --disable-pip-version-check -r $here/requirements.txt
fi

# step NAME COMMAND...: runs the command unless it was done before; its output goes to NAME.log
step() {
  local name=$1
  shift
  if [ -e "$work/$name.done" ]; then return; fi
  echo "$(date +%H:%M) $name" >&2
  "$@" > "$work/$name.log" 2>&1 || { tail -n 20 "$work/$name.log" >&2; exit 1; }
  touch "$work/$name.done"
}

"$python" $here/name_words.py lexicons > "$work/name_words.tsv"
cp "$work/name_words.tsv" "$lexicon"

step corpus "$python" $here/vectors.py corpus "$data" "$work/sentences.txt" "$work/corpus.txt"
# One thread: fastText's threads race, and the vectors would differ from run to run.
step fasttext fasttext skipgram -input "$work/corpus.txt" -output "$work/vectors" \
  -dim 64 -epoch $fasttext_epochs -minCount 4 -minn 0 -maxn 0 -lr 0.05 -ws 5 -t 1e-4 -thread 1
step vectors "$python" $here/vectors.py pack "$work/vectors.vec" 40000 "$work/vectors.npz"

step teacher "$python" $here/teacher.py "$data" "$work" "$work/teacher.pt" --every $every --epochs $teacher_epochs
halves=()
for i in 1 2; do
  step "label$i" "$python" $here/label.py "$data" "$work" "$work/teacher.pt" "$work/silver$i.npz" --part "$i/2" --words $words &
  halves+=($!)
done
for half in "${halves[@]}"; do wait "$half"; done
step student "$python" $here/student.py "$data" "$work" "$work/student.pt" \
  --silver "$work/silver1.npz" "$work/silver2.npz" --every $every --epochs $student_epochs

"$python" $here/export.py "$work/student.pt" "$work" "$models/language.bin"
"$python" $here/measure.py "$models/language.bin" lexicons "$data" "$work/scores.json" $every
"$python" $here/manifest.py "$models/language.bin" "$data" "$work/scores.json" "$models/language.toml"
