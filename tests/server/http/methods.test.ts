/** Answers to a method that an address does not have, and to a browser that asks on behalf of another site's page. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { hasAlready } from '../../../server/http/knownTag.js';
import { startRally, type Rally } from '../../support/rally.js';

jest.setTimeout(60_000);

let rally: Rally;
let slug: string;

beforeAll(async () => {
  rally = await startRally();
  slug = await rally.blog();
});
afterAll(() => rally.stop());

const ask = (method: string, address: string, headers: Record<string, string> = {}) =>
  fetch(rally.url + address, { method, headers });
const readers = () => [
  '/',
  `/live/${slug}`,
  `/live/${slug}/feed.rss`,
  `/embed/${slug}`,
  `/embed/${slug}/fragment`,
  '/embed.js',
  '/frame.js',
  `/oembed?url=${encodeURIComponent(`${rally.url}/live/${slug}`)}`,
  `/api/v1/blogs/${slug}/changes?since=0`,
];

test('a wrong method is answered 405 with the methods that there are, and why', async () => {
  for (const address of readers()) {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await ask(method, address);
      expect([method, address, answer.status]).toEqual([method, address, 405]);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
      expect(await answer.json()).toMatchObject({ status: 405, code: 'unsupported', why: 'wrong-method' });
    }
  }
});

test('the answer to a wrong method names all methods of its address; an unknown address stays 404', async () => {
  const entries = await ask('PUT', `/api/v1/blogs/${slug}/entries`);
  expect([entries.status, entries.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
  const one = await ask('POST', `/api/v1/blogs/${slug}/entries/x`);
  expect(one.headers.get('allow')).toBe('PATCH, DELETE, OPTIONS');
  for (const method of ['GET', 'POST', 'OPTIONS']) {
    const answer = await ask(method, '/api/v1/nothing');
    expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 404, null]);
  }
});

describe('for the page of another site', () => {
  const FROM = { Origin: 'https://news.example', 'Access-Control-Request-Method': 'GET' };

  test('a preflight of another site’s page names the methods and headers that readers may use', async () => {
    for (const address of readers()) {
      const answer = await ask('OPTIONS', address, { ...FROM, 'Access-Control-Request-Headers': 'if-none-match' });
      expect([address, answer.status]).toEqual([address, 204]);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
      expect(answer.headers.get('access-control-allow-headers')).toMatch(/If-None-Match.*Last-Event-ID/);
      expect(answer.headers.get('access-control-allow-headers')).not.toMatch(/Authorization|X-Rallyline|\*/i);
    }
  });

  test('a preflight at an address for our own pages allows nothing', async () => {
    for (const address of ['/api/v1/session', '/report', '/desk']) {
      const answer = await ask('OPTIONS', address, FROM);
      expect([address, answer.headers.get('access-control-allow-headers')]).toEqual([address, null]);
    }
  });

  test('another site’s page can read `ETag` and `Retry-After` of readers’ answers, of refusals too', async () => {
    for (const address of [`/live/${slug}`, `/api/v1/blogs/${slug}/changes?since=0`, '/api/v1/blogs/nowhere'])
      expect((await ask('GET', address)).headers.get('access-control-expose-headers')).toBe('ETag, Retry-After');
    const own = await ask('POST', '/api/v1/blogs');
    expect([own.status, own.headers.get('access-control-expose-headers')]).toEqual([401, null]);
  });
});

test('an ETag is known in its weak and its strong form, in a list, and by `*`', () => {
  const etag = 'W/"abc"';
  for (const asked of ['W/"abc"', '"abc"', '"x", W/"abc"', '"x","abc" ', '*', ' * '])
    expect(hasAlready(asked, etag)).toBe(true);
  for (const asked of [undefined, '', '"ab"', '"abcd"', 'abc', '"*"']) expect(hasAlready(asked, etag)).toBe(false);
  expect(hasAlready('W/"a.webp"', '"a.webp"')).toBe(true);
});
