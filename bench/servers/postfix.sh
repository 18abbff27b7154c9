#!/bin/sh
# Postfix for bench/run servers: postfix.sh version | limits | run FOLDER PORT SINK LIMIT
# A limit is lines of main.cf with " ; " between them. Everything is relayed to SINK on loopback.
set -eu
PATH=$PATH:/usr/sbin:/sbin
command -v postconf > /dev/null || exit 77

case $1 in
  version) postconf -hd mail_version ;;
  limits)
    cat << 'END'

smtpd_client_connection_count_limit = 2
smtpd_client_connection_rate_limit = 6
smtpd_client_message_rate_limit = 40
smtpd_client_recipient_rate_limit = 40
smtpd_client_message_rate_limit = 40 ; smtpd_hard_error_limit = 2 ; smtpd_soft_error_limit = 1
smtpd_recipient_limit = 1
smtpd_forbid_unauth_pipelining = yes ; smtpd_data_restrictions = reject_unauth_pipelining
message_size_limit = 100000
default_process_limit = 2
smtpd_recipient_restrictions = check_policy_service unix:private/greylist, permit_mynetworks, reject
smtpd_recipient_restrictions = check_policy_service unix:private/greylist, permit_mynetworks, reject ; smtpd_hard_error_limit = 3
END
    ;;
  run)
    folder=$2 port=$3 sink=$4 limit=$5
    mkdir -p "$folder/etc" "$folder/spool" "$folder/data"
    mkdir -p "$folder/greylist"
    chown postfix "$folder/data"
    chown nobody "$folder/greylist"
    cp "$(dirname "$0")/greylist.sh" "$folder"
    chmod 755 "$folder"
    cat > "$folder/etc/main.cf" << END
compatibility_level = 3.6
queue_directory = $folder/spool
data_directory = $folder/data
maillog_file = $folder/log
maillog_file_prefixes = $folder
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = postfix.servers.test
mydestination =
relayhost = [127.0.0.1]:$sink
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_client_event_limit_exceptions =
anvil_rate_time_unit = 10s
smtp_dns_support_level = disabled
alias_maps =
alias_database =
END
    printf '%s\n' "$limit" | sed "s/ ; /\n/g" >> "$folder/etc/main.cf"
    cat > "$folder/etc/master.cf" << END
127.0.0.1:$port inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
greylist unix - n n - 0 spawn user=nobody argv=/bin/sh $folder/greylist.sh $folder/greylist
END
    exec postfix -c "$folder/etc" start-fg
    ;;
esac
