/** Each address of the desk, its people and their sessions, held against the document. */
import { randomBytes } from 'node:crypto';
import { begunBy, bothHalves, signInAs } from '../../../support/session.js';
import { rally, document, blog, reporter, editor, documented, ids, get, own } from './stand.js';

export async function askDesk(): Promise<void> {
  const { id } = await rally.post(reporter, blog);
  const { epoch } = JSON.parse(
    await documented('GET /api/v1/blogs/{slug}/desk', rally.send(editor, 'GET', `${own()}/desk`)),
  ) as { epoch: string };
  await documented('GET /api/v1/blogs/{slug}/desk', rally.send(reporter, 'GET', `${own()}/desk`));
  await documented(
    'GET /api/v1/blogs/{slug}/desk/entries',
    rally.send(editor, 'GET', `${own()}/desk/entries?limit=100&held=1`),
  );
  await documented(
    'GET /api/v1/blogs/{slug}/desk/entries/{id}',
    rally.send(editor, 'GET', `${own()}/desk/entries/${id}`),
  );
  for (const query of ['', `?since=999&epoch=${epoch}`, '?since=1'])
    await documented(
      'GET /api/v1/blogs/{slug}/desk/changes',
      rally.send(editor, 'GET', `${own()}/desk/changes${query}`),
    );

  const invited = rally.send(editor, 'POST', `${own()}/invitations`, { name: 'Olena', role: 'reporter', hours: 2 });
  const invitation = ids(await documented('POST /api/v1/blogs/{slug}/invitations', invited));
  const leaving = await signInAs(rally, blog, 'Leaving', 'reporter');
  await documented('GET /api/v1/blogs/{slug}/people', rally.send(editor, 'GET', `${own()}/people`));
  await documented(
    'DELETE /api/v1/blogs/{slug}/invitations/{id}',
    rally.send(editor, 'DELETE', `${own()}/invitations/${invitation.id}`),
  );
  await documented(
    'DELETE /api/v1/blogs/{slug}/devices/{id}',
    rally.send(editor, 'DELETE', `${own()}/devices/${leaving.device}`),
  );

  await askMoves();

  const body = { invitation: await rally.invitation(blog, 'Bob'), attempt: randomBytes(24).toString('base64url') };
  const page = { Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' };
  const join = (given: object, headers: Record<string, string>) =>
    fetch(`${rally.url}/api/v1/session`, { method: 'POST', headers, body: JSON.stringify(given) });
  const signedIn = await join(body, page);
  const session = await begunBy(signedIn.clone());
  const { Cookie } = session;
  expect(Cookie.split('=')[0]).toBe(document.components.securitySchemes.session?.name);
  await documented('POST /api/v1/session', signedIn);
  await documented('POST /api/v1/session', join(body, { 'Content-Type': 'application/json' }));
  await documented('POST /api/v1/session', join({ ...body, attempt: 'x' }, page));
  await documented('GET /api/v1/session', get('/api/v1/session', { ...page, ...bothHalves(session) }));
  await documented('GET /api/v1/session', get('/api/v1/session', { ...page, Cookie }));
  await documented(
    'DELETE /api/v1/session',
    fetch(`${rally.url}/api/v1/session`, { method: 'DELETE', headers: { ...page, Cookie } }),
  );
  await documented('GET /api/v1/session', get('/api/v1/session', { ...page, ...bothHalves(session) }));
}

async function askMoves(): Promise<void> {
  const headers = { Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' };
  const secret = randomBytes(32).toString('base64url');
  const sent = (address: string, body: object, given: Record<string, string> = headers) =>
    fetch(`${rally.url}/api/v1/moves${address}`, { method: 'POST', headers: given, body: JSON.stringify(body) });
  const { code } = JSON.parse(await documented('POST /api/v1/moves', sent('', { secret }))) as { code: string };
  await documented('POST /api/v1/moves', sent('', { secret: 'x' }));
  await documented('POST /api/v1/moves', sent('', { secret }, { 'Content-Type': 'application/json' }));
  await documented('POST /api/v1/moves/session', sent('/session', { secret }));
  const { send } = await signInAs(rally, blog, 'Moving', 'reporter');
  const { id } = ids(await documented('POST /api/v1/moves/find', send('POST', '/api/v1/moves/find', { code })));
  await documented('POST /api/v1/moves/find', send('POST', '/api/v1/moves/find', { code: '12' }));
  await documented('POST /api/v1/moves/{id}/claim', send('POST', `/api/v1/moves/${id}/claim`));
  await documented('POST /api/v1/moves/{id}/claim', send('POST', '/api/v1/moves/none/claim'));
  await documented('POST /api/v1/moves/session', sent('/session', { secret }));
  await documented('POST /api/v1/moves/session', sent('/session', { secret: randomBytes(32).toString('base64url') }));
}
