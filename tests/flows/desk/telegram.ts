/** A rally's channel of Telegram at the desk: refused with the missing right, set, seen to write, paused, and turned off. */
import { nextGesture } from '../../../client/account/gesture.js';
import { afterAll, expect, test } from '@jest/globals';
import { PHONE } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { hurryRepeats } from '../../support/hurried.js';
import { loopbackOutbound } from '../../support/push/pushService.js';
import type { RallyOptions } from '../../support/rally.js';
import { ALL_RIGHTS } from '../../support/telegram/channelState.js';
import { TelegramService } from '../../support/telegram/telegramService.js';
import { expectAccessible } from './board.js';

const service = new TelegramService();
const outbound = loopbackOutbound({ timeoutMs: 10_000, answerBytes: 262_144 });
const channel = service.channel('rally');

/** The server's options with the played Telegram in the place of the real one. */
export async function playedTelegram(): Promise<RallyOptions> {
  await service.start();
  return { telegram: { outbound, origin: service.origin } };
}

export function telegramTest(stage: BrowserStage): void {
  afterAll(async () => {
    outbound.stop();
    await service.stop();
  });

  test('an editor on a phone sets a channel, is told which right is missing, enters another token, sees why it paused, and turns it off', async () => {
    const slug = await stage.rally.blog();
    const reporter = await stage.rally.token(slug, 'Leyla');
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar', 'editor', PHONE);
    const open = () => page.locator('[data-way=elsewhere]').click();
    await open();
    const form = page.locator('[data-telegram]');
    await form.locator('[name="telegram.token"]').fill(service.token);
    await form.locator('[name="telegram.channel"]').fill('@rally');
    channel.rights = { ...ALL_RIGHTS, can_delete_messages: false };
    await form.getByRole('button', { name: 'Check and turn on' }).click();
    await form.getByText('The bot may not delete messages in this channel').waitFor();
    await expectAccessible(page);
    channel.rights = ALL_RIGHTS;
    await form.locator('[name="telegram.lang"]').selectOption('uk');
    await form.getByRole('button', { name: 'Check and turn on' }).click();

    const standing = page.locator('[data-channel]');
    await standing.getByText('@rally').waitFor();
    expect(await page.content()).not.toContain(service.token.split(':')[1]);
    // Presses at once would be second taps of a double tap, which are meant for what stood there before.
    await nextGesture();
    await page.getByRole('button', { name: 'Enter another token' }).click();
    await nextGesture();
    expect(await form.locator('[name="telegram.lang"]').inputValue()).toBe('');
    await form.locator('[name="telegram.token"]').fill(service.token);
    await expectAccessible(page);
    await form.getByRole('button', { name: 'Check and turn on' }).click();
    await standing.getByText('@rally').waitFor();
    const [set] = await stage.rally.parts.store.outlets.outlets(slug);
    expect(set?.settings).toMatchObject({ lang: 'uk' });
    await stage.rally.post(reporter, slug, { text: 'The square is full.' });
    await until(() => channel.shown().join().includes('The square is full.'));
    channel.rights = { ...ALL_RIGHTS, can_post_messages: false };
    await stage.rally.post(reporter, slug, { text: 'They sing.' });
    const state = async () => (await stage.rally.parts.store.outlets.outlets(slug))[0]?.state;
    await until(async () => (await state()) === 'paused');
    await page.keyboard.press('Escape');
    await hurryRepeats(page, 15_000);
    await open();
    await standing.getByText('The bot lost its right').waitFor();
    await expectAccessible(page);
    await page.locator('[data-turn-off]').click();
    await page.getByText('nothing is deleted there before it goes on').waitFor();
    await page.locator('.ask').getByRole('button', { name: 'Leave it on' }).click();
    channel.rights = ALL_RIGHTS;
    await page.getByRole('button', { name: 'Go on' }).click();
    await until(() => channel.shown().join().includes('They sing.'));

    await page.locator('[data-turn-off]').click();
    await page.getByText('no takedown reaches it any more. Messages of 2 entries stand there.').waitFor();
    await page.locator('.ask').getByRole('button', { name: 'Turn off' }).click();
    await form.waitFor();
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    await context.close();
  });
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not in time: ${channel.shown().join(' | ')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
