#!/usr/bin/env bash
# Installs the command `ambassade` of one folder into another: hash-locked, and nothing besides the lock.
#
#     bash .ci/install.sh FOLDER INTO      then INTO/bin/ambassade
#
# Does nothing where it is there already. Needs Python 3.11 or later as python3.
set -euo pipefail
folder=$1
into=$2
if [ -x "$into/bin/ambassade" ]; then
  exit 0
fi
python3 -m venv "$into"
pip=("$into/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps)
"${pip[@]}" --require-hashes --requirement "$folder/requirements.txt"
"${pip[@]}" --no-build-isolation "$folder"
