/** The desk by HTTP: who runs it, the list in every state, changes by step, the people, and a blog's settings. */
import { randomBytes, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { parseFlags } from '../../../server/cli/flags.js';
import { revoke } from '../../../server/cli/people.js';
import type { DeskEntry } from '../../../shared/entry.js';
import type { DeskChangesAnswer, DeskEntriesAnswer, PeopleAnswer } from '../../../shared/protocol/desk.js';
import { startRally, update, type Rally } from '../../support/rally.js';
import { signInAs, type Session } from '../../support/session.js';

let rally: Rally;
let blog: string;
let reporter: string;
let editor: string;
const ahead = { ms: 0 };

// Each change is on the disk before it is answered, and disks are shared.
jest.setTimeout(30_000);

beforeAll(async () => (rally = await startRally({ now: () => new Date(Date.now() + ahead.ms) })));
afterAll(() => rally.stop(), 10_000);
beforeEach(async () => {
  ahead.ms = 0;
  blog = await rally.blog();
  reporter = await rally.token(blog, 'Ann');
  editor = await rally.token(blog, 'Eve', 'editor');
});

const at = (rest: string, slug = blog): string => `/api/v1/blogs/${slug}/${rest}`;
const send = (method: string, rest: string, body?: unknown, token = editor) =>
  rally.send(token, method, at(rest), body);
const read = async <Answer>(rest: string, token = editor) =>
  (await (await send('GET', rest, undefined, token)).json()) as Answer;
const owner = () => signInAs(rally, null, 'Olga', 'owner');

/** A command on an entry, by HTTP, as an editor's page sends it. */
const onEntry = (method: string, id: string, rest: string, body: object = {}) =>
  rally.send(editor, method, at(`entries/${id}${rest}`), { command: randomUUID(), ...body });

describe('who runs it', () => {
  const ADDRESSES: [string, string, object | undefined][] = [
    ['GET', 'desk', undefined],
    ['GET', 'desk/entries', undefined],
    ['GET', `desk/entries/${randomUUID()}`, undefined],
    ['GET', 'desk/changes', undefined],
    ['GET', 'people', undefined],
    ['POST', 'invitations', { name: 'Bob' }],
    ['DELETE', `invitations/${randomUUID()}`, undefined],
    ['DELETE', `devices/${randomUUID()}`, undefined],
  ];

  test.each(ADDRESSES)('[A2] %s %s: editors of the blog alone, and no cache keeps it', async (method, rest, body) => {
    const stranger = await rally.token(await rally.blog(), 'Sam', 'editor');
    const codeFor = async (token: string) => {
      const response = await send(method, rest, body, token);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      return response.ok ? 'ok' : ((await response.json()) as { code: string }).code;
    };
    expect(await codeFor('x'.repeat(43))).toBe('unauthenticated');
    expect(await codeFor(reporter)).toBe('forbidden');
    expect(await codeFor(stranger)).toBe('not-found');
    expect(await codeFor(editor)).toBe(rest.includes('-') ? 'not-found' : 'ok');
  });

  test('[A1] a session’s cookie counts from our own pages alone; an owner has every blog, but none that is not there', async () => {
    const olga = await owner();
    expect((await olga.send('GET', at('desk'))).status).toBe(200);
    expect((await olga.send('GET', at('desk', 'nowhere'))).status).toBe(404);
    expect((await olga.send('GET', at('people', 'nowhere'))).status).toBe(404);
    const { Cookie } = olga;
    const bare = (method: string, rest: string, headers: Record<string, string>) =>
      fetch(rally.url + at(rest), { method, headers: { Cookie, ...headers } }).then(({ status }) => status);
    expect(await bare('GET', 'people', {})).toBe(401);
    expect(await bare('GET', 'people', { 'X-Rallyline': '1', Origin: 'https://evil.example' })).toBe(401);
    expect(await bare('POST', 'invitations', { 'X-Rallyline': '1' })).toBe(401);
    expect(await bare('POST', 'invitations', { Origin: rally.url })).toBe(401);
  });

  test('[S4] what a desk asks is limited by device, as commands are', async () => {
    const statuses = await Promise.all(Array.from({ length: 75 }, () => send('POST', 'invitations', {})));
    expect(statuses.filter(({ status }) => status === 422).length).toBeGreaterThanOrEqual(60);
    expect(await statuses.at(-1)!.json()).toMatchObject({ code: 'rate-limited', after: expect.any(Number) });
    expect((await send('GET', 'desk', undefined, await rally.token(blog, 'Eve', 'editor'))).status).toBe(200);
  });
});

test('its page is the same for everybody, framed and indexed by nobody, and sets no cookie', async () => {
  const page = await fetch(`${rally.url}/desk`);
  expect(page.status).toBe(200);
  expect(await page.text()).toMatch(/noindex[^]*assets\/desk-[^]*<div id="app">/);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('x-frame-options')).toBe('DENY');
  expect([page.headers.get('set-cookie'), page.headers.get('access-control-allow-origin')]).toEqual([null, null]);
});

describe('the list', () => {
  test('says where the record stands, also of a blog that readers do not see', async () => {
    blog = await rally.blog({ visibility: 'desk' });
    editor = await rally.token(blog, 'Eve', 'editor');
    await rally.post(editor, blog);
    const { epoch } = (await rally.parts.store.journal.blog(blog))!;
    expect(await read('desk')).toMatchObject({ blog: { slug: blog, visibility: 'desk' }, epoch, step: 2, readers: 0 });
    expect((await fetch(`${rally.url}/live/${blog}`)).status).toBe(404);
  });

  test('has entries in every state: what was retracted keeps its words, what was taken down has none', async () => {
    const ids: string[] = [];
    for (const text of ['corrected', 'retracted', 'taken down'])
      ids.push((await rally.post(reporter, blog, { text })).id);
    const [corrected, retracted, takenDown] = ids as [string, string, string];
    await onEntry('PATCH', corrected, '', { rev: 1, correction: { note: 'At three.' }, verification: 'corrected' });
    await onEntry('DELETE', retracted, '', { reason: 'Nobody saw it.' });
    await onEntry('POST', takenDown, '/takedown');
    await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { command: randomUUID(), rev: 1, status: 'paused' });
    const { id: held } = await rally.post(reporter, blog, { text: 'held' });
    const first = await read<DeskEntriesAnswer>('desk/entries?limit=3');
    expect(first).toMatchObject({ step: 9, next: 3 });
    const { entries, next } = await read<DeskEntriesAnswer>(`desk/entries?before=${first.next}`);
    expect(next).toBeNull();
    expect([...first.entries, ...entries]).toMatchObject([
      { id: held, state: 'held', first: 9, text: 'held', seq: null, receivedAt: expect.any(String) },
      { id: takenDown, state: 'taken-down', first: 4, text: '', html: '', byline: 'Ann' },
      { id: retracted, state: 'retracted', first: 3, text: 'retracted' },
      { id: corrected, state: 'published', first: 2, verification: 'corrected', correction: { note: 'At three.' } },
    ]);
    expect(JSON.stringify(first)).not.toContain('author');
    const waiting = await read<DeskEntriesAnswer>('desk/entries?held=1&limit=3');
    expect(waiting).toMatchObject({ step: 9, entries: [{ id: held, state: 'held' }], next: null });
    for (const query of ['limit=0', 'limit=101', 'before=x', 'before=-1', 'held=0', 'held=true', 'held=1&held=1']) {
      expect((await send('GET', `desk/entries?${query}`)).status).toBe(422);
    }
  });

  test('two editors at once: the second hears the rev that stands, and gets that entry to show beside their own', async () => {
    const { id } = await rally.post(reporter, blog, { text: 'At two.' });
    expect((await onEntry('PATCH', id, '', { rev: 1, text: 'At three.' })).status).toBe(201);
    const second = await onEntry('PATCH', id, '', { rev: 1, text: 'At four.' });
    expect([second.status, await second.json()]).toMatchObject([409, { code: 'conflict', field: 'rev', current: 2 }]);
    expect(await read<DeskEntry>(`desk/entries/${id}`)).toMatchObject({
      id,
      rev: 2,
      text: 'At three.',
      state: 'published',
    });
    expect((await onEntry('PATCH', id, '', { rev: 2, text: 'At four.' })).status).toBe(201);
    const elsewhere = await rally.blog();
    const { id: foreign } = await rally.post(await rally.token(elsewhere, 'Sam'), elsewhere);
    expect((await send('GET', `desk/entries/${foreign}`)).status).toBe(404);
  });
});

describe('changes', () => {
  const changes = (query: string) => read<DeskChangesAnswer>(`desk/changes?${query}`);

  test('[J4] come by rising step, folded, held ones too, and say how far they are whole', async () => {
    const { epoch } = (await rally.parts.store.journal.blog(blog))!;
    const { id } = await rally.post(reporter, blog);
    await rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { command: randomUUID(), rev: 1, status: 'paused' });
    const { id: held } = await rally.post(reporter, blog);
    await onEntry('PATCH', id, '', { rev: 1, key: true });
    const all = await changes('');
    expect(all).toMatchObject({
      epoch,
      step: 5,
      to: 5,
      items: [
        { epoch, step: 4, entry: { id: held, state: 'held' }, blog: null },
        { epoch, step: 5, entry: { id, key: true }, blog: { slug: blog, status: 'paused' } },
      ],
    });
    expect(await changes(`since=4&epoch=${epoch}`)).toMatchObject({ to: 5, items: [{ step: 5 }] });
    expect(await changes(`since=5&epoch=${epoch}`)).toEqual({ epoch, step: 5, to: 5, items: [] });
  });

  test('[R3] of another epoch, or of a step that is not there yet, answer with a reset', async () => {
    const { epoch } = (await rally.parts.store.journal.blog(blog))!;
    expect(await changes('since=1&epoch=another')).toEqual({ reset: true, epoch, step: 1 });
    expect(await changes(`since=2&epoch=${epoch}`)).toEqual({ reset: true, epoch, step: 1 });
    expect(await changes('since=1')).toMatchObject({ code: 'invalid', field: 'epoch' });
    expect(await changes('since=x')).toMatchObject({ code: 'invalid', field: 'since' });
  });

  test('[F5] are cut where they would grow too long, and go on from there', async () => {
    const { epoch } = (await rally.parts.store.journal.blog(blog))!;
    const text = 'ж'.repeat(20_000);
    for (let n = 0; n < 5; n += 1)
      await rally.post(reporter, blog, { text, translations: { uk: { text }, az: { text } } });
    let since = 0;
    const steps: number[] = [];
    while (since < 6) {
      const answer = await changes(`since=${since}&epoch=${epoch}`);
      if (answer.reset) throw new Error('a reset');
      expect(answer.items.length).toBeLessThanOrEqual(2);
      steps.push(...answer.items.map(({ step }) => step));
      since = answer.to;
    }
    expect(steps).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('an invitation from the desk', () => {
  const secret = () => randomBytes(24).toString('base64url');
  const invite = async (body: object = { name: 'Bob' }) => {
    const response = await send('POST', 'invitations', body);
    expect(response.status).toBe(201);
    const answer = (await response.json()) as { id: string; address: string; expiresAt: string };
    return { ...answer, secret: answer.address.split('#')[1]! };
  };
  const redeem = (invitation: string, attempt = secret()) =>
    fetch(`${rally.url}/api/v1/session`, {
      method: 'POST',
      headers: { Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify({ invitation, attempt }),
    });
  const open = async () => (await read<PeopleAnswer>('people')).invitations;

  test('is a sign-in address of ours, listed until it is redeemed; a messenger’s preview spends nothing', async () => {
    const { id, address, expiresAt, secret: invitation } = await invite({ name: ' Bob ', role: 'editor', hours: 2 });
    expect(address).toBe(`${rally.parts.config.publicUrl}/join#${invitation}`);
    expect(Math.round((Date.parse(expiresAt) - Date.now()) / 60_000)).toBe(120);
    const listed = { id, name: 'Bob', role: 'editor', createdAt: expect.any(String) as string, expiresAt };
    expect(await open()).toEqual([listed]);
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await fetch(`${rally.url}/join`, { method })).status).toBe(200);
    expect(await open()).toEqual([listed]);
    const first = await redeem(invitation);
    expect(await first.json()).toMatchObject({ name: 'Bob', role: 'editor', blogs: [{ slug: blog }] });
    expect(await open()).toEqual([]);
  });

  test('whose answer was lost gives the same page the same session, for ten minutes; another page nothing', async () => {
    const { secret: invitation } = await invite();
    const attempt = secret();
    const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0];
    const first = cookieOf(await redeem(invitation, attempt));
    ahead.ms = 9 * 60_000;
    expect(cookieOf(await redeem(invitation, attempt))).toBe(first);
    const other = await redeem(invitation);
    expect([other.status, await other.json()]).toMatchObject([
      410,
      { message: expect.stringContaining('used already') },
    ]);
    ahead.ms = 11 * 60_000;
    expect((await redeem(invitation, attempt)).status).toBe(410);
    expect((await read<PeopleAnswer>('people')).devices.filter(({ name }) => name === 'Bob')).toHaveLength(1);
  });

  test('that has expired is refused and not listed', async () => {
    const { secret: invitation, expiresAt } = await invite();
    expect(Math.round((Date.parse(expiresAt) - Date.now()) / 3_600_000)).toBe(24);
    ahead.ms = 24 * 3_600_000 + 1_000;
    const late = await redeem(invitation);
    expect([late.status, await late.json()]).toMatchObject([410, { message: expect.stringContaining('expired') }]);
    expect(await open()).toEqual([]);
  });

  test('that was withdrawn is gone, and says so to whoever opens it', async () => {
    const { id, secret: invitation } = await invite();
    const elsewhere = await rally.blog();
    const stranger = await rally.token(elsewhere, 'Sam', 'editor');
    expect((await rally.send(stranger, 'DELETE', at(`invitations/${id}`, elsewhere))).status).toBe(404);
    expect((await send('DELETE', `invitations/${id}`)).status).toBe(204);
    expect(await open()).toEqual([]);
    const late = await redeem(invitation);
    expect([late.status, await late.json()]).toMatchObject([
      410,
      { code: 'gone', message: expect.stringContaining('withdrawn') },
    ]);
    expect((await send('DELETE', `invitations/${id}`)).status).toBe(404);
  });

  test.each<[string, object]>([
    ['name', {}],
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(301) }],
    ['name', { name: 'two\tcolumns' }],
    ['name', { name: '\u200b' }],
    ['name', { name: 'Ann\u202ereve' }],
    ['role', { name: 'Bob', role: 'owner' }],
    ['hours', { name: 'Bob', hours: 0 }],
    ['hours', { name: 'Bob', hours: 721 }],
    ['hours', { name: 'Bob', hours: 1.5 }],
    ['hours', { name: 'Bob', hours: '24' }],
    ['blog', { name: 'Bob', blog: 'other' }],
  ])('[X1] is refused for its %s', async (field, body) => {
    const refused = await send('POST', 'invitations', body);
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'invalid', field }]);
    expect(await open()).toEqual([]);
  });
});

describe('devices', () => {
  const devicesFor = async (who: { send: Session['send'] } | string) => {
    const response =
      typeof who === 'string' ? await send('GET', 'people', undefined, who) : await who.send('GET', at('people'));
    return ((await response.json()) as PeopleAnswer).devices;
  };

  test('are those of the blog that are signed in, and to owners those of owners too', async () => {
    await signInAs(rally, blog, 'Bob', 'reporter');
    const [elsewhere, olga] = [await rally.blog(), await owner()];
    await rally.token(elsewhere, 'Sam');
    const seen = (await devicesFor(editor)).map(({ name, role, kind, own }) => [name, role, kind, own]);
    // By when they came, and two may have come in one millisecond.
    expect(seen.sort()).toEqual([
      ['Ann', 'reporter', 'token', false],
      ['Bob', 'reporter', 'session', false],
      ['Eve', 'editor', 'token', true],
    ]);
    const byOwner = await devicesFor(olga);
    expect(byOwner.filter(({ role }) => role !== 'owner')).toHaveLength(3);
    expect(byOwner.filter(({ own }) => own)).toMatchObject([{ name: 'Olga', role: 'owner', kind: 'session' }]);
    expect(Object.keys(byOwner[0]!).sort()).toEqual(['createdAt', 'id', 'kind', 'lastSeenAt', 'name', 'own', 'role']);
  });

  test('[A3] one that is put out is refused from then on, and not listed', async () => {
    const { id } = (await devicesFor(editor)).find(({ name }) => name === 'Ann')!;
    expect((await send('DELETE', `devices/${id}`)).status).toBe(204);
    expect((await rally.send(reporter, 'POST', at('entries'), update())).status).toBe(401);
    expect((await devicesFor(editor)).map(({ name }) => name)).toEqual(['Eve']);
    expect((await send('DELETE', `devices/${id}`)).status).toBe(204);
  });

  test('[A2] of another blog are not there, and an owner’s is not an editor’s to end', async () => {
    const [elsewhere, olga] = [await rally.blog(), await owner()];
    const sam = await rally.token(elsewhere, 'Sam', 'editor');
    const [device] = ((await (await rally.send(sam, 'GET', at('people', elsewhere))).json()) as PeopleAnswer).devices;
    expect((await send('DELETE', `devices/${device!.id}`)).status).toBe(404);
    const refused = await send('DELETE', `devices/${olga.device}`);
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'forbidden' }]);
    expect((await olga.send('GET', '/api/v1/session')).status).toBe(200);
  });

  test('the last one of an owner stays, at the desk and on the command line; its owner may sign out', async () => {
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
});

describe('a blog’s settings', () => {
  const DRIVE = { id: 'trucks', title: 'Ten trucks', unit: 'trucks', target: 10 };
  const FULL = {
    title: 'Rally for Ukraine',
    place: 'Fountain Square',
    timeZone: 'Asia/Baku',
    languages: ['en', 'uk', 'az'],
    startsAt: '2022-02-27T11:00:00.000Z',
    visibility: 'unlisted',
    status: 'announced',
    standfirst: 'People were asked to come.',
    asks: ['Warm clothes'],
    summary: [{ lang: 'en', text: 'Hundreds came.' }],
    drives: [DRIVE],
    publisher: { name: 'Meydan Line', contact: 'desk@meydan.example', url: 'https://meydan.example' },
  };
  const slug = () => `made-${randomUUID().slice(0, 8)}`;

  test('an owner makes one with all of them; by default it is announced and seen by the desk alone', async () => {
    const olga = await owner();
    const [whole, bare] = [slug(), slug()];
    expect((await olga.send('POST', '/api/v1/blogs', { slug: whole, ...FULL })).status).toBe(201);
    expect(await (await olga.send('GET', at('desk', whole))).json()).toMatchObject({
      blog: { ...FULL, drives: [{ ...DRIVE, done: 0 }] },
    });
    expect((await olga.send('POST', '/api/v1/blogs', { slug: bare, title: 'Bare' })).status).toBe(201);
    expect(await (await olga.send('GET', at('desk', bare))).json()).toMatchObject({
      step: 1,
      blog: { title: 'Bare', status: 'announced', visibility: 'desk', timeZone: 'UTC', languages: ['en'], drives: [] },
    });
    expect((await fetch(`${rally.url}/live/${bare}`)).status).toBe(404);
    const taken = await olga.send('POST', '/api/v1/blogs', { slug: bare, title: 'Again' });
    expect([taken.status, await taken.json()]).toMatchObject([409, { code: 'conflict', field: 'slug' }]);
  });

  const patch = (body: object) =>
    rally.send(editor, 'PATCH', `/api/v1/blogs/${blog}`, { command: randomUUID(), rev: 1, ...body });
  const settings = async () => (await rally.parts.store.journal.blog(blog))!.settings;

  test.each(Object.entries(FULL))('an editor changes %s', async (name, value) => {
    expect((await patch({ [name]: value })).status).toBe(201);
    expect(await settings()).toMatchObject({ [name]: value });
  });

  test.each<[string, unknown]>([
    ['standfirst', ''],
    ['place', ''],
    ['startsAt', null],
    ['asks', []],
    ['summary', []],
    ['drives', []],
  ])('an editor empties %s', async (name, empty) => {
    expect((await patch(FULL)).status).toBe(201);
    expect((await patch({ rev: 2, [name]: null })).status).toBe(201);
    expect(await settings()).toMatchObject({ ...FULL, [name]: empty });
  });

  test.each<[field: string, body: object]>([
    ['title', { title: null }],
    ['title', { title: 'two\tcolumns' }],
    ['timeZone', { timeZone: 'Asia/Nowhere' }],
    ['languages', { languages: [] }],
    ['languages', { languages: ['en', 'EN'] }],
    ['languages.0', { languages: ['not a language'] }],
    ['startsAt', { startsAt: 'tomorrow' }],
    ['visibility', { visibility: 'secret' }],
    ['status', { status: 'cancelled' }],
    ['standfirst', { standfirst: 'x'.repeat(2_001) }],
    ['asks.1', { asks: ['Tea', ''] }],
    ['asks', { asks: Array<string>(21).fill('Tea') }],
    ['summary.0.text', { summary: [{ lang: 'en' }] }],
    ['drives', { drives: [DRIVE, DRIVE] }],
    ['drives.0.target', { drives: [{ ...DRIVE, target: 0 }] }],
    ['drives.0.id', { drives: [{ ...DRIVE, id: 'Ten Trucks' }] }],
    ['drives.0.done', { drives: [{ ...DRIVE, done: 3 }] }],
    ['publisher.contact', { publisher: { contact: null } }],
    ['publisher.url', { publisher: { url: 'javascript:alert(1)' } }],
    ['owner', { owner: 'me' }],
  ])('[X1] a refusal names %s', async (field, body) => {
    const refused = await patch(body);
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { code: 'invalid', field, message: expect.any(String) },
    ]);
    expect((await rally.parts.store.journal.blog(blog))!.rev).toBe(1);
  });

  test('of two editors at once the second hears the rev that stands', async () => {
    expect((await patch({ title: 'First' })).status).toBe(201);
    const second = await patch({ title: 'Second' });
    expect(await second.json()).toMatchObject({ code: 'conflict', field: 'rev', current: 2 });
    expect(await read('desk')).toMatchObject({ blog: { title: 'First', rev: 2 } });
  });
});
