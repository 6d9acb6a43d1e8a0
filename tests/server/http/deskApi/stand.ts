/** A server with one blog, its reporter and its editor, for tests of the desk by HTTP. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { startRally, type Rally } from '../../../support/rally.js';
import { signInAs } from '../../../support/session.js';

export let rally: Rally;

export let blog: string;

export let reporter: string;

export let editor: string;

export const ahead = { ms: 0 };

export const at = (rest: string, slug = blog): string => `/api/v1/blogs/${slug}/${rest}`;

export const send = (method: string, rest: string, body?: unknown, token = editor) =>
  rally.send(token, method, at(rest), body);

export const read = async <Answer>(rest: string, token = editor) =>
  (await (await send('GET', rest, undefined, token)).json()) as Answer;

export const owner = () => signInAs(rally, null, 'Olga', 'owner');

/** A command on an entry, by HTTP, as an editor's page sends it. */
export const onEntry = (method: string, id: string, rest: string, body: object = {}) =>
  rally.send(editor, method, at(`entries/${id}${rest}`), { command: randomUUID(), ...body });

/** Starts the server for the tests of a file, and makes a blog for each test. */
export function standWithDesk(): void {
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
}
