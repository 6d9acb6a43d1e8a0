/** Each address of readers and their programs, held against the document. */
import { randomUUID } from 'node:crypto';
import { rally, document, blog, editor, documented, get, own } from './stand.js';

export async function askReaders(): Promise<void> {
  await documented('GET /api/v1/blogs', get('/api/v1/blogs'));
  const { epoch } = JSON.parse(await documented('GET /api/v1/blogs/{slug}', get(own()))) as { epoch: string };
  await documented('GET /api/v1/blogs/{slug}', get('/api/v1/blogs/nowhere'));
  await documented('GET /api/v1/blogs/{slug}/entries', get(`${own()}/entries?limit=100`));
  await documented('GET /api/v1/blogs/{slug}/entries', get(`${own()}/entries?limit=2&kind=chant&before=9`));
  await documented('GET /api/v1/blogs/{slug}/entries', get(`${own()}/entries?limit=101`));
  for (const query of [
    '',
    '?as=html',
    `?since=3&epoch=${epoch}&lang=uk`,
    '?since=3',
    '?since=3&epoch=another',
    '?as=x',
  ])
    await documented('GET /api/v1/blogs/{slug}/changes', get(`${own()}/changes${query}`));
  for (const form of ['rss', 'atom', 'json']) {
    await documented(`GET /live/{slug}/feed.${form}`, get(`/live/${blog}/feed.${form}`));
    await documented(`GET /live/{slug}/feed.${form}`, get(`/live/nowhere/feed.${form}`));
    await documented(`GET /live/{slug}/feed.${form}`, get(`/live/${blog}/feed.${form}?lang=../x`));
  }
  for (const address of ['/robots.txt', '/sitemap.xml', '/news-sitemap.xml'])
    await documented(`GET ${address}`, get(address));
  for (const part of ['1', '2']) await documented('GET /sitemap-{part}.xml', get(`/sitemap-${part}.xml`));
  for (const part of ['fragment', 'jsonld']) {
    await documented(`GET /embed/{slug}/${part}`, get(`/embed/${blog}/${part}`));
    await documented(`GET /embed/{slug}/${part}`, get(`/embed/${blog}/${part}?lang=fr`));
    await documented(`GET /embed/{slug}/${part}`, get(`/embed/${blog}/${part}?lang=../x`));
  }
  const { url } = document.servers[0]!;
  await documented('GET /oembed', get(`/oembed?url=${encodeURIComponent(`${url}/live/${blog}`)}`));
  const { id: gone } = await rally.post(editor, blog);
  await rally.send(editor, 'DELETE', `${own()}/entries/${gone}`, { command: randomUUID() });
  const ofGone = `/oembed?url=${encodeURIComponent(`${url}/live/${blog}/entries/${gone}`)}`;
  expect(JSON.parse(await documented('GET /oembed', get(ofGone)))).toMatchObject({ code: 'gone' });
  expect(document.paths['/oembed']?.get?.responses).toHaveProperty('410');
  await documented('GET /oembed', get('/oembed'));
  await documented('GET /oembed', get('/oembed?format=xml'));
  await documented('GET /healthz', get('/healthz'));
  await documented('GET /readyz', get('/readyz'));
  await documented('GET /metrics', get('/metrics'));
  await documented('GET /metrics', get('/metrics', { Authorization: 'Bearer wrong' }));
}
