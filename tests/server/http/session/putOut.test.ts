/** The word by which a phone knows that the desk put it out, and wipes itself: nobody else is told it. */
import { expect, test } from '@jest/globals';
import { signInAs } from '../../../support/session.js';
import { blog, rally, standWithBlog } from '../commandApi/stand.js';

standWithBlog();

const SESSION = '/api/v1/session';
const said = async (response: Response) => {
  const { code, why } = (await response.json()) as { code?: string; why?: string };
  return [response.status, code, why];
};

test('[A3] a session that somebody else ended is told so, also where it asks again', async () => {
  const leyla = await signInAs(rally, blog, 'Leyla', 'reporter');
  expect((await leyla.send('GET', SESSION)).status).toBe(200);
  await rally.parts.store.people.revoke(leyla.device, new Date().toISOString());
  for (let times = 0; times < 2; times += 1)
    expect(await said(await leyla.send('GET', SESSION))).toEqual([401, 'unauthenticated', 'revoked']);
});

test('a reporter who signed out is told of no desk, nor is a session that the store does not know', async () => {
  const leyla = await signInAs(rally, blog, 'Leyla', 'reporter');
  expect((await leyla.send('DELETE', SESSION)).status).toBe(204);
  expect(await said(await leyla.send('GET', SESSION))).toEqual([401, 'unauthenticated', undefined]);
  const headers = { 'X-Rallyline': '1', Cookie: 'rallyline=of-a-store-before' };
  expect(await said(await fetch(rally.url + SESSION, { headers }))).toEqual([401, 'unauthenticated', undefined]);
});

test("another site's request with the cookie is told nothing", async () => {
  const leyla = await signInAs(rally, blog, 'Leyla', 'reporter');
  await rally.parts.store.people.revoke(leyla.device, new Date().toISOString());
  const { Cookie } = leyla;
  expect(await said(await fetch(rally.url + SESSION, { headers: { Cookie } }))).toEqual([
    401,
    'unauthenticated',
    undefined,
  ]);
});
