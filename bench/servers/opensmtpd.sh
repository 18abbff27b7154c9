#!/bin/sh
# OpenSMTPD for bench/run servers: opensmtpd.sh version | limits | run FOLDER PORT SINK LIMIT
# A limit is lines of smtpd.conf with " ; " between them. Its queue is the machine's own: its path is compiled in.
set -eu
PATH=$PATH:/usr/sbin:/sbin
command -v smtpd > /dev/null && smtpd -h 2>&1 | grep -q OpenSMTPD || exit 77

case $1 in
  version) smtpd -h 2>&1 | sed -n 's/^version: OpenSMTPD \(.*\)/\1/p' ;;
  limits)
    cat << 'END'

smtp limit max-mails 5
smtp limit max-rcpt 1
smtp max-message-size 100K
END
    ;;
  run)
    folder=$2 port=$3 sink=$4 limit=$5
    {
      printf '%s\n' "$limit" | sed "s/ ; /\n/g"
      cat << END
listen on 127.0.0.1 port $port hostname opensmtpd.servers.test
action "sink" relay host "smtp://127.0.0.1:$sink"
match from any for any action "sink"
END
    } > "$folder/smtpd.conf"
    exec smtpd -d -f "$folder/smtpd.conf"
    ;;
esac
