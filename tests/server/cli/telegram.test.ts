import { jest } from '@jest/globals';
import { Readable } from 'node:stream';
import { parseFlags } from '../../../server/cli/flags.js';
import { telegram } from '../../../server/cli/telegram.js';
import { loopbackOutbound } from '../../support/push/pushService.js';
import { startRally, type Rally } from '../../support/rally.js';
import { TelegramService } from '../../support/telegram/telegramService.js';

const service = new TelegramService();
const outbound = loopbackOutbound({ timeoutMs: 5_000, answerBytes: 262_144 });
service.channel('rally');
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

const run = (words: string, token = '', isTTY = false) =>
  telegram(rally.parts, parseFlags(words.split(' ')), Object.assign(Readable.from([`${token}\n`]), { isTTY }));

test('a channel is set with the token from the standard input, says how it stands, and is turned off', async () => {
  const slug = await rally.blog();
  await expect(run(slug)).rejects.toThrow(`${slug} has no channel.`);
  const set = await run(`${slug} --channel @rally --lang uk`, service.token);
  expect(set.join()).toContain(`${slug} goes to @rally from now on.`);
  const stands = await run(slug);
  expect(stands).toEqual(['@rally\ton\ttook nothing yet\tnever failed\tentries 0']);
  expect([...set, ...stands].join()).not.toContain(service.token);
  expect((await rally.parts.store.outlets.outlets(slug))[0]?.settings).toMatchObject({ lang: 'uk' });
  await run(`${slug} --channel @rally`, service.token);
  expect((await rally.parts.store.outlets.outlets(slug))[0]?.settings).toMatchObject({ lang: 'uk' });
  expect((await run(`${slug} --off`)).join()).toContain('it stays there');
  await expect(run(`${slug} --off`)).rejects.toThrow(`${slug} has no channel.`);
});

test('a wrong token, a blog that is not there and a missing token set nothing', async () => {
  const slug = await rally.blog();
  await expect(run(`${slug} --channel @rally`, 'wrong')).rejects.toMatchObject({ refusal: { why: 'bot-unknown' } });
  await expect(run(`${slug} --channel @rally`)).rejects.toMatchObject({ refusal: { field: 'token' } });
  await expect(run('no-such --channel @rally', service.token)).rejects.toMatchObject({
    refusal: { code: 'not-found' },
  });
  expect(await rally.parts.store.outlets.outlets(slug)).toEqual([]);
});

test('a person at a terminal hears how much stays in the channel, and how it goes first, before it is turned off', async () => {
  const slug = await rally.blog();
  await run(`${slug} --channel @rally`, service.token);
  const { outlets } = rally.parts.store;
  const [channel] = await outlets.outlets(slug);
  const notes = new Map(['e1', 'e2'].map((entry) => [entry, '{}']));
  await outlets.take(channel!.id, { taken: [], notes, at: new Date().toISOString() });
  expect((await run(slug)).join()).toContain('entries 2');
  const asked = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await expect(run(`${slug} --off`, 'y', true)).rejects.toThrow('Nothing was changed');
    const said = asked.mock.calls.join();
    expect(said).toContain('What stands of 2 entries in @rally: it stays there, and no takedown reaches it any more.');
    expect(said).toContain(`blog set ${slug} --visibility desk`);
    expect(await outlets.outlets(slug)).toHaveLength(1);
    // Ctrl-D.
    const ended = Object.assign(Readable.from([]), { isTTY: true });
    await expect(telegram(rally.parts, parseFlags([slug, '--off']), ended)).rejects.toThrow('Nothing was changed');
    expect(said).not.toContain('It is paused.');
    await outlets.fail(channel!.id, { at: new Date().toISOString(), why: 'no-rights' }, 'paused');
    await expect(run(`${slug} --off`, '', true)).rejects.toThrow('Nothing was changed');
    expect(asked.mock.calls.join()).toContain(`It is paused. To have it go on: telegram ${slug} --channel @rally`);
    expect(await outlets.outlets(slug)).toHaveLength(1);
    await run(`${slug} --off`, 'yes', true);
  } finally {
    asked.mockRestore();
  }
  expect(await outlets.outlets(slug)).toEqual([]);
});

test('a script at a terminal turns a channel off with --yes, and is asked nothing', async () => {
  const slug = await rally.blog();
  await run(`${slug} --channel @rally`, service.token);
  expect((await run(`${slug} --off --yes`, '', true)).join()).toContain('it stays there');
  expect(await rally.parts.store.outlets.outlets(slug)).toEqual([]);
});
