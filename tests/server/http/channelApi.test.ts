/** A channel over HTTP, with a whole server: set by an editor, and a real photo that reaches it. */
import { jest } from '@jest/globals';
import { photo } from '../../support/photos.js';
import { loopbackOutbound } from '../../support/push/pushService.js';
import { namedPhoto, startRally, type Rally } from '../../support/rally.js';
import { TelegramService } from '../../support/telegram/telegramService.js';

jest.setTimeout(60_000);

const service = new TelegramService();
const outbound = loopbackOutbound({ timeoutMs: 5_000, answerBytes: 262_144 });
const channel = service.channel('rally');
let rally: Rally;
beforeAll(async () => {
  await service.start();
  rally = await startRally({ telegram: { outbound, origin: service.origin } });
});
afterAll(async () => {
  await rally.stop();
  outbound.stop();
  await service.stop();
});

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never: ${what}: ${JSON.stringify(channel.shown())}`);
}

test('an editor sets a channel; an entry with its photo comes there, and the token is in no answer', async () => {
  const blog = await rally.blog();
  const [editor, reporter] = [await rally.token(blog, 'Eve', 'editor'), await rally.token(blog, 'Ann')];
  const address = `/api/v1/blogs/${blog}/outlets`;
  const asked = { kind: 'telegram', token: service.token, channel: 't.me/rally' };
  expect((await rally.send(reporter, 'POST', address, asked)).status).toBe(403);
  const wrong = await rally.send(editor, 'POST', address, { ...asked, token: 'no token' });
  expect([wrong.status, await wrong.json()]).toMatchObject([422, { field: 'token', why: 'bot-unknown' }]);

  const made = await rally.send(editor, 'POST', address, asked);
  const text = await made.text();
  expect([made.status, JSON.parse(text)]).toMatchObject([201, { name: '@rally' }]);
  const listed = await (await rally.send(editor, 'GET', address)).text();
  expect(JSON.parse(listed)).toMatchObject({ outlets: [{ kind: 'telegram', name: '@rally', state: 'on' }] });
  expect(text + listed).not.toContain(service.token.split(':')[1]);

  const named = namedPhoto({ caption: 'Flags' });
  const { id } = await rally.post(reporter, blog, { text: 'Look at this', media: [named] });
  await until('the words come', () => channel.shown().join().includes('Look at this'));
  await rally.uploadPhoto(reporter, blog, named.id, await photo({ seed: 7 }));
  await until('the photo comes', () => channel.shown()[0]?.startsWith('[photo]') === true);
  const [message] = [...channel.messages.values()];
  expect(message?.photo?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(message?.caption).toContain('Flags');

  await rally.send(editor, 'POST', `/api/v1/blogs/${blog}/entries/${id}/takedown`, { command: crypto.randomUUID() });
  await until('it is gone', () => channel.messages.size === 0);
  const [outlet] = (JSON.parse(listed) as { outlets: { id: string }[] }).outlets;
  const tested = await rally.send(editor, 'POST', `${address}/${outlet?.id}/test`);
  expect(await tested.json()).toEqual({ ok: true });
  expect((await rally.send(editor, 'DELETE', `${address}/${outlet?.id}`)).status).toBe(204);
});
