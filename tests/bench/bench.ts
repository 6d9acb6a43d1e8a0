/** `npm run bench [-- <name>...]`: runs the benches in order and prints each figure beside its peer. */
import { cachedPage } from './benches/cachedPage.js';
import { comingBack } from './benches/comingBack.js';
import { crowd } from './benches/crowd.js';
import { crowdedLine } from './benches/crowdedLine.js';
import { durablePost } from './benches/durablePost.js';
import { faces } from './benches/faces.js';
import { fanOut } from './benches/fanOut.js';
import { firstTap } from './benches/firstTap.js';
import { frameBytes } from './benches/frameBytes.js';
import { firstView } from './benches/firstView.js';
import { hostPage } from './benches/hostPage.js';
import { hostileText } from './benches/hostileText.js';
import { idle } from './benches/idle.js';
import { instances } from './benches/instances.js';
import { longBlog } from './benches/longBlog.js';
import { longOpen } from './benches/longOpen.js';
import { postToFrame } from './benches/postToFrame.js';
import { sizes } from './benches/sizes.js';
import { tenEmbeds } from './benches/tenEmbeds.js';
import { webhooks } from './benches/webhooks.js';
import type { Bench } from './support/figures.js';
import { machine } from './support/machine.js';
import { inStage } from './support/stage.js';
import { printTable } from './support/table.js';

const BENCHES: readonly Bench[] = [
  durablePost,
  postToFrame,
  sizes,
  frameBytes,
  cachedPage,
  fanOut,
  crowd,
  idle,
  comingBack,
  instances,
  hostileText,
  longBlog,
  longOpen,
  crowdedLine,
  firstTap,
  firstView,
  hostPage,
  tenEmbeds,
  webhooks,
  faces,
];

// A figure that misses its target fails nothing; a bench that cannot measure does.
process.exitCode = await main(process.argv.slice(2));

async function main(names: string[]): Promise<number> {
  const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    console.error(`There is no bench ${unknown.join(', ')}. There are: ${BENCHES.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  console.log(machine());
  const chosen = BENCHES.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const bench of chosen) await run(bench);
  return 0;
}

async function run({ name, about, measure }: Bench): Promise<void> {
  const begun = performance.now();
  await inStage(async (stage) => {
    const figures = await measure(stage);
    const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
    console.log(`\n${name}: ${about} (${seconds} s)`);
    printTable(figures);
  });
}
