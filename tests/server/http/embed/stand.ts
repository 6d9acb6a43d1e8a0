/** A server whose blog has hostile text in it, and a browser, for tests of what other sites get. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../support/browser.js';
import { startRally, type Rally } from '../../../support/rally.js';

export const PUBLIC_URL = 'https://live.example.org';

const HOSTILE = ']]> & <script>alert(1)</script> </description> \u202e "quoted" \ufffe href="/x"';

export let rally: Rally;

export let browser: Browser;

export let slug: string;

export let token: string;

export let id: string;

export let gone: string;

export const get = (address: string, headers: Record<string, string> = {}) => fetch(rally.url + address, { headers });

export const all = () => [
  `/embed/${slug}`,
  `/embed/${slug}?theme=dark`,
  `/embed/${slug}/fragment`,
  `/embed/${slug}/jsonld`,
  `/live/${slug}/feed.rss`,
  `/live/${slug}/feed.atom`,
  `/live/${slug}/feed.json`,
];

/** Starts the server and the browser for the tests of a file. */
export function standWithHostileText(): void {
  jest.setTimeout(60_000);
  beforeAll(async () => {
    [rally, browser] = await Promise.all([startRally({ env: { PUBLIC_URL } }), launchBrowser()]);
    slug = await rally.blog({ standfirst: 'A & B </title>', startsAt: '2022-02-27T11:00:00Z' });
    token = await rally.token(slug, 'Ann & <Bob>');
    ({ id } = await rally.post(token, slug, { text: HOSTILE }));
    await rally.post(token, slug, {
      kind: 'chant',
      lang: 'uk',
      text: '',
      words: 'Слава Україні!',
      meanings: { en: 'Glory!' },
    });
    gone = (await rally.post(token, slug, { text: 'a secret name' })).id;
    await rally.send(token, 'DELETE', `/api/v1/blogs/${slug}/entries/${gone}`, { command: randomUUID() });
  });
  afterAll(async () => {
    await browser.close();
    await rally.stop();
  });
}
