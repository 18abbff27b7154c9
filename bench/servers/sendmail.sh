#!/bin/sh
# Sendmail for bench/run servers: sendmail.sh version | limits | run FOLDER PORT SINK LIMIT
# A limit is lines of sendmail.mc with " ; " between them.
set -eu
PATH=$PATH:/usr/sbin:/sbin
sendmail=/usr/libexec/sendmail/sendmail
[ -x "$sendmail" ] || sendmail=/usr/lib/sm.bin/sendmail
[ -x "$sendmail" ] && [ -f /usr/share/sendmail/cf/m4/cf.m4 ] && command -v m4 > /dev/null || exit 77

# With a host name that has no dot it would sleep for a minute first.
named() {
  exec unshare --uts sh -c 'hostname sendmail.servers.test && exec "$0" "$@"' "$sendmail" "$@"
}

case $1 in
  version) (named -d0.1 -bt < /dev/null) | sed -n 's/^Version \(.*\)/\1/p' ;;
  limits)
    cat << 'END'

define(`confCONNECTION_RATE_THROTTLE', `1')
define(`confMAX_DAEMON_CHILDREN', `3')
define(`confMAX_RCPTS_PER_MESSAGE', `1')
define(`confBAD_RCPT_THROTTLE', `1') ; define(`confMAX_NOOP_COMMANDS', `1')
FEATURE(`access_db', `text -T<TMPF> -k0 -v1 @FOLDER@/access') ; FEATURE(`ratecontrol', `nodelay', `terminate')
FEATURE(`access_db', `text -T<TMPF> -k0 -v1 @FOLDER@/access') ; FEATURE(`conncontrol', `nodelay', `terminate')
define(`confMAX_MESSAGE_SIZE', `100000')
END
    ;;
  run)
    folder=$2 port=$3 sink=$4 limit=$5
    mkdir -p "$folder/queue"
    printf 'ClientRate:127.0.0.1 4\nClientConn:127.0.0.1 2\n' > "$folder/access"
    {
      cat << END
include(\`/usr/share/sendmail/cf/m4/cf.m4')
OSTYPE(\`debian')
DOMAIN(\`debian-mta')
define(\`confDOMAIN_NAME', \`sendmail.servers.test')
define(\`QUEUE_DIR', \`$folder/queue')
define(\`STATUS_FILE', \`$folder/statistics')
define(\`confPID_FILE', \`$folder/pid')
define(\`confTO_IDENT', \`0')
define(\`confCONNECTION_RATE_WINDOW_SIZE', \`10s')
define(\`confREJECT_MSG', \`550 Access denied')
define(\`SMART_HOST', \`esmtp:[127.0.0.1]')
define(\`ESMTP_MAILER_ARGS', \`TCP \$h $sink')
define(\`RELAY_MAILER_ARGS', \`TCP \$h $sink')
FEATURE(\`no_default_msa')
FEATURE(\`nocanonify')
FEATURE(\`accept_unresolvable_domains')
FEATURE(\`promiscuous_relay')
FEATURE(\`delay_checks')
DAEMON_OPTIONS(\`Name=MTA, Addr=127.0.0.1, Port=$port')
END
      printf '%s\n' "$limit" | sed "s|@FOLDER@|$folder|g; s/ ; /\n/g"
      echo "MAILER(\`smtp')"
    } > "$folder/sendmail.mc"
    m4 -D_CF_DIR_=/usr/share/sendmail/cf/ "$folder/sendmail.mc" > "$folder/sendmail.cf" 2> "$folder/m4.log"
    if grep ERROR "$folder/m4.log"; then
      exit 1
    fi
    named -bD -q5s -C "$folder/sendmail.cf" -X "$folder/traffic"
    ;;
esac
