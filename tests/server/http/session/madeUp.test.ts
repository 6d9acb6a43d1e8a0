/** Invitations and moves that somebody made up: they cost a reading, and nobody else anything (rules S4 and S5). */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { startRally, type Rally } from '../../../support/rally.js';

jest.setTimeout(30_000);

const secret = (): string => randomBytes(32).toString('base64url');
let rally: Rally;
let blog: string;
beforeEach(async () => {
  rally = await startRally();
  blog = await rally.blog();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rally.stop();
});

async function send(address: string, body: object): Promise<number> {
  const headers = { Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' };
  const answer = await fetch(`${rally.url}/api/v1${address}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.status;
}

const DOORS: [string, string, () => object][] = [
  ['invitations', '/session', () => ({ invitation: secret(), attempt: secret() })],
  ['moves', '/moves/session', () => ({ secret: secret() })],
];

test.each(DOORS)(
  '[S5] made-up %s open no write and no count of their own, and are guesses alone',
  async (_, address, body) => {
    const { people, moves } = rally.parts.store;
    const { limits } = rally.parts;
    const writes = [jest.spyOn(people, 'redeem'), jest.spyOn(moves, 'take')];
    const counts = [jest.spyOn(limits, 'redemption'), jest.spyOn(limits, 'moveAsked')];
    const guesses = jest.spyOn(limits, 'guess');
    const statuses: number[] = [];
    for (let made = 0; made < 40; made += 1) statuses.push(await send(address, body()));
    expect(statuses).toEqual([...Array<number>(30).fill(404), ...Array<number>(10).fill(429)]);
    for (const spy of [...writes, ...counts]) expect(spy).not.toHaveBeenCalled();
    expect(guesses).toHaveBeenCalledTimes(40);
  },
);

test('[S4] an invitation is redeemed from an address whose guesses are used up', async () => {
  const invitation = await rally.invitation(blog, 'Ann');
  for (let made = 0; made < 35; made += 1) await send('/session', { invitation: secret(), attempt: secret() });
  expect(await send('/session', { invitation: secret(), attempt: secret() })).toBe(429);
  expect(await send('/session', { invitation, attempt: secret() })).toBe(200);
});
