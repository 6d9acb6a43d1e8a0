/** Pages of other sites: strict ones, from right to left, kept by a cache, and such as may not show the blog. */
import { expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHostPages } from '../../../server/demo/hostPages.js';
import { hostSite, type HostSite } from '../../support/hostSite.js';
import type { Scenario } from './scenarios.js';
import type { EngineStage } from './stage.js';

const LATER_MS = 59 * 60_000;
/** How long a frame that may be shown needs at most after its neighbour. */
const SOON_MS = 1_000;
const GONE = 'A name that must not be here.';

/** Visits the demo's strict, Arabic and kept sites, whose markup was made before an entry was taken down. */
async function sites(stage: EngineStage): Promise<void> {
  const { page, rally, slug } = stage;
  const token = await stage.other();
  const { id } = await rally.post(token, slug, { text: GONE });
  let now = Date.now();
  const host = createHostPages({ rallyUrl: rally.url, slug, builtDir: '', now: () => now });
  const origin = `http://127.0.0.1:${String(await host.listen())}`;
  try {
    expect(await (await fetch(`${origin}/kept/`)).text()).toContain(GONE);
    await stage.takeDown(id);
    await rally.post(token, slug, { text: 'People are arriving.' });
    now += LATER_MS;
    for (const at of ['/strict/', '/arabic/', '/kept/']) {
      await page.go(origin + at);
      await page.seen('rally-feed >>> [data-connection=live]');
      await page.seen('rally-feed >>> article', 'People are arriving.');
      const isRtl = await page.run(directionIn, null);
      expect([at, isRtl, await page.run(wordsIn, null)]).toEqual([
        at,
        at === '/arabic/',
        expect.not.stringContaining(GONE),
      ]);
    }
  } finally {
    await host.close();
  }
}

/** Whether the feed runs from right to left. Runs in the page. */
function directionIn(): boolean {
  const feed = document.querySelector('rally-feed')?.shadowRoot?.querySelector('[role=feed]');
  return feed !== null && feed !== undefined && getComputedStyle(feed).direction === 'rtl';
}

/** All words of the host's own copy, seen or not. Runs in the page. */
function wordsIn(): string {
  return document.querySelector('rally-feed')?.textContent ?? '';
}

/** Shows the copy of a blog that is there on sites to which it leads no more: the blog is hidden, or the site is not listed. */
async function copyGoes(stage: EngineStage): Promise<void> {
  const { page, rally } = stage;
  for (const [settings, says] of [
    [{ visibility: 'desk' }, 'the page is not public'],
    [{ sites: ['https://paper.example'] }, 'This live blog is not meant for this site.'],
  ] as const) {
    const slug = await rally.blog();
    await rally.post(await rally.token(slug, 'Olena'), slug, { text: GONE });
    const copy = await (await fetch(`${rally.url}/embed/${slug}/fragment`)).text();
    expect(copy).toContain(GONE);
    await stage.set(slug, settings);
    const script = `<script type="module" src="${rally.url}/embed.js"></script>`;
    await onSite(`${script}<rally-feed src="${rally.url}/live/${slug}">${copy}</rally-feed>`, async ({ origin }) => {
      await page.go(origin);
      await page.seen('rally-feed >>> *', says);
      expect(await page.run(wordsIn, null)).not.toContain(GONE);
    });
  }
}

/** Only a frame whose script runs is given a height by the script beside it. */
async function frameStaysEmpty({ page, rally, slug }: EngineStage): Promise<void> {
  const elsewhere = await rally.blog({ sites: ['https://paper.example'] });
  const frame = (of: string, name: string) =>
    `<iframe name="${name}" src="${rally.url}/embed/${of}" height="640"></iframe>`;
  const beside = `<script type="module" src="${rally.url}/frame.js"></script>`;
  await onSite(frame(elsewhere, 'refused') + frame(slug, 'shown') + beside, async ({ origin }) => {
    await page.go(origin);
    await page.seen('iframe[name=shown][style*=height]');
    await sleep(SOON_MS);
    expect(await page.all('iframe[name=refused]')).toHaveLength(1);
    expect(await page.all('iframe[name=refused][style*=height]')).toEqual([]);
  });
}

/** Shows the feed under a policy that knows scripts by a nonce alone, and what those load. */
async function nonce({ page, rally, slug }: EngineStage): Promise<void> {
  const policy = [
    "default-src 'none'",
    "script-src 'nonce-abc123' 'strict-dynamic'",
    `connect-src ${rally.url} ${rally.url.replace('http', 'ws')}`,
    `img-src ${rally.url} data:`,
  ].join('; ');
  const token = await rally.token(slug, 'Olena');
  for (let n = 0; n < 22; n += 1) await rally.post(token, slug, { text: `Number ${String(n)}.` });
  const script = `<script type="module" nonce="abc123" src="${rally.url}/embed.js"></script>`;
  const feed = `<rally-feed src="${rally.url}/live/${slug}"></rally-feed>`;
  await onSite(
    script + feed,
    async ({ origin }) => {
      await page.go(origin);
      await page.seen('rally-feed >>> [data-connection=live]');
      await page.tap('rally-feed >>> [data-older]');
      await page.seen('rally-feed >>> article', 'Number 0.');
    },
    policy,
  );
}

async function onSite(body: string, play: (site: HostSite) => Promise<void>, policy?: string): Promise<void> {
  const site = await hostSite(body, policy);
  try {
    await play(site);
  } finally {
    await site.close();
  }
}

export const hostScenarios: readonly Scenario[] = [
  {
    says: 'on other sites the feed is live under a strict policy and from right to left, and leaves nothing of a kept copy that was taken down',
    play: sites,
  },
  { says: 'a site’s copy of a blog goes where the blog was hidden, or the site is not listed', play: copyGoes },
  {
    says: 'the feed is live, with older entries, under a policy of a nonce and strict-dynamic',
    play: nonce,
    // The site's own icon, for which a browser asks by itself.
    complains: /img-src.*favicon\.ico/,
  },
  {
    says: 'a frame stays empty on a site that the blog does not list',
    play: frameStaysEmpty,
    complains: /frame-ancestors/,
  },
];
