# A bare Debian in a folder, with a systemd and a network of its own: the machine on which check.sh runs INSTALL's lines.
# Sourced by check.sh. Debian or Ubuntu as root, with debootstrap, systemd-container and slirp4netns.

MACHINE=$FOLDER/machine

make_machine() {
  local base=$FOLDER/base-$SUITE
  if [ ! -e "$base/made" ]; then
    rm -rf "$base"
    debootstrap --variant=minbase --include=systemd,systemd-sysv "$SUITE" "$base" "$MIRROR" > "$FOLDER/debootstrap.log"
    touch "$base/made"
  fi
  rm -rf "$MACHINE"
  cp -a "$base" "$MACHINE"
  # It need not outlive a power cut.
  echo force-unsafe-io > "$MACHINE/etc/dpkg/dpkg.cfg.d/unsafe-io"
  echo "127.0.0.1 localhost $DOMAIN" > "$MACHINE/etc/hosts"
  # Of slirp4netns, whose side of the network is all that the machine sees.
  echo 'nameserver 10.0.2.3' > "$MACHINE/etc/resolv.conf"
}

# Whatever began to run ends with the script, also where it begins no more than half.
start_machine() {
  [ "${KEEP:-}" = 1 ] || trap stop_machine EXIT
  setsid systemd-nspawn --register=no --keep-unit --private-network --resolv-conf=off --console=pipe \
    -D "$MACHINE" --boot < /dev/null > "$FOLDER/boot.log" 2>&1 &
  SPAWN=$!
  within 60 is_up || fail "the machine does not start: $FOLDER/boot.log"
  setsid slirp4netns -c "$INIT" tap0 > "$FOLDER/network.log" 2>&1 &
  NETWORK=$!
  within 120 inside '[[ $(systemctl is-system-running) =~ running|degraded ]]' || fail 'the machine does not come up'
}

is_up() {
  INIT=$(pgrep -P "$SPAWN") && [ -e "/proc/$INIT/root/run/systemd/private" ]
}

stop_machine() {
  [ -z "${NETWORK:-}" ] || kill "$NETWORK" 2> /dev/null || true
  # SIGRTMIN+4: power off.
  [ -z "${INIT:-}" ] || kill -s RTMIN+4 "$INIT" 2> /dev/null || true
  within 90 is_over || kill -s KILL ${INIT:-} "$SPAWN" 2> /dev/null || true
  wait "$SPAWN" 2> /dev/null || true
}

is_over() {
  ! kill -0 "$SPAWN" 2> /dev/null
}

# Tries once a second until it succeeds, for so many seconds.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 1
  done
}

# Runs lines as root in the machine, for LIMIT seconds at most; any that fails ends them.
inside() {
  timeout -k 10 "${LIMIT:-1200}" nsenter -t "$INIT" -m -u -i -n -p -r -w -- /usr/bin/env -i HOME=/root LANG=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin ${STANDS_IN:-} \
    bash -euo pipefail -c "$1"
}
