/** Each command by HTTP, its repetition and its refusals, held against the document. */
import { randomUUID } from 'node:crypto';
import { update } from '../../../support/rally.js';
import { signInAs } from '../../../support/session.js';
import { rally, blog, reporter, editor, documented, ids, own, command, ENTRY, EACH_KIND, wordless } from './stand.js';

export async function askCommands(): Promise<void> {
  for (const fields of EACH_KIND)
    await documented(
      'POST /api/v1/blogs/{slug}/entries',
      rally.send(reporter, 'POST', `${own()}/entries`, wordless(fields)),
    );
  const body = update();
  const { id } = ids(
    await documented('POST /api/v1/blogs/{slug}/entries', rally.send(reporter, 'POST', `${own()}/entries`, body)),
  );
  await documented('POST /api/v1/blogs/{slug}/entries', rally.send(reporter, 'POST', `${own()}/entries`, body));
  await documented(
    'POST /api/v1/blogs/{slug}/entries',
    rally.send(reporter, 'POST', `${own()}/entries`, { ...body, text: 'x' }),
  );
  await documented('POST /api/v1/blogs/{slug}/entries', rally.send('nobody', 'POST', `${own()}/entries`, body));
  await documented('POST /api/v1/blogs/{slug}/preview', rally.send(reporter, 'POST', `${own()}/preview`, update()));
  const revision = { text: 'Corrected.', pinned: true, correction: { note: 'A number was wrong.' } };
  await documented(`PATCH ${ENTRY}`, rally.send(editor, 'PATCH', `${own()}/entries/${id}`, revision, command()));
  await documented(`PATCH ${ENTRY}`, rally.send(editor, 'PATCH', `${own()}/entries/${id}`, revision, command()));
  const retracted = await rally.post(reporter, blog);
  await documented(
    `DELETE ${ENTRY}`,
    rally.send(reporter, 'DELETE', `${own()}/entries/${retracted.id}`, undefined, command()),
  );
  await documented(`PATCH ${ENTRY}`, rally.send(reporter, 'PATCH', `${own()}/entries/${retracted.id}`, {}, command()));

  const summary = [{ lang: 'en', text: 'What it said.', entry: retracted.id }];
  const refused = await documented(
    'PATCH /api/v1/blogs/{slug}',
    rally.send(editor, 'PATCH', own(), { summary }, command()),
  );
  expect(JSON.parse(refused)).toMatchObject({ code: 'gone', field: 'summary' });
  await documented('PATCH /api/v1/blogs/{slug}', rally.send(editor, 'PATCH', own(), { status: 'paused' }, command()));
  const held = await rally.post(reporter, blog);
  await documented(
    `PATCH ${ENTRY}`,
    rally.send(reporter, 'PATCH', `${own()}/entries/${id}`, { text: 'y' }, { ...command(), 'If-Match': '"2"' }),
  );
  await documented('GET /api/v1/blogs/{slug}/mine', rally.send(reporter, 'GET', `${own()}/mine`));
  await documented(
    `POST ${ENTRY}/publish`,
    rally.send(reporter, 'POST', `${own()}/entries/${held.id}/publish`, {}, command()),
  );
  await documented(
    `POST ${ENTRY}/publish`,
    rally.send(editor, 'POST', `${own()}/entries/${held.id}/publish`, {}, command()),
  );
  await documented(
    `POST ${ENTRY}/takedown`,
    rally.send(editor, 'POST', `${own()}/entries/${held.id}/takedown`, {}, { 'Idempotency-Key': randomUUID() }),
  );
  await rally.send(editor, 'PATCH', own(), { status: 'live' }, { ...command(), 'If-Match': '"2"' });

  const owner = await signInAs(rally, null, 'Owner', 'owner');
  const made = { slug: `made-${randomUUID().slice(0, 8)}`, title: 'Another' };
  await documented('POST /api/v1/blogs', owner.send('POST', '/api/v1/blogs', made));
  await documented('POST /api/v1/blogs', owner.send('POST', '/api/v1/blogs', made));
  await documented('POST /api/v1/blogs', rally.send(editor, 'POST', '/api/v1/blogs', { ...made, slug: 'mine' }));
}
