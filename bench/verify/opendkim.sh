#!/bin/sh
# Judges signed mails with OpenDKIM: sh opendkim.sh RECORDS MAIL...
# RECORDS has a place in the DNS and its text in each line, with a tab between. A line per signature: file, algorithm, verdict.
command -v opendkim > /dev/null || exit 77
records=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tr '\t' ' ' < "$records" > "$work/keys"
echo "TestPublicKeys $work/keys" > "$work/conf"
for mail in "$@"; do
  opendkim -v -v -b v -x "$work/conf" -t "$mail" 2> /dev/null \
    | sed -n "s/^.*dkim=\([a-z]*\) .*header\.a=\([a-z0-9-]*\).*/\2\t\1/p" \
    | while read -r algorithm verdict; do
      printf '%s\t%s\t%s\n' "$mail" "$algorithm" "$verdict"
    done
done
