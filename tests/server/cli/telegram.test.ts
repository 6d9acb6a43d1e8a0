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

const run = (words: string, token = '') =>
  telegram(rally.parts, parseFlags(words.split(' ')), Readable.from([`${token}\n`]));

test('a channel is set with the token from the standard input, says how it stands, and is turned off', async () => {
  const slug = await rally.blog();
  await expect(run(slug)).rejects.toThrow(`${slug} has no channel.`);
  const set = await run(`${slug} --channel @rally --lang uk`, service.token);
  expect(set.join()).toContain(`${slug} goes to @rally from now on.`);
  const stands = await run(slug);
  expect(stands).toEqual(['@rally\ton\ttook nothing yet\tnever failed']);
  expect([...set, ...stands].join()).not.toContain(service.token);
  expect((await rally.parts.store.outlets.outlets(slug))[0]?.settings).toMatchObject({ lang: 'uk' });
  await run(`${slug} --channel @rally`, service.token);
  expect((await rally.parts.store.outlets.outlets(slug))[0]?.settings).toMatchObject({ lang: 'uk' });
  expect((await run(`${slug} --off`)).join()).toContain('What stands in the channel stays there');
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
