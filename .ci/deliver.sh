#!/usr/bin/env bash
# Brings one edition to a server by ssh: deliver.sh FOLDER USER@HOST:/PATH
#
# It is unpacked beside the old one and then renamed, so that nobody reads half of it; for an instant there is none.
# KEY is the private key, HOST_KEYS the server's lines for known_hosts. The server needs sh and tar, nothing else.
# The path is a folder for this site alone: what it held before is gone afterwards.
set -euo pipefail
folder=$1
target=$2
: "${KEY:?the environment has no secret with the private key}"
: "${HOST_KEYS:?the variable with the keys of the server is empty}"
if ! [[ $target =~ ^([A-Za-z0-9._-]+@[A-Za-z0-9][A-Za-z0-9.-]*):(/[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+)$ ]] ||
  [[ $target == *..* ]]; then
  echo "the target is not of the form USER@HOST:/FOLDER/FOLDER" >&2
  exit 2
fi
host=${BASH_REMATCH[1]}
path=${BASH_REMATCH[2]}
[ -s "$folder/index.html" ] || { echo "$folder holds no site" >&2; exit 2; }
secrets=$(mktemp -d)
trap 'rm -rf "$secrets"' EXIT
(umask 077 && printf '%s\n' "$KEY" > "$secrets/key" && printf '%s\n' "$HOST_KEYS" > "$secrets/known")
tar -C "$folder" -czf - . | ssh -i "$secrets/key" -o BatchMode=yes -o IdentitiesOnly=yes \
  -o StrictHostKeyChecking=yes -o UserKnownHostsFile="$secrets/known" -o ConnectTimeout=20 "$host" \
  "set -eu; rm -rf '$path.new' '$path.old'; mkdir -p '$path.new'; tar -C '$path.new' -xzf -
   if [ ! -s '$path.new/index.html' ]; then exit 3; fi
   if [ -e '$path' ]; then mv '$path' '$path.old'; fi; mv '$path.new' '$path'; rm -rf '$path.old'"
echo "delivered to $host"
