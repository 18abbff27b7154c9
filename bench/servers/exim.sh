#!/bin/sh
# Exim for bench/run servers: exim.sh version | limits | run FOLDER PORT SINK LIMIT
# A limit is main options with " ; " between them, or "acl_smtp_...: " and one statement of that list.
set -eu
PATH=$PATH:/usr/sbin:/sbin
exim=$(command -v exim4 || command -v exim) || exit 77

case $1 in
  version) "$exim" -bV | sed -n 's/^Exim version \([^ ]*\).*/\1/p' ;;
  limits)
    cat << 'END'

smtp_accept_max = 2
smtp_accept_max_per_host = 2 ; smtp_accept_max = 20
smtp_accept_max_per_connection = 3
smtp_accept_queue_per_connection = 3
smtp_ratelimit_hosts = * ; smtp_ratelimit_mail = 5,0.5s,1.05,2s
smtp_ratelimit_hosts = * ; smtp_ratelimit_rcpt = 5,0.5s,1.05,2s
acl_smtp_mail: defer message = Sender rate $sender_rate / $sender_rate_period, max $sender_rate_limit ; ratelimit = 40 / 10s / per_mail / $sender_host_address
acl_smtp_rcpt: defer message = Sender rate overlimit - $sender_rate / $sender_rate_period ; ratelimit = 40 / 10s / per_rcpt / $sender_host_address
acl_smtp_connect: defer message = Too many connections from $sender_host_address, slow down ; ratelimit = 6 / 10s / per_conn / $sender_host_address
recipients_max = 1 ; smtp_max_unknown_commands = 0
pipelining_advertise_hosts = :
smtp_enforce_sync = true ; message_size_limit = 100K
END
    ;;
  run)
    folder=$2 port=$3 sink=$4 limit=$5
    mkdir -p "$folder/spool"
    chown Debian-exim "$folder" "$folder/spool"
    lines=$(printf '%s\n' "$limit" | sed "s/^acl_smtp_[a-z]*: //; s/ ; /\n/g")
    of=$(printf '%s\n' "$limit" | sed -n 's/^\(acl_smtp_[a-z]*\): .*/\1/p')
    {
      cat << END
primary_hostname = exim.servers.test
spool_directory = $folder/spool
log_file_path = $folder/%slog
pid_file_path = $folder/pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = $port
tls_advertise_hosts =
host_lookup =
rfc1413_hosts =
acl_smtp_connect = acl_smtp_connect
acl_smtp_mail = acl_smtp_mail
acl_smtp_rcpt = acl_smtp_rcpt
acl_smtp_data = acl_smtp_data
END
      [ -n "$of" ] || printf '%s\n' "$lines"
      echo "begin acl"
      for list in acl_smtp_connect acl_smtp_mail acl_smtp_rcpt acl_smtp_data; do
        echo "$list:"
        [ "$of" != "$list" ] || printf '  %s\n' "$lines"
        echo "  accept"
      done
      cat << END
begin routers
sink:
  driver = manualroute
  route_list = * 127.0.0.1
  self = send
  transport = sink
begin transports
sink:
  driver = smtp
  port = $sink
  allow_localhost
  hosts_try_chunking =
begin retry
* * F,2h,10s
END
    } > "$folder/exim.conf"
    chown root "$folder/exim.conf"
    chmod 644 "$folder/exim.conf"
    exec "$exim" -bdf -q5s -C "$folder/exim.conf"
    ;;
esac
