/** Devices that the desk lists and ends, by HTTP. */
import { parseFlags } from '../../../../server/cli/flags.js';
import { devices, revoke } from '../../../../server/cli/people.js';
import { twoDigits } from '../../../../shared/deviceMarks.js';
import type { PeopleAnswer } from '../../../../shared/protocol/people.js';
import { update } from '../../../support/rally.js';
import { signInAs, type Session } from '../../../support/session.js';
import { at, blog, editor, owner, rally, reporter, send, standWithDesk } from '../deskApi/stand.js';

standWithDesk();

const devicesFor = async (who: { send: Session['send'] } | string) => {
  const response =
    typeof who === 'string' ? await send('GET', 'people', undefined, who) : await who.send('GET', at('people'));
  return ((await response.json()) as PeopleAnswer).devices;
};

test('an editor is shown the devices signed in to the blog; an owner sees those of owners too', async () => {
  await signInAs(rally, blog, 'Bob', 'reporter');
  const [elsewhere, olga] = [await rally.blog(), await owner()];
  await rally.token(elsewhere, 'Sam');
  const seen = (await devicesFor(editor)).map(({ name, role, kind, own }) => [name, role, kind, own]);
  // The list is sorted by when devices came, and two may have come in one millisecond.
  expect(seen.sort()).toEqual([
    ['Ann', 'reporter', 'token', false],
    ['Bob', 'reporter', 'session', false],
    ['Eve', 'editor', 'token', true],
  ]);
  const byOwner = await devicesFor(olga);
  expect(byOwner.filter(({ role }) => role !== 'owner')).toHaveLength(3);
  expect(byOwner.filter(({ own }) => own)).toMatchObject([{ name: 'Olga', role: 'owner', kind: 'session' }]);
  const known = ['createdAt', 'deviceName', 'id', 'kind', 'lastSeenAt', 'name', 'own', 'role'];
  expect(Object.keys(byOwner.find(({ kind }) => kind === 'token')!).sort()).toEqual(known);
  // The invitation's id is no secret: it is in the list of open ones.
  expect(Object.keys(byOwner.find(({ kind }) => kind === 'session')!).sort()).toEqual([...known, 'invitation'].sort());
});

test('a device’s name and two digits stand in the command line’s list, where the phone shows them; a token has none', async () => {
  const bob = await signInAs(rally, blog, 'Bob', 'reporter');
  await rally.parts.store.people.nameDevice(bob.device, 'Android · Chrome');
  const lines = (await devices(rally.parts)).map((line) => line.split('\t')).filter(([, of]) => of === blog);
  const marks = (name: string) => lines.find((line) => line[5] === name)?.slice(6);
  expect(marks('Bob')).toEqual([`Android · Chrome · ${twoDigits(bob.device)}`]);
  expect(marks('Ann')).toEqual([]);
});

test('[A3] a device that the desk ends is refused from then on, and not listed', async () => {
  const { id } = (await devicesFor(editor)).find(({ name }) => name === 'Ann')!;
  expect((await send('DELETE', `devices/${id}`)).status).toBe(204);
  expect((await rally.send(reporter, 'POST', at('entries'), update())).status).toBe(401);
  expect((await devicesFor(editor)).map(({ name }) => name)).toEqual(['Eve']);
  expect((await send('DELETE', `devices/${id}`)).status).toBe(204);
});

test('[A2] an editor cannot end a device of another blog, nor an owner’s', async () => {
  const [elsewhere, olga] = [await rally.blog(), await owner()];
  const sam = await rally.token(elsewhere, 'Sam', 'editor');
  const [device] = ((await (await rally.send(sam, 'GET', at('people', elsewhere))).json()) as PeopleAnswer).devices;
  expect((await send('DELETE', `devices/${device!.id}`)).status).toBe(404);
  const refused = await send('DELETE', `devices/${olga.device}`);
  expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'forbidden' }]);
  expect((await olga.send('GET', '/api/v1/session')).status).toBe(200);
});

test('the last device of an owner can be ended neither at the desk nor on the command line; its owner may sign out', async () => {
  const { people } = rally.parts.store;
  for (const { id, role } of await people.devices()) {
    if (role === 'owner') await people.revoke(id, new Date().toISOString());
  }
  const [olga, oleh] = [await owner(), await signInAs(rally, null, 'Oleh', 'owner')];
  const end = (who: Session, device: string) => who.send('DELETE', at(`devices/${device}`));
  const answers = await Promise.all([end(olga, oleh.device), end(oleh, olga.device)]);
  expect(answers.map(({ status }) => status).sort()).not.toEqual([204, 204]);
  const states = await Promise.all([olga, oleh].map((who) => who.send('GET', '/api/v1/session')));
  const [last] = [olga, oleh].filter((_, index) => states[index]!.status === 200);
  const refused = await end(last!, last!.device);
  expect([refused.status, await refused.json()]).toMatchObject([
    409,
    {
      code: 'conflict',
      field: 'id',
      message: 'This is the last device of an owner. Sign in as an owner on another one first.',
    },
  ]);
  await expect(revoke(rally.parts, parseFlags([last!.device]))).rejects.toThrow('the last device of an owner');
  expect((await last!.send('GET', '/api/v1/session')).status).toBe(200);
  expect((await last!.send('DELETE', '/api/v1/session')).status).toBe(204);
});
