#!/usr/bin/env bash
# Runs the very lines of ../INSTALL.md on a bare machine, in their order, and checks their results.
#
#   docs/install/check.sh [folder]      SUITE=trixie, MIRROR=..., NODE=npm, LIMIT=1200 (seconds of a block), KEEP=1 (leaves the machine running)
#   The folder keeps the bare Debian and the output of each block; its machine is made anew.
#
# Stand-ins: a certificate of Caddy's own (`tls internal`) for a public one, /etc/hosts for a
# domain, this repository's last commit for a public address; with NODE=npm, npm's package of node for NodeSource's.
set -euo pipefail

HERE=$(cd "$(dirname "$0")" && pwd)
FOLDER=$(mkdir -p "${1:-/var/tmp/rallyline-check}" && cd "${1:-/var/tmp/rallyline-check}" && pwd)
SUITE=${SUITE:-bookworm}
MIRROR=${MIRROR:-http://deb.debian.org/debian}
NODE=${NODE:-page}
DOMAIN=live.example.org
. "$HERE/check/machine.sh"

VARIABLES="DOMAIN=$DOMAIN
CONTACT=desk@example.org
REPOSITORY=file:///srv/rallyline.git"
SITE=https://$DOMAIN
STRANGER=203.0.113.77
NEIGHBOUR=127.0.0.9
RAN=variables

# The lines of the page's block of that name.
lines_of() {
  awk -v name="$1" '/^```/ { inside = ($0 == "```sh " name); next } inside' "$HERE/../INSTALL.md"
}

page() {
  local lines started=$SECONDS
  lines=$(lines_of "$1")
  [ -n "$lines" ] || fail "the page has no block \"$1\""
  inside "$VARIABLES
cd /opt/rallyline 2> /dev/null || true
$lines" > "$FOLDER/$1.out" 2>&1 || { tail -n 30 "$FOLDER/$1.out"; fail "block \"$1\""; }
  RAN="$RAN $1"
  echo "ok - $1 ($((SECONDS - started)) s)"
}

expect() {
  local what=$1
  inside "$2" > "$FOLDER/expect.out" 2>&1 || { tail -n 30 "$FOLDER/expect.out"; fail "$what"; }
  echo "ok - $what"
}

fail() {
  echo "not ok - $1" >&2
  exit 1
}

# Behind a proxy that signs for everybody, the machine trusts whom this one trusts.
trust_as_here() {
  ls /usr/local/share/ca-certificates/*.crt > /dev/null 2>&1 || return 0
  cp /usr/local/share/ca-certificates/*.crt "$MACHINE/usr/local/share/ca-certificates/"
  inside update-ca-certificates > /dev/null 2>&1
  STANDS_IN=NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
}

page_or_stand_in_for_node() {
  if [ "$NODE" = page ]; then
    page node
    return
  fi
  local fetched=$FOLDER/node arch
  arch=$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
  rm -rf "$fetched" && mkdir "$fetched"
  for package in "node-linux-$arch@24" npm@11; do
    (cd "$fetched" && npm pack --silent "$package" > /dev/null) || fail "npm has no $package"
  done
  local root=$MACHINE/usr/local
  mkdir -p "$root/lib/node_modules/npm"
  tar -xzf "$fetched"/node-linux-*.tgz -C "$root" --strip-components=1 package/bin package/include
  tar -xzf "$fetched"/npm-*.tgz -C "$root/lib/node_modules/npm" --strip-components=1
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/bin/npm"
  inside 'chmod 755 /usr/local/bin/npm && ln -s /usr/local/bin/node /usr/bin/node && node --version && npm --version' \
    > "$FOLDER/node.out" || fail 'node by npm'
  # node-gyp would fetch the headers that it compiles with.
  STANDS_IN="${STANDS_IN:-} npm_config_nodedir=/usr/local"
  RAN="$RAN node"
  echo "ok - node of npm: $(tr '\n' ' ' < "$FOLDER/node.out")"
}

make_machine
git clone -q --bare "$HERE/../.." "$MACHINE/srv/rallyline.git"
git -C "$MACHINE/srv/rallyline.git" tag v0.2.0 HEAD
start_machine
[ "${KEEP:-}" != 1 ] || echo "the machine's init: $INIT"

page packages
trust_as_here
page_or_stand_in_for_node
# A public address would have no owner.
inside 'git config --system --add safe.directory /srv/rallyline.git'
page program
expect 'the code is built by its own user' 'test "$(stat -c %U /opt/rallyline/dist)" = rallyline'
page settings
inside "sed -i 's/^live.example.org {/&\n\ttls internal/' /opt/rallyline/docs/install/Caddyfile"
page start
expect 'the units have no fault' 'systemd-analyze verify /etc/systemd/system/rallyline*.service /etc/systemd/system/rallyline*.timer 2>&1 |
  { ! grep rallyline; }'
within 60 inside 'test -s /var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt' || fail 'Caddy made no certificate'
inside 'cd /var/lib/caddy/.local/share/caddy/pki/authorities/local
  cp root.crt /usr/local/share/ca-certificates/caddy.crt && update-ca-certificates' > /dev/null 2>&1
page healthy
page owner
expect 'the data is its owner'\''s alone' 'test "$(stat -c %a%U /var/lib/rallyline)" = 700rallyline'
expect 'the settings are not for everybody' 'test "$(stat -c %a%G /etc/rallyline.env)" = 640rallyline'
expect 'the code cannot be written by the service' '! nsenter -t "$(systemctl show -P MainPID rallyline)" -m -- touch /opt/rallyline/x'
page blog
page first-entry
expect 'readers see it' "curl -fsS $SITE/live/baku | grep 'The square fills.'"
expect 'a session cookie is __Host- and Secure' "INVITATION=\$(rallyline invite baku --name Leyla | grep -o 'join#.*' | cut -c6-)
  curl -fsS -D - -o /dev/null $SITE/api/v1/session -H 'Origin: $SITE' -H 'X-Rallyline: 1' -H 'Content-Type: application/json' \
    -d '{\"invitation\":\"'\$INVITATION'\",\"attempt\":\"0123456789abcdefghij0123\"}' | grep -i '^set-cookie: __Host-.*Secure'"
expect 'the API comes compressed' "curl -fsS -D - -o /dev/null -H 'Accept-Encoding: gzip' $SITE/api/v1/blogs/baku/entries | grep -i '^content-encoding: gzip'"
expect 'the stream comes as it is sent' "timeout 5 curl -sSN --compressed $SITE/api/v1/blogs/baku/stream > /tmp/stream || true; grep -q '^event' /tmp/stream"
expect 'a body that is too large is refused' "head -c 2000000 /dev/zero > /srv/2m; head -c 31000000 /dev/zero > /srv/31m
  for address in 2m:blogs 31m:uploads; do
    curl -sS --http1.1 -o /dev/null -w '%{http_code}' $SITE/api/v1/\${address#*:} --data-binary @/srv/\${address%:*} | grep -x 413
  done"

AS_SEEN="curl -sS --interface $NEIGHBOUR -H 'X-Forwarded-For: $STRANGER' -o /dev/null -w '%{http_code}\n'"
inside "$AS_SEEN $SITE/live/baku
  $AS_SEEN $SITE/nowhere
  TOKEN=\$(rallyline token baku --name Ticker)
  head -c 200000 /dev/zero > /srv/slow
  timeout 1 $AS_SEEN --limit-rate 20k --data-binary @/srv/slow -H \"Authorization: Bearer \$TOKEN\" \
    -H 'Content-Type: application/json' $SITE/api/v1/blogs/baku/entries || echo cut
  systemctl stop rallyline
  $AS_SEEN $SITE/live/baku
  timeout 1 $AS_SEEN --http1.1 --limit-rate 100k --data-binary @/srv/2m $SITE/api/v1/uploads || echo cut
  systemctl start rallyline" > "$FOLDER/seen.out" 2>&1
seen=$(tr '\n' ' ' < "$FOLDER/seen.out")
[ "$seen" = '200 404 cut 502 cut ' ] || fail "readers of a machine in trouble saw: $seen"
expect 'the log tells of the 502' "journalctl -u caddy -o cat | grep '\"status\":502'"
expect 'no log knows an address' "journalctl --sync; ! journalctl -o cat | grep -e '$NEIGHBOUR' -e '$STRANGER'"

page backup
expect 'seven backups are kept' 'cd /var/backups/rallyline
  one=$(ls *.backup); for day in 1 2 3 4 5 6 7 8; do cp -p "$one" "rallyline-2020-01-0${day}T03-20-00Z.backup"; done
  # A backup is named by its second.
  sleep 1; systemctl start rallyline-backup
  test "$(ls rallyline-*.backup | wc -l)" = 7 && test ! -e rallyline-2020-01-03T03-20-00Z.backup
  test "$(stat -c %a%U "$one")" = 600rallyline'
page fetch
expect 'a key fetches the backups, and writes none' 'COMMAND=$(sed -n "s/.*command=\"\([^\"]*\)\".*/\1/p" /root/.ssh/authorized_keys)
  printf "#!/bin/sh\nshift 3\nSSH_ORIGINAL_COMMAND=\"\$*\" exec %s\n" "$COMMAND" > /srv/as-ssh && chmod 755 /srv/as-ssh
  rsync -a --delete -e /srv/as-ssh root@live.example.org:/ /srv/fetched/
  test "$(ls /srv/fetched)" = "$(ls /var/backups/rallyline)"
  ! rsync -a -e /srv/as-ssh /srv/as-ssh root@live.example.org:/ 2> /dev/null'
inside "$VARIABLES
$(lines_of first-entry | sed 's/The square fills/After the backup/')" > "$FOLDER/after.out"
page restore
WORDS="curl -fsS --retry 9 --retry-all-errors $SITE/live/baku?restored"
expect 'what was there is back, and no more' "$WORDS > /tmp/page; grep -q 'The square fills.' /tmp/page && ! grep -q 'After the backup.' /tmp/page"

page upgrade
expect 'the upgrade serves' "$WORDS | grep 'The square fills.'"
page way-back
expect 'the old version serves' "$WORDS | grep 'The square fills.'"
inside 'systemctl stop rallyline
  python3 -c "import sqlite3; sqlite3.connect(\"/var/lib/rallyline/rallyline.db\").execute(\"pragma user_version = 999\")"
  systemctl start rallyline || true; sleep 5'
expect 'the log tells of a newer store' "journalctl -u rallyline -n 5 -o cat | grep 'the store is of version 999'"
page older-store
expect 'the backup serves' "$WORDS | grep 'The square fills.'"
page database
expect 'the backup may reach a database, and still runs' 'test "$(systemctl show -P PrivateNetwork rallyline-backup)" = no
  systemctl start rallyline-backup'
page done

for name in $(sed -n 's/^```sh //p' "$HERE/../INSTALL.md"); do
  case " $RAN " in *" $name "*) ;; *) fail "block \"$name\" was never run" ;; esac
done
! grep -nx '```sh' "$HERE/../INSTALL.md" || fail 'a block has no name'
echo "All lines ran, in $SECONDS s."
