#!/usr/bin/env bash
# Takes what the newest successful run of Publish kept of other people's feeds, from its artifact `feeds`.
#
#     bash .ci/feeds.sh FOLDER        then FOLDER/feeds.json, where there is one
#
# Needs `gh`, and GH_TOKEN with the right to read this repository's actions. Runs of `main` alone count: no pull
# request starts Publish, so none can put anything there.
set -euo pipefail
into=$1
run=$(gh run list --repo "$GITHUB_REPOSITORY" --workflow publish.yml --branch main --status success --limit 1 \
  --json databaseId --jq '.[].databaseId')
if [ -z "$run" ]; then
  echo "No run of Publish has ended yet."
elif ! gh run download "$run" --repo "$GITHUB_REPOSITORY" --name feeds --dir "$into"; then
  echo "The last run of Publish kept no feeds."
fi
