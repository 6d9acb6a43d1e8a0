/**
 * Devices that came by invitations of a device, for people to see before they end it. The store itself finds those that it
 * ends, since others may have come after somebody looked.
 */
export interface Came {
  id: string;
  createdAt: string;
  /** The device by whose invitation it came. */
  invitedBy?: string | null;
  /** The device that gave it a session. */
  movedFrom?: string | null;
}

export interface Brought<Device> {
  device: Device;
  /** The time at which it came, or the first of those through whom it did: whoever goes back to it ends this one, too. */
  at: string;
}

/**
 * Finds them in whichever way they came from there, also through devices that are ended; the newest first. An end goes up
 * over devices that gave a session and are ended themselves. In one walk without recursion: who has a stolen session may
 * make a line of thousands.
 */
export function broughtBy<Device extends Came>(
  id: string,
  devices: readonly Device[],
  isEnded: (device: Device) => boolean,
): Brought<Device>[] {
  const moved = byGiver(devices, 'movedFrom');
  const invited = byGiver(devices, 'invitedBy');
  const found: Brought<Device>[] = [];
  const walk: { id: string; at: string | null }[] = [{ id: beginningOf(id, devices, isEnded), at: null }];
  for (let step = walk.pop(); step !== undefined; step = walk.pop()) {
    const { id: giver, at } = step;
    const next = [
      ...(moved.get(giver) ?? []).map((device) => ({ device, at })),
      ...(invited.get(giver) ?? []).map((device) => ({ device, at: earlier(at, device.createdAt) })),
    ];
    for (const { device, at: since } of next) {
      walk.push({ id: device.id, at: since });
      if (since !== null) found.push({ device, at: since });
    }
  }
  return found.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
}

function byGiver<Device extends Came>(
  devices: readonly Device[],
  by: 'movedFrom' | 'invitedBy',
): Map<string, Device[]> {
  const given = new Map<string, Device[]>();
  for (const device of devices) {
    const giver = device[by];
    if (giver === undefined || giver === null) continue;
    const taken = given.get(giver);
    if (taken === undefined) given.set(giver, [device]);
    else taken.push(device);
  }
  return given;
}

function beginningOf<Device extends Came>(
  id: string,
  devices: readonly Device[],
  isEnded: (device: Device) => boolean,
): string {
  const byId = new Map(devices.map((device) => [device.id, device]));
  let beginning = id;
  for (;;) {
    const from = byId.get(byId.get(beginning)?.movedFrom ?? '');
    if (from === undefined || !isEnded(from)) return beginning;
    beginning = from.id;
  }
}

/** Clocks of instances differ a little: the earliest of a line counts. */
function earlier(at: string | null, came: string): string {
  return at !== null && at < came ? at : came;
}

/** Which of these devices others came from that are not ended, in whichever way. */
export function bringers<Device extends Came>(
  devices: readonly Device[],
  isEnded: (device: Device) => boolean,
): Set<string> {
  const byId = new Map(devices.map((device) => [device.id, device]));
  const found = new Set<string>();
  for (const device of devices) {
    if (isEnded(device)) continue;
    for (let one: Device | undefined = device; one !== undefined;) {
      const giver: string | null | undefined = one.invitedBy ?? one.movedFrom;
      if (giver === undefined || giver === null || found.has(giver)) break;
      found.add(giver);
      one = byId.get(giver);
    }
  }
  return found;
}
