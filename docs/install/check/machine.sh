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

start_machine() {
  setsid systemd-nspawn --register=no --keep-unit --private-network --resolv-conf=off --console=pipe \
    -D "$MACHINE" --boot < /dev/null > "$FOLDER/boot.log" 2>&1 &
  SPAWN=$!
  until INIT=$(pgrep -P "$SPAWN") && [ -e "/proc/$INIT/root/run/systemd/private" ]; do sleep 1; done
  setsid slirp4netns -c "$INIT" tap0 > "$FOLDER/network.log" 2>&1 &
  NETWORK=$!
  inside 'until [[ $(systemctl is-system-running) =~ running|degraded ]]; do sleep 1; done'
}

stop_machine() {
  kill "${NETWORK:-$$}" 2> /dev/null || true
  # SIGRTMIN+4: power off.
  kill -s RTMIN+4 "$INIT" 2> /dev/null || true
  wait "$SPAWN" 2> /dev/null || true
}

# Runs lines as root in the machine; any that fails ends them.
inside() {
  nsenter -t "$INIT" -m -u -i -n -p -r -w -- /usr/bin/env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin ${STANDS_IN:-} bash -euo pipefail -c "$1"
}
