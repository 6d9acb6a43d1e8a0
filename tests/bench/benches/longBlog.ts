/** The cost of a blog's length to its readers and reporters (rule F5): the peer is the same blog, short. */
import { clientOf, type Client } from '../support/client.js';
import type { Bench, Figure } from '../support/figures.js';
import { fill, tokens, update } from '../support/rallies.js';
import { median, timed } from '../support/samples.js';
import type { Stage } from '../support/stage.js';

const LONG = 100_000;
const SHORT = 100;
const COLD_ROUNDS = 16;
const ROUNDS = 300;
const WARM = 60;
const POSTS_PER_DEVICE = 50;
/** The blog that warms the code up before a blog's first page is measured. */
const WARM_BLOG = 'warm-up';
const MOST = 1.3;

export const longBlog: Bench = {
  name: 'long-blog',
  about: `a blog of ${LONG} entries against one of ${SHORT}, each in a store of its own; asked in turns`,
  measure: async (stage) => {
    const long = await blogOf(stage, LONG);
    const short = await blogOf(stage, SHORT);
    for (let round = 0; round < COLD_ROUNDS; round += 1) {
      for (const blog of inTurns(round, long, short)) blog.cold.push(await coldPage(stage, blog));
    }
    await askInTurns(stage, long, short);
    return [
      figure('first page after a start', long.cold, short.cold),
      figure('?before= in the middle', long.before, short.before),
      figure('one post by HTTP', long.post, short.post),
    ];
  },
};

interface Blog {
  folder: string;
  entries: number;
  tokens: string[];
  cold: number[];
  before: number[];
  post: number[];
}

async function blogOf(stage: Stage, entries: number): Promise<Blog> {
  const folder = stage.folder();
  await fill(folder, { [WARM_BLOG]: SHORT, rally: entries });
  const secrets = await tokens(folder, 'rally', (ROUNDS + WARM) / POSTS_PER_DEVICE + 1);
  return { folder, entries, tokens: secrets, cold: [], before: [], post: [] };
}

/** Milliseconds of the blog's first page from a new process, whose memory has none of the blog. */
async function coldPage(stage: Stage, { folder, entries }: Blog): Promise<number> {
  const server = await stage.server(folder);
  const client = clientOf(server.port);
  for (let time = 0; time < 30; time += 1) await client.get(`/live/${WARM_BLOG}?before=${SHORT - time}`);
  await client.get(`/live/${WARM_BLOG}`);
  const took = await timed(async () => {
    const { body } = await client.get('/live/rally');
    if (!body.includes(`data-order="${entries + 1}"`)) throw new Error('the newest entry is not on the first page');
  });
  client.close();
  await server.stop();
  return took;
}

/** Changes the order in each round: the first subject's leftover work would else always count against the second. */
function inTurns<Subject>(round: number, one: Subject, other: Subject): [Subject, Subject] {
  return round % 2 === 0 ? [one, other] : [other, one];
}

async function askInTurns(stage: Stage, long: Blog, short: Blog): Promise<void> {
  const running = async (blog: Blog) => ({ blog, client: clientOf((await stage.server(blog.folder)).port) });
  const [one, other] = [await running(long), await running(short)];
  // All pages before all posts: a post's leftover work would count against the next page.
  for (let round = -WARM; round < ROUNDS; round += 1) {
    for (const { blog, client } of inTurns(round, one, other)) {
      const took = await timed(() => olderPage(client, blog, round));
      if (round >= 0) blog.before.push(took);
    }
  }
  for (let round = -WARM; round < ROUNDS; round += 1) {
    for (const { blog, client } of inTurns(round, one, other)) {
      const took = await timed(() => onePost(client, blog, round + WARM));
      if (round >= 0) blog.post.push(took);
    }
  }
}

async function olderPage(client: Client, { entries }: Blog, round: number): Promise<void> {
  const before = Math.floor(entries / 2) + (round % (SHORT / 4));
  const { body } = await client.get(`/live/rally?before=${before}`);
  if (!body.includes(`data-order="${before - 1}"`)) throw new Error(`the entry before ${before} is not on its page`);
}

async function onePost(client: Client, { tokens: secrets }: Blog, number: number): Promise<void> {
  const headers = { Authorization: `Bearer ${secrets[Math.floor(number / POSTS_PER_DEVICE)]!}` };
  await client.post('/api/v1/blogs/rally/entries', update(number), headers);
}

function figure(what: string, long: number[], short: number[]): Figure {
  const peer = { what: `${SHORT} entries`, value: median(short) };
  return { what: `${what}, median`, unit: 'ms', ours: median(long), peer, target: { of: 'ratio', most: MOST } };
}
