/** Traces of a site in the browser of a reader who keeps a copy, or kept one. */
import type { Page } from 'playwright-core';
import { CLOSED } from '../../../client/reader/offerClosed.js';
import { CHOICE } from '../../../client/reader/tellChoice.js';
import { KEPT } from '../../../client/reader/textFirst/choice.js';
import { eventually } from '../../support/photos/eventually.js';

/** All that this browser keeps of the site. */
export const traces = (page: Page) =>
  page.evaluate(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    remembered: Object.keys(localStorage),
  }));

export const NOTHING = { caches: [], workers: 0, remembered: [] };

export const nothingIsLeft = (page: Page) =>
  eventually(async () => JSON.stringify(await traces(page)) === JSON.stringify(NOTHING));

/** Has a browser remember all that readers' pages may: choices, a place, an offer that was closed, and a subscription. */
export const rememberAll = (page: Page, slug: string) =>
  page.evaluate(
    async ([names, told, push]) => {
      for (const name of names) localStorage.setItem(name, '1');
      sessionStorage.setItem(told, 'https://push.invalid/');
      await (await caches.open(push)).put('/live/any/push', new Response('{}'));
    },
    [
      [CHOICE + slug, `rallyline-read-${slug}`, CLOSED, KEPT],
      `rallyline-told/${slug}`,
      `rallyline-push/${slug}`,
    ] as const,
  );
