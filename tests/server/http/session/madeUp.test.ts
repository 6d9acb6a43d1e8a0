/** Invitations and moves that somebody made up: they cost a reading, and nobody else anything (rules S4 and S5). */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { startRally, type Rally } from '../../../support/rally.js';
import { until } from '../../feed/instance.js';

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
    const begun = performance.now();
    for (let made = 0; made < 40; made += 1) statuses.push(await send(address, body()));
    const seconds = (performance.now() - begun) / 1_000;
    expect(statuses.slice(0, 30)).toEqual(Array<number>(30).fill(404));
    const further = statuses.slice(30);
    // Guesses come back while a slow machine asks: one each two seconds.
    expect(further.filter((status) => status === 404).length).toBeLessThanOrEqual(seconds / 2);
    expect(further.filter((status) => status !== 404 && status !== 429)).toEqual([]);
    for (const spy of [...writes, ...counts]) expect(spy).not.toHaveBeenCalled();
    expect(guesses).toHaveBeenCalledTimes(40);
  },
);

test('[S4] an invitation is redeemed from an address whose guesses are used up', async () => {
  const invitation = await rally.invitation(blog, 'Ann');
  const guess = () => send('/session', { invitation: secret(), attempt: secret() });
  await until('the guesses are used up', async () => (await guess()) === 429);
  expect(await send('/session', { invitation, attempt: secret() })).toBe(200);
});
