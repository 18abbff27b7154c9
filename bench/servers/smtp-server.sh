#!/bin/sh
# The npm package smtp-server for bench/run servers: smtp-server.sh version | limits | run FOLDER PORT SINK LIMIT
# A limit is JSON of its options; "own" is done by the handlers of smtp-server.js. TOOLS is a node_modules with it.
set -eu
here=$(dirname "$0")
[ -f "${TOOLS:-}/smtp-server/package.json" ] && command -v node > /dev/null || exit 77

case $1 in
  version) node -p "require('$TOOLS/smtp-server/package.json').version" ;;
  limits)
    cat << 'END'
{}
{"maxClients": 2}
{"hidePIPELINING": true, "size": 100000}
{"socketTimeout": 2000, "closeTimeout": 500}
{"own": {"at": "onConnect", "each": 3, "code": 421, "text": "4.7.0 Try again later"}}
{"own": {"at": "onMailFrom", "most": 40, "seconds": 10, "code": 451, "text": "4.7.1 Rate limit of 40 messages exceeded"}}
{"own": {"at": "onRcptTo", "most": 40, "seconds": 10, "code": 450, "text": "4.7.1 Too many recipients, slow down"}}
{"own": {"at": "onData", "most": 40, "seconds": 10, "code": 452, "text": "4.3.1 Too many messages, try again later"}}
END
    ;;
  run)
    exec node "$here/smtp-server.js" "$TOOLS" "$3" "$4" "$5"
    ;;
esac
