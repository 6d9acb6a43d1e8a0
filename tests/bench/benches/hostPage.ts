/**
 * Another site's article with the feed in it, beside the same article without: the performance that Lighthouse measures on its
 * phone, of a slow network and a processor four times slower. The pages take turns, and each is opened in a fresh profile.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { articlePage } from '../../../server/demo/hostPage/article.js';
import { html, style, type Place } from '../../../server/demo/hostPage/pages.js';
import { STYLE } from '../../../server/demo/hostPage/style.js';
import { HostPage } from '../../../server/demo/hostPage.js';
import { launchBrowser } from '../../support/browser.js';
import { freePort } from '../../support/program.js';
import { photo } from '../../support/photos.js';
import { namedPhoto, startRally } from '../../support/rally.js';
import type { Bench, Figure } from '../support/figures.js';
import { median } from '../support/samples.js';
import type { Stage } from '../support/stage.js';
import { textOf } from '../support/texts.js';

const VERSION = '12.8.2';
const RUNS = 5;
const ENTRIES = 20;
/** Points of Lighthouse's hundred by which an embed may lower its host's page. */
const MOST = 2;

const PAGES = { '/bare': [], '/element': ['element'], '/frame': ['frame'] } as const;
type Path = keyof typeof PAGES;
const PATHS = Object.keys(PAGES) as Path[];

/** A page's figures: points of a hundred, ms, ms, and Chromium's measure of what moved. */
interface Measured {
  points: number;
  largest: number;
  blocked: number;
  moved: number;
}

export const hostPage: Bench = {
  name: 'host-page',
  about: `another site’s article with ${ENTRIES} entries in it, by Lighthouse on its phone; median of ${RUNS}`,
  measure: async (stage) => {
    const origin = await site(stage);
    const runs: Record<Path, Measured[]> = { '/bare': [], '/element': [], '/frame': [] };
    for (let run = 0; run < RUNS; run += 1) for (const path of PATHS) runs[path].push(await measured(origin + path));
    return (['/element', '/frame'] as const).flatMap((path) => figuresOf(path.slice(1), runs[path], runs['/bare']));
  },
};

function figuresOf(form: string, runs: readonly Measured[], bare: readonly Measured[]): Figure[] {
  const of = (name: keyof Measured) => median(runs.map((run) => run[name]));
  const without = (name: keyof Measured) => ({
    what: 'the article without',
    value: median(bare.map((run) => run[name])),
  });
  const lost = without('points').value - of('points');
  return [
    { what: `points that the ${form} costs`, unit: 'points', ours: lost, target: { of: 'ours', most: MOST } },
    { what: `points with the ${form}`, unit: 'points', ours: of('points'), peer: without('points') },
    { what: `largest paint with the ${form}`, unit: 'ms', ours: of('largest'), peer: without('largest') },
    { what: `time blocked with the ${form}`, unit: 'ms', ours: of('blocked') },
    { what: `shifts of the page with the ${form}`, unit: 'of 1,000', ours: of('moved') * 1_000 },
  ];
}

/** Answers with the origin of the site. */
async function site(stage: Stage): Promise<string> {
  const rally = await startRally();
  stage.onClear(() => rally.stop());
  const slug = await rally.blog();
  const token = await rally.token(slug, 'Leyla');
  for (let n = 0; n < ENTRIES; n += 1) {
    const media = n % 7 === 3 ? [namedPhoto({ alt: 'The square' })] : [];
    const { id } = await rally.post(token, slug, { text: textOf(n), media });
    for (const one of media) await rally.uploadPhoto(token, slug, one.id, await photo({ seed: n }));
    await rally.developed(slug, id);
  }
  const place: Place = { rallyUrl: rally.url, slug };
  const pages = PATHS.map((path) => [path, () => html(articlePage({ ...place, forms: PAGES[path] }))] as const);
  const others = new HostPage({ ...Object.fromEntries(pages), '/style.css': () => style(STYLE) });
  stage.onClear(() => others.close());
  return `http://127.0.0.1:${(await others.listen()).toString()}`;
}

async function measured(address: string): Promise<Measured> {
  const port = (await freePort()).toString();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  try {
    const { categories, audits } = await reportOf(address, port);
    const value = (name: string) => audits[name]?.numericValue ?? NaN;
    return {
      points: (categories.performance?.score ?? NaN) * 100,
      largest: value('largest-contentful-paint'),
      blocked: value('total-blocking-time'),
      moved: value('cumulative-layout-shift'),
    };
  } finally {
    await browser.close();
  }
}

interface Report {
  categories: Partial<Record<string, { score: number | null }>>;
  audits: Partial<Record<string, { numericValue?: number }>>;
}

/** npm brings Lighthouse when it is asked for: two hundred packages that nothing else here needs. */
async function reportOf(address: string, port: string): Promise<Report> {
  const asked = ['--only-categories=performance', '--output=json', '--quiet', '--no-enable-error-reporting'];
  const program = ['exec', '--yes', `--package=lighthouse@${VERSION}`, '--', 'lighthouse'];
  const { stdout } = await promisify(execFile)('npm', [...program, address, `--port=${port}`, ...asked], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Report;
}
