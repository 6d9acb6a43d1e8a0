/** Who came by a device's invitations, as the desk's question before its end shows them. */
import { broughtIn, CHOICES, firstChoice, goes } from '../../../../client/desk/people/brought.js';
import type { DeskDevice, PeopleAnswer } from '../../../../shared/protocol/people.js';

const NOON = Date.parse('2022-02-27T12:00:00.000Z');
const NOW = new Date(NOON).toISOString();

/** A device that came so many hours before noon. */
const device = (id: string, hours: number, came: Partial<DeskDevice> = {}): DeskDevice => {
  const createdAt = new Date(NOON - hours * 3_600_000).toISOString();
  const who = { name: id, role: 'editor', kind: 'session', deviceName: null, own: false } as const;
  return { id, ...who, createdAt, lastSeenAt: createdAt, ...came };
};
const PHONE = device('phone', 30);

function peopleOf(devices: DeskDevice[], ended: DeskDevice[] = []): PeopleAnswer {
  return { devices, ended, invitations: [] };
}

test('those who are signed in are named, also where somebody between is out already, and go by when they came', () => {
  const mal = device('mal', 2, { invitedBy: 'phone' });
  const people = peopleOf(
    [PHONE, device('bob', 20, { invitedBy: 'phone' }), device('mo', 0.5, { invitedBy: 'mal' })],
    [mal],
  );
  const brought = broughtIn(people, 'phone');
  expect(brought.map((one) => one.device.id)).toEqual(['mo', 'bob']);
  const going = (hours: number) => brought.filter((one) => goes(one, hours, NOW)).map((one) => one.device.id);
  // Who came through somebody goes as that one does.
  expect([CHOICES.none, CHOICES.hour, 3, CHOICES.day, CHOICES.all].map(going)).toEqual([
    [],
    [],
    ['mo'],
    ['mo', 'bob'],
    ['mo', 'bob'],
  ]);
});

test('the last hour is chosen at first, but for nobody where this very device would go', () => {
  const bob = device('bob', 0.5, { invitedBy: 'phone' });
  expect(firstChoice(broughtIn(peopleOf([PHONE, bob]), 'phone'), NOW)).toBe(CHOICES.hour);
  const own = peopleOf([PHONE, { ...bob, own: true }]);
  expect(firstChoice(broughtIn(own, 'phone'), NOW)).toBe(CHOICES.none);
});
