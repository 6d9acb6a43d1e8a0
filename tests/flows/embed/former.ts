/**
 * Scripts of former releases, as a cache or a site's own bundle may have kept them, on today's server. `support/keptElements.json` has two
 * of them as they were built from this repository on 29 November 2026: one of before the element came in two parts, and the first
 * that did.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { takeDown } from './hosts/sites.js';
import { type EmbedStage, element, elementsLive, type OpenedHost, PATIENCE } from './stage.js';

interface Kept {
  /** The commit that it was built from, and its moment. */
  commit: string;
  built: string;
  parts: 'one part' | 'two parts';
  script: string;
}

const KEPT = JSON.parse(readFileSync(new URL('../../support/keptElements.json', import.meta.url), 'utf8')) as Kept[];

export function formerTests(stage: EmbedStage): void {
  const feed = () => `<rally-feed src="${stage.src}"></rally-feed>`;
  const former = '<script type="module" src="/former.js"></script>';
  /** A site that serves a former script itself, which finds home as the server wrote it then. */
  const opened = async (kept: Kept, head: string, body: string): Promise<OpenedHost & { sockets: () => number }> => {
    const home = JSON.stringify(`${stage.rally.url}/embed.js`);
    const scripts = { '/former.js': kept.script.replaceAll('import.meta.url', home) };
    const host = await stage.openedPlain({ body, head, scripts });
    return { ...host, sockets: () => host.asked.filter((address) => address.startsWith('ws')).length };
  };
  const post = (text: string) => stage.rally.post(stage.token, stage.slug, { text });

  test.each(KEPT)(
    'a script in $parts of the commit of $built is live on today’s server: entries come, go, and older ones are loaded',
    async (kept) => {
      for (let n = 0; n < 22; n += 1) await post(`Number ${n}.`);
      const { page, faults } = await opened(kept, former, feed());
      await elementsLive(page, 1);
      const { id } = await post('New.');
      await element(page).locator('article', { hasText: 'New.' }).waitFor(PATIENCE);
      await takeDown(stage, id);
      await element(page)
        .locator(`#e-${id}`)
        .waitFor({ state: 'detached', ...PATIENCE });
      await element(page).locator('[data-older]').click();
      await element(page).locator('article', { hasText: 'Number 0.' }).waitFor(PATIENCE);
      expect(faults).toEqual([]);
    },
  );

  test.each(KEPT.flatMap((kept) => [true, false].map((isFirst) => ({ ...kept, isFirst }))))(
    'beside today’s script, that in $parts of the commit of $built makes no second feed of an element (it comes first: $isFirst)',
    async ({ isFirst, ...kept }) => {
      await post('First.');
      const head = isFirst ? former + stage.script() : stage.script() + former;
      const { page, faults, sockets } = await opened(kept, head, feed() + feed());
      await elementsLive(page, 2);
      await post('New.');
      for (const at of [0, 1]) {
        await element(page).nth(at).locator('article', { hasText: 'New.' }).waitFor(PATIENCE);
        expect(await element(page).nth(at).locator('article').count()).toBe(2);
      }
      // Who comes first serves the page; before there were two parts, each element had a connection of its own.
      expect([sockets(), faults]).toEqual([isFirst && kept.parts === 'one part' ? 2 : 1, []]);
    },
  );
}
