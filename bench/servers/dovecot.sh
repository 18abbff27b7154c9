#!/bin/sh
# Dovecot's submission for bench/run servers: dovecot.sh version | limits | run FOLDER PORT SINK LIMIT
# A limit is lines of dovecot.conf with " ; " between them. Whoever logs in is "press".
set -eu
PATH=$PATH:/usr/sbin:/sbin
command -v dovecot > /dev/null && [ -x /usr/lib/dovecot/submission ] || exit 77

case $1 in
  version) dovecot --version | sed 's/ .*//' ;;
  limits)
    cat << 'END'

mail_max_userip_connections = 2
submission_max_recipients = 1
submission_max_mail_size = 100k
END
    ;;
  relay) printf '    user: press\n    password: horse\n' ;;
  run)
    folder=$2 port=$3 sink=$4 limit=$5
    mkdir -p "$folder/run" "$folder/home"
    chown nobody "$folder/home"
    cat > "$folder/dovecot.conf" << END
protocols = submission
base_dir = $folder/run
state_dir = $folder/run
log_path = $folder/log
listen = 127.0.0.1
hostname = dovecot.servers.test
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
first_valid_uid = 1
mail_location = maildir:~/Maildir
passdb {
  driver = static
  args = password=horse
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=$folder/home
}
submission_relay_host = 127.0.0.1
submission_relay_port = $sink
service submission-login {
  inet_listener submission {
    port = $port
  }
}
END
    printf '%s\n' "$limit" | sed "s/ ; /\n/g" >> "$folder/dovecot.conf"
    exec dovecot -F -c "$folder/dovecot.conf"
    ;;
esac
