/**
 * The search of faces, as it is built, in headless Chromium: how many faces of the marked samples and of drawn crowds it
 * finds, in one piece and in smaller squares, how many suggestions show nobody, and how long it takes.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.js';
import { crowdOf, sampleFile, type Crowd, type CrowdMark } from '../../support/faces/crowd.js';
import { marksOf, SAMPLES, type Mark } from '../../support/faces/marked.js';
import { searchIn, startSearching, type Searched } from '../../support/faces/searching.js';
import { verdictOf, type Verdict } from '../../support/faces/verdict.js';
import type { Bench, Figure } from '../support/figures.js';
import { median } from '../support/samples.js';

/** Pixels from ear to ear, and how many faces of a crowd of 60 have so many. */
const SIZES: readonly (readonly [width: number, count: number])[] = [
  [20, 10],
  [28, 10],
  [40, 10],
  [60, 10],
  [90, 9],
  [130, 7],
  [200, 4],
];
const SIXTY = SIZES.flatMap(([width, count]) => Array<number>(count).fill(width));
/** At this size a picture is searched in one piece. */
const ONE_PIECE = 256;

interface Measured<Of extends Mark> extends Verdict<Of> {
  ms: number;
}

export const faces: Bench = {
  name: 'faces',
  about: 'faces found in seven samples and in crowds of 60, drawn; the peer is the same search without smaller squares',
  measure: async (stage) => {
    const { port } = await stage.server(stage.folder());
    const browser = await launchBrowser();
    stage.onClear(() => browser.close());
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/report`);
    await startSearching(page);
    return [...(await ofSamples(page)), ...(await ofCrowds(page)), ...(await ofHardOnes(page))];
  },
};

async function ofSamples(page: Page): Promise<Figure[]> {
  const tiled: Measured<Mark>[] = [];
  const whole: Measured<Mark>[] = [];
  for (const sample of SAMPLES) {
    const [jpeg, marks] = [await readFile(sampleFile(sample)), marksOf(sample)];
    tiled.push(measuredBy(await searchIn(page, jpeg), marks));
    whole.push(measuredBy(await searchIn(page, jpeg, ONE_PIECE), marks));
  }
  const all = SAMPLES.flatMap(marksOf).length;
  return [
    share(`samples: found of ${all}`, tiled, whole, () => true),
    wrong(`samples: suggestions without a face, in ${SAMPLES.length} pictures`, tiled, whole),
    time('samples: time for a picture, median', tiled, whole),
  ];
}

async function ofCrowds(page: Page): Promise<Figure[]> {
  const crowds: Crowd[] = [];
  for (const seed of [1, 2, 3]) crowds.push(await crowdOf({ seed, faces: SIXTY }));
  const [tiled, whole] = await both(page, crowds);
  return [
    ...SIZES.map(([size, count]) =>
      share(
        `crowds: found of ${count * crowds.length}, ${size} pixels wide`,
        tiled,
        whole,
        ({ width }) => width === size,
      ),
    ),
    wrong('crowds: suggestions without a face, in 3 pictures', tiled, whole),
    time('crowds: time for a picture, median', tiled, whole),
  ];
}

/** Heads that are all turned, or all veiled. */
async function ofHardOnes(page: Page): Promise<Figure[]> {
  const faces = Array<number>(48).fill(70);
  const [turned, wholeTurned] = await both(page, [
    await crowdOf({ seed: 4, faces, turned: 1, veiled: 0 }),
    await crowdOf({ seed: 5, faces, turned: 1, veiled: 0 }),
  ]);
  const [veiled, wholeVeiled] = await both(page, [await crowdOf({ seed: 6, faces, turned: 0, veiled: 1 })]);
  return [
    ...[15, 30, 45, 60].map((degree) =>
      share(`heads turned by ${degree}°: found`, turned, wholeTurned, ({ turn }) => Math.abs(turn) === degree),
    ),
    share('mouth and nose veiled: found', veiled, wholeVeiled, () => true),
  ];
}

async function both(page: Page, crowds: readonly Crowd[]) {
  const tiled: Measured<CrowdMark>[] = [];
  const whole: Measured<CrowdMark>[] = [];
  for (const { jpeg, marks } of crowds) {
    tiled.push(measuredBy(await searchIn(page, jpeg), marks));
    whole.push(measuredBy(await searchIn(page, jpeg, ONE_PIECE), marks));
  }
  return [tiled, whole] as const;
}

function measuredBy<Of extends Mark>({ faces, ms, size }: Searched, marks: readonly Of[]): Measured<Of> {
  return { ...verdictOf(faces, marks, size), ms };
}

type Runs<Of extends Mark> = readonly Measured<Of>[];

function share<Of extends Mark>(what: string, tiled: Runs<Of>, whole: Runs<Of>, is: (mark: Of) => boolean): Figure {
  const of = (runs: Runs<Of>) => {
    const found = runs.flatMap((run) => run.found).filter(is).length;
    return (100 * found) / (found + runs.flatMap(({ missed }) => missed).filter(is).length);
  };
  return { what, unit: '%', ours: of(tiled), peer: { what: 'in one piece', value: of(whole) } };
}

function wrong(what: string, tiled: Runs<Mark>, whole: Runs<Mark>): Figure {
  const of = (runs: Runs<Mark>) => runs.flatMap((run) => run.wrong).length;
  return { what, unit: 'times', ours: of(tiled), peer: { what: 'in one piece', value: of(whole) } };
}

function time(what: string, tiled: Runs<Mark>, whole: Runs<Mark>): Figure {
  const of = (runs: Runs<Mark>) => median(runs.map(({ ms }) => ms));
  return { what, unit: 'ms', ours: of(tiled), peer: { what: 'in one piece', value: of(whole) } };
}
