#!/usr/bin/env bash
# Checks the content and, with a base, says in plain words what a merge would do. Ends as the check ends.
#
# Reads, from the environment: AMBASSADE the command · ROOT the folder that holds content/ · BASE what is merged
# into, empty for the content alone · HEAD what is merged, empty for the files as they lie there · PULL the number
# of the pull or merge request · FORMAT how to report · WORDS the language · APPROVALS where approvals come from ·
# READERS public or private · REVIEW the file for the review · QUALITY a file for GitLab's report, if one is wanted.
set -euo pipefail
: "${AMBASSADE:?}" "${ROOT:=.}" "${FORMAT:=terminal}" "${WORDS:=en}" "${APPROVALS:=auto}" "${READERS:=public}"
shared=("--root=$ROOT" "--lang=$WORDS")
change=() # written as ${change[@]+…} where it may be empty, for the bash of macOS
# In a merge queue only the branch's name says which pull request it is: gh-readonly-queue/main/pr-12-0a1b…
if [ -z "${PULL:-}" ] && [[ ${GITHUB_REF:-} =~ ^refs/heads/gh-readonly-queue/.+/pr-([0-9]{1,9})-[0-9a-f]{40}$ ]]; then
  PULL=${BASH_REMATCH[1]}
fi
if [ -n "${BASE:-}" ]; then
  change=("--base=$BASE" "--approvals=$APPROVALS")
  if [ -n "${HEAD:-}" ]; then change+=("--head=$HEAD"); fi
  if [ -n "${PULL:-}" ]; then change+=("--pull=$PULL"); fi
fi
checked=0
"$AMBASSADE" check "${shared[@]}" ${change[@]+"${change[@]}"} "--format=$FORMAT" || checked=$?
if [ -n "${QUALITY:-}" ]; then
  "$AMBASSADE" check "${shared[@]}" ${change[@]+"${change[@]}"} --format=gitlab > "$QUALITY" || true # told above already
fi
if [ -z "${BASE:-}" ]; then
  exit "$checked"
fi
reviewed=0
: "${REVIEW:?}"
"$AMBASSADE" review "${shared[@]}" "${change[@]}" "--for=$READERS" --format=markdown > "$REVIEW" || reviewed=$?
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat "$REVIEW" >> "$GITHUB_STEP_SUMMARY"
fi
if [ "$checked" -ne 0 ]; then
  exit "$checked"
fi
exit "$reviewed"
