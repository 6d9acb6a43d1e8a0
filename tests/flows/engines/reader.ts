/** A reader's page, and the feed in another site's page: entries arrive, are held back, and go. */
import { expect } from '@jest/globals';
import { createHostPage } from '../../../server/demo/hostPage.js';
import { metricOf } from '../../support/metrics.js';
import { hostSite } from '../../support/hostSite.js';
import { photo } from '../../support/photos.js';
import { freePort } from '../../support/program.js';
import { namedPhoto, startRally } from '../../support/rally.js';
import type { Scenario } from './scenarios.js';
import type { EngineStage } from './stage.js';

async function live(stage: EngineStage): Promise<void> {
  const { page, rally, slug } = stage;
  const token = await stage.other();
  for (let n = 1; n <= 25; n += 1)
    await rally.post(token, slug, { text: `Number ${String(n)}. ${'words '.repeat(30)}` });
  await stage.read();
  const compressed = await metricOf(rally.url, 'rallyline_compressed_total');
  await rally.post(token, slug, { text: 'People are arriving.' });
  await page.seen('[role=feed] > article', 'People are arriving.');
  expect(await metricOf(rally.url, 'rallyline_compressed_total')).toBe(compressed + 1);

  await page.all('[role=feed] > article', 'Number 15.', true);
  const { id } = await rally.post(token, slug, { text: 'The newest, with a name.' });
  await page.seen('[data-pending="1"]');
  await page.tap('[data-pending]');
  await page.seen('[role=feed] > article', 'The newest');
  await stage.takeDown(id);
  await page.gone('[role=feed] > article', 'The newest');

  await page.tap('[data-older]');
  await page.seen('[role=feed] > article', 'Number 1.');
  expect(await page.all('[role=feed] > article')).toHaveLength(26);
}

async function photoShown(stage: EngineStage): Promise<void> {
  const { page, rally, slug } = stage;
  const token = await stage.other();
  await stage.read();
  const named = namedPhoto({ alt: 'A flag.' });
  const { id } = await rally.post(token, slug, { kind: 'photo', text: '', media: [named] });
  await page.seen('figure[data-media=waiting]');
  await rally.uploadPhoto(token, slug, named.id, await photo({ seed: 3 }));
  await page.seen('figure[data-media=ready] img');
  const isDrawn = () =>
    page.run(async () => {
      const picture = document.querySelector<HTMLImageElement>('figure[data-media=ready] img');
      await picture?.decode();
      return (picture?.naturalWidth ?? 0) > 0;
    }, null);
  expect(await isDrawn()).toBe(true);
  await stage.takeDown(id);
  await page.gone('figure[data-media]');
}

async function embedded(stage: EngineStage): Promise<void> {
  const { page, rally, slug } = stage;
  const token = await stage.other();
  const host = createHostPage({ rallyUrl: rally.url, slug });
  try {
    await page.go(`http://127.0.0.1:${String(await host.listen())}`);
    await page.seen('rally-feed >>> [data-connection=live]');
    const { id } = await rally.post(token, slug, { text: 'Слава Україні!' });
    await page.seen('rally-feed >>> article', 'Слава Україні!');
    await stage.takeDown(id);
    await page.gone('rally-feed >>> article', 'Слава Україні!');
  } finally {
    await host.close();
  }
}

/** The host's script gives the frame another height only if the frame's own script runs, and its socket is open. */
async function inSandbox({ page }: EngineStage): Promise<void> {
  // The server knows its own address: in a sandbox WebKit takes nothing from a page's own origin unless that is named.
  const PORT = String(await freePort());
  const rally = await startRally({ env: { PORT, PUBLIC_URL: `http://127.0.0.1:${PORT}` } });
  const slug = await rally.blog();
  const token = await rally.token(slug, 'Ann');
  const frame = `<iframe src="${rally.url}/embed/${slug}" sandbox="allow-scripts" height="640"></iframe>`;
  const host = await hostSite(`${frame}<script type="module" src="${rally.url}/frame.js"></script>`);
  try {
    await page.go(host.origin);
    const { attributes } = await page.seen('iframe[style*=height]');
    expect(attributes.style).not.toContain('1000px');
    for (let n = 0; n < 5; n += 1) await rally.post(token, slug, { text: 'words '.repeat(200) });
    await page.seen('iframe[style*="height: 1000px"]');
  } finally {
    await host.close();
    await rally.stop();
  }
}

export const readerScenarios: readonly Scenario[] = [
  {
    says: 'a reader’s page shows what comes, compressed on the wire, holds it back for one who reads further down, and loads older entries',
    play: live,
  },
  { says: 'a reader’s page shows a photo once it is there, and forgets it with its entry', play: photoShown },
  { says: 'the feed in another site’s page is live', play: embedded },
  { says: 'a frame in a sandbox is live on another site, and as high as its content', play: inSandbox },
];
