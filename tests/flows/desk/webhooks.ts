/** A rally's webhooks at the desk: made, tried, given a new secret, resumed and removed. */
import { afterAll, expect, test } from '@jest/globals';
import { PHONE } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { HookReceiver } from '../../support/outlets/hookReceiver.js';
import type { RallyOptions } from '../../support/rally.js';
import { expectAccessible } from './board.js';

const receiver = new HookReceiver('https');
const outbound = receiver.outbound({ timeoutMs: 5_000 });

/** The server's options with a way to the tests' own receiver of webhooks. */
export async function playedHooks(): Promise<RallyOptions> {
  await receiver.start();
  return { webhookOutbound: outbound };
}

export function webhookTest(stage: BrowserStage): void {
  afterAll(async () => {
    outbound.stop();
    await receiver.stop();
  });

  test('an editor adds a webhook on a phone, sees its secret once, how its tests end and its last failure, lets it go on, and removes it', async () => {
    const slug = await stage.rally.blog();
    const { page, context, faults } = await stage.editorOf(slug, 'Nigar', 'editor', PHONE);
    const { outlets } = stage.rally.parts.store;
    const open = () => page.locator('[data-way=elsewhere]').click();
    const secret = () => page.locator('[name="webhook.secret"]').inputValue();
    await open();
    await page.locator('[name="webhook.url"]').fill('http://hooks.invalid/');
    await page.locator('[data-add-webhook]').click();
    await page.getByText('is not an https address').waitFor();
    await page.locator('[name="webhook.url"]').fill(receiver.address('baku'));
    await page.locator('[data-add-webhook]').click();
    await page.locator('[data-secret-done]').waitFor();
    const first = await secret();
    expect(first).toMatch(/^[\w-]{43}$/);
    await expectAccessible(page);
    await page.locator('[data-secret-done]').click();

    const hook = page.locator('[data-webhook]');
    await hook.getByText(/push\.test:\d+\/…baku/).waitFor();
    expect(await page.content()).not.toContain('key=kept');
    receiver.behaviour.set('baku', 'hang');
    await hook.locator('[data-test]').click();
    await hook.locator('[data-tested=false]', { hasText: 'no answer' }).waitFor();
    receiver.behaviour.delete('baku');
    receiver.secrets.set('baku', first);
    await hook.locator('[data-test]').click();
    await hook.locator('[data-tested=true]', { hasText: 'The test arrived.' }).waitFor();
    expect(receiver.received.map(({ body }) => body)).toEqual([{ blog: slug, at: expect.any(String), test: true }]);
    await expectAccessible(page);
    await hook.locator('[data-renew]').click();
    await hook.locator('[data-renew-it]').click();
    await page.locator('[data-secret-done]').waitFor();
    const second = await secret();
    expect(second).not.toBe(first);
    await page.locator('[data-secret-done]').click();
    receiver.secrets.set('baku', second);
    await hook.locator('[data-test]').click();
    await hook.locator('[data-tested=true]').waitFor();

    const [made] = await outlets.outlets(slug);
    await outlets.fail(made!.id, { at: new Date().toISOString(), why: 'broken', status: 503 }, 'paused');
    await page.keyboard.press('Escape');
    await open();
    await hook.locator('[data-failure=broken]', { hasText: 'status 503' }).waitFor();
    await expectAccessible(page);
    await hook.locator('[data-resume]').click();
    await hook.locator('[data-resume]').waitFor({ state: 'detached' });
    await hook.locator('[data-remove]').click();
    await page.getByText(/Remove push\.test:\d+\/…baku\?/).waitFor();
    await hook.locator('[data-remove-it]').click();
    await hook.waitFor({ state: 'detached' });
    expect(await outlets.outlets(slug)).toEqual([]);
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    await context.close();
  });
}
