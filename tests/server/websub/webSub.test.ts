/** A hub that is told of a real server's changes, and fetches its feeds. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { jest } from '@jest/globals';
import { HUB, StandInHub } from '../../support/websub/hub.js';
import { until } from '../../support/push/toldHouse.js';
import { startRally, type Rally } from '../../support/rally.js';

jest.setTimeout(60_000);

const PUBLIC_URL = 'https://live.example';
const hub = new StandInHub((topic) => topic.replace(PUBLIC_URL, rally.url));
let rally: Rally;

beforeAll(async () => {
  await hub.start();
  rally = await startRally({ env: { PUBLIC_URL, WEBSUB_HUB: 'https://hub.test' }, outbound: hub.outbound() });
});
afterAll(async () => {
  await rally.stop();
  await hub.stop();
});

const topicsOf = (slug: string, languages: string[]) =>
  languages.flatMap((lang, n) =>
    ['rss', 'atom', 'json'].map((form) => `${PUBLIC_URL}/live/${slug}/feed.${form}${n === 0 ? '' : `?lang=${lang}`}`),
  );

test('a change of a public blog reaches the hub, which finds the new entry in each feed of each language', async () => {
  const blog = await rally.blog({ languages: ['en', 'uk'] });
  const unlisted = await rally.blog({ visibility: 'unlisted' });
  const hidden = await rally.blog({ visibility: 'desk' });
  const editor = await rally.token(blog, 'Eve', 'editor');
  for (const slug of [unlisted, hidden]) await rally.post(await rally.token(slug, 'Ann'), slug);
  const { id } = await rally.post(editor, blog);
  const topics = topicsOf(blog, ['en', 'uk']);
  const withEntry = (entry: string) =>
    topics.filter((topic) => hub.handedOut.get(topic)?.includes(`urn:uuid:${entry}`));
  const has = (entry: string) => withEntry(entry).length === topics.length;
  await until('the hub has the entry', () => has(id));
  const gone = await rally.post(editor, blog, { text: 'a mistake' });
  await rally.send(editor, 'DELETE', `/api/v1/blogs/${blog}/entries/${gone.id}`, { command: randomUUID() });
  const last = await rally.post(editor, blog);
  await until('the hub has the last entry', () => has(last.id));
  expect([...hub.handedOut.keys()].sort()).toEqual(topics.toSorted());
  expect(withEntry(gone.id)).toEqual([]);
  expect(hub.faults).toEqual([]);
});

test('an older part of a feed names no hub, and a feed is not shown stale to a hub', async () => {
  const blog = await rally.blog();
  const editor = await rally.token(blog, 'Eve', 'editor');
  for (let n = 0; n < 3; n += 1) await rally.post(editor, blog);
  for (const form of ['rss', 'atom', 'json']) {
    const newest = await fetch(`${rally.url}/live/${blog}/feed.${form}?lang=uk-UA`);
    expect(newest.headers.get('link')).toBe(
      `<${HUB}>; rel="hub", <${PUBLIC_URL}/live/${blog}/feed.${form}?lang=uk>; rel="self"`,
    );
    expect(newest.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=2, stale-if-error=60');
    expect(newest.headers.get('access-control-expose-headers')).toContain('Link');
    const older = await fetch(`${rally.url}/live/${blog}/feed.${form}?before=3`);
    expect([older.headers.get('link'), (await older.text()).includes(HUB)]).toEqual([null, false]);
  }
});

test('[X3] a Host of another site changes no byte of a feed, and none of its links', async () => {
  const blog = await rally.blog();
  await rally.post(await rally.token(blog, 'Ann'), blog);
  const asked = (Host: string) =>
    new Promise<unknown[]>((resolve, reject) => {
      request(`${rally.url}/live/${blog}/feed.rss`, { headers: { Host } }, (response) => {
        let body = '';
        response.on('data', (piece: Buffer) => (body += piece.toString()));
        response.on('end', () => resolve([response.headers.link, response.headers.etag, body]));
      })
        .on('error', reject)
        .end();
    });
  const usual = await asked('live.example');
  expect(await asked('evil.example')).toEqual(usual);
  expect(usual[0]).toContain(`<${PUBLIC_URL}/live/${blog}/feed.rss>; rel="self"`);
});

test('without a hub a feed announces none', async () => {
  const plain = await startRally();
  const blog = await plain.blog();
  for (const form of ['rss', 'atom', 'json']) {
    const feed = await fetch(`${plain.url}/live/${blog}/feed.${form}`);
    expect([feed.headers.get('link'), (await feed.text()).includes('hub')]).toEqual([null, false]);
  }
  await plain.stop();
});
