#!/bin/sh
# A policy service for Postfix that puts off whom it sees for the first time: greylist.sh FOLDER
while read -r line; do
  case $line in
    recipient=*) recipient=${line#recipient=} ;;
    '')
      if mkdir "$1/$recipient" 2> /dev/null; then
        printf 'action=DEFER_IF_PERMIT Greylisted, see http://postgrey.example.org/help\n\n'
      else
        printf 'action=DUNNO\n\n'
      fi
      ;;
  esac
done
