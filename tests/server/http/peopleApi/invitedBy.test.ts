/** What a seized editor's phone makes by invitations, and what is left of it once the desk puts the phone out. */
import { randomBytes } from 'node:crypto';
import { parseFlags } from '../../../../server/cli/flags.js';
import { devices, revoke } from '../../../../server/cli/people.js';
import type { InvitationAnswer, PeopleAnswer } from '../../../../shared/protocol/people.js';
import { bothHalves, begunBy, signInAs, type Session } from '../../../support/session.js';
import { ahead, at, blog, rally, read, send, standWithDesk } from '../deskApi/stand.js';

standWithDesk();

const HOUR_MS = 3_600_000;
const JSON_BODY = { 'X-Rallyline': '1', 'Content-Type': 'application/json' };

const invited = async (who: Pick<Session, 'send'>, name: string, role: 'reporter' | 'editor' = 'editor') => {
  const response = await who.send('POST', at('invitations'), { name, role, hours: 720 });
  expect(response.status).toBe(201);
  return ((await response.json()) as InvitationAnswer).address.split('#')[1] ?? '';
};

const redeemed = (invitation: string) =>
  fetch(`${rally.url}/api/v1/session`, {
    method: 'POST',
    headers: { Origin: rally.url, ...JSON_BODY },
    body: JSON.stringify({ invitation, attempt: randomBytes(24).toString('base64url') }),
  });

/** Signs in by an invitation; returns how the session asks. */
async function comes(invitation: string): Promise<Pick<Session, 'send'>> {
  const headers = { Origin: rally.url, ...JSON_BODY, ...bothHalves(await begunBy(await redeemed(invitation))) };
  return {
    send: (method, path, body) =>
      fetch(rally.url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }),
  };
}

const people = () => read<PeopleAnswer>('people');
const names = async () => (await people()).devices.map(({ name }) => name);
const stands = async (who: Pick<Session, 'send'>) => (await who.send('GET', '/api/v1/session')).status === 200;

test('[A3] a seized editor’s phone leaves nobody behind: not by an open invitation, nor by one that was redeemed', async () => {
  const phone = await signInAs(rally, blog, 'Olena', 'editor');
  const open = await invited(phone, 'Mal');
  const mo = await comes(await invited(phone, 'Mo'));
  const mike = await comes(await invited(mo, 'Mike'));
  const late = await invited(mike, 'Late');
  expect((await send('DELETE', `devices/${phone.device}`)).status).toBe(204);
  for (const invitation of [open, late]) {
    const refused = await redeemed(invitation);
    expect([refused.status, await refused.json()]).toMatchObject([410, { why: 'invitation-withdrawn' }]);
  }
  expect(await Promise.all([phone, mo, mike].map(stands))).toEqual([false, false, false]);
  expect((await names()).sort()).toEqual(['Ann', 'Eve']);
});

test('[A3] those whom the editor invited before the time that the desk names stay, and the answer says by whom each came', async () => {
  const phone = await signInAs(rally, blog, 'Olena', 'editor');
  const bob = await comes(await invited(phone, 'Bob', 'reporter'));
  ahead.ms = 5 * HOUR_MS;
  const mal = await comes(await invited(phone, 'Mal'));
  const came = (await people()).devices.filter(({ invitedBy }) => invitedBy === phone.device);
  expect(came.map(({ name }) => name)).toEqual(['Bob', 'Mal']);
  expect((await send('DELETE', `devices/${phone.device}?invited=x`)).status).toBe(422);
  expect((await send('DELETE', `devices/${phone.device}?invited=2`)).status).toBe(204);
  expect(await Promise.all([bob, mal].map(stands))).toEqual([true, false]);
  // Bob stands, so the phone is still told, as one that brought him.
  expect((await people()).ended.map(({ id }) => id)).toEqual([phone.device]);
  expect((await send('DELETE', `devices/${phone.device}?invited=24`)).status).toBe(204);
  expect(await stands(bob)).toBe(false);
  expect((await people()).ended).toEqual([]);
});

test('[A3] an attacker who signs the phone out, or puts it out, is ended with it all the same', async () => {
  const phone = await signInAs(rally, blog, 'Olena', 'editor');
  const mal = await comes(await invited(phone, 'Mal'));
  const open = await invited(phone, 'Late');
  await phone.send('DELETE', '/api/v1/session');
  expect(await stands(mal)).toBe(true);
  expect((await people()).ended.map(({ id }) => id)).toEqual([phone.device]);
  expect((await send('DELETE', `devices/${phone.device}`)).status).toBe(204);
  expect(await stands(mal)).toBe(false);
  expect((await redeemed(open)).status).toBe(410);
});

test('an editor who signs out leaves those whom she invited where they are', async () => {
  const laptop = await signInAs(rally, blog, 'Olena', 'editor');
  const bob = await comes(await invited(laptop, 'Bob', 'reporter'));
  const open = await invited(laptop, 'Cem', 'reporter');
  await laptop.send('DELETE', '/api/v1/session');
  expect(await stands(bob)).toBe(true);
  expect((await redeemed(open)).status).toBe(200);
});

test('the command line ends who came within the hour, or the time that is given, and prints who went and who stays', async () => {
  const phone = await signInAs(rally, blog, 'Olena', 'editor');
  const bob = await comes(await invited(phone, 'Bob', 'reporter'));
  ahead.ms = 5 * HOUR_MS;
  const mal = await comes(await invited(phone, 'Mal'));
  const ends = (...args: string[]) => revoke(rally.parts, parseFlags([phone.device, ...args]));
  await expect(ends('--invited', 'soon')).rejects.toThrow('--invited must be like');
  expect((await devices(rally.parts)).some((line) => line.includes(`invited by ${phone.device}`))).toBe(true);
  const printed = await ends();
  expect(printed.map((line) => [line.split(',')[0], line.includes('Mal')])).toEqual([
    ['ended too', true],
    ['STAYS', false],
  ]);
  expect(await Promise.all([bob, mal].map(stands))).toEqual([true, false]);
  expect(await ends('--invited', 'all')).toMatchObject([expect.stringContaining('ended too')]);
  expect(await stands(bob)).toBe(false);
});

test('[S5] a seized phone makes 60 invitations at once, and no hundreds; others of the desk make theirs', async () => {
  const phone = await signInAs(rally, blog, 'Olena', 'editor');
  const asked = Array.from({ length: 66 }, (_, n) => () => phone.send('POST', at('invitations'), { name: `M ${n}` }));
  const statuses: number[] = [];
  for (const ask of asked) {
    const { status } = await ask();
    statuses.push(status);
    // The limit of commands is another one: ten a second.
    if (statuses.length > 40) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(statuses.filter((status) => status === 201)).toHaveLength(60);
  expect(statuses.filter((status) => status === 429)).toHaveLength(6);
  expect((await send('POST', 'invitations', { name: 'Bob' })).status).toBe(201);
});
