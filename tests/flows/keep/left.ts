/** Traces of a site in the browser of a reader who keeps a copy, or kept one. */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { eventually } from '../../support/photos/eventually.js';

/** All that this browser keeps of the site. */
export const traces = (page: Page) =>
  page.evaluate(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    remembered: Object.keys(localStorage),
  }));

export const NOTHING = { caches: [], workers: 0, remembered: [] };

export const nothingIsLeft = (page: Page) => eventually(async () => isDeepStrictEqual(await traces(page), NOTHING));
