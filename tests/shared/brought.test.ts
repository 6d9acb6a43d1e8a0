/** Who came by a device's invitations, as people see it before they end the device. */
import { bringers, broughtBy, type Came } from '../../shared/brought.js';

type Known = Came & { isOut?: true };

const at = (hour: number): string => `2022-02-27T${hour.toString().padStart(2, '0')}:00:00.000Z`;
const isOut = ({ isOut: out }: Known): boolean => out === true;
const invited = (id: string, invitedBy: string, hour: number): Known => ({ id, invitedBy, createdAt: at(hour) });
const moved = (id: string, movedFrom: string, hour: number): Known => ({ id, movedFrom, createdAt: at(hour) });
const foundBy = (id: string, devices: Known[]) => broughtBy(id, devices, isOut).map((one) => [one.device.id, one.at]);

const PHONE: Known = { id: 'phone', createdAt: at(1) };

test('whoever came by an invitation is found, and who came through them in either way, each at the time of the first', () => {
  const devices = [PHONE, invited('bob', 'phone', 2), moved('bob’s app', 'bob', 3), invited('cem', 'bob’s app', 4)];
  const others = [invited('eve', 'laptop', 5), moved('app', 'phone', 2), invited('dan', 'app', 6)];
  const found = foundBy('phone', [...devices, ...others]).sort();
  expect(found).toEqual([...['bob', 'bob’s app', 'cem'].map((id) => [id, at(2)]), ['dan', at(6)]]);
});

test('they are found through devices that are ended, down and up', () => {
  const browser: Known = { ...PHONE, id: 'browser', isOut: true };
  const devices = [browser, moved('app', 'browser', 2), invited('mal', 'browser', 3), invited('mo', 'mal', 4)];
  devices[2] = { ...devices[2]!, isOut: true };
  expect(foundBy('app', devices).map(([id]) => id)).toEqual(expect.arrayContaining(['mal', 'mo']));
});

test('a line of 20,000 is walked through, as who has a stolen session may make one', () => {
  const line = Array.from({ length: 20_000 }, (_, n) => invited(`d${n}`, n === 0 ? 'phone' : `d${n - 1}`, 2));
  expect(broughtBy('phone', [PHONE, ...line], isOut)).toHaveLength(20_000);
  expect(bringers([PHONE, ...line], isOut).size).toBe(20_000);
});

test('those are told as bringers from whom somebody came who is not ended', () => {
  const out = (device: Known): Known => ({ ...device, isOut: true });
  const devices = [
    out(PHONE),
    out(invited('mal', 'phone', 2)),
    invited('mo', 'mal', 3),
    out(invited('cem', 'laptop', 4)),
  ];
  expect([...bringers(devices, isOut)].sort()).toEqual(['mal', 'phone']);
});
