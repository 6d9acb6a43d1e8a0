/** Sites that may embed a blog: what people type, and what browsers compare. */
import { originsOf, siteOf } from '../../shared/sites.js';

test.each([
  ['https://news.example', 'https://news.example'],
  ['HTTPS://News.Example/', 'https://news.example'],
  [' news.example ', 'https://news.example'],
  ['news.example/2022/02/a-rally?page=2#top', 'https://news.example'],
  ['//news.example', 'https://news.example'],
  ['news.example:443', 'https://news.example'],
  ['http://news.example:80', 'http://news.example'],
  ['news.example:8443', 'https://news.example:8443'],
  ['https://news.example.', 'https://news.example'],
  ['новини.example', 'https://xn--b1amarcd.example'],
  ['http://intranet', 'http://intranet'],
  ['localhost:3000', 'http://localhost:3000'],
  ['127.0.0.1', 'http://127.0.0.1'],
  ['localhost.news.example', 'https://localhost.news.example'],
])('[X1] the site %s is read as %s', (typed, site) => {
  expect(siteOf(typed)).toBe(site);
  expect(siteOf(site)).toBe(site);
});

test.each([
  '',
  'news',
  '*',
  '*.news.example',
  'https://*.example',
  'null',
  "'self'",
  'https://a.example;script-src',
  'https://a.example,https://b.example',
  'a.example b.example',
  'https://a_b.example',
  'https://[::1]:3000',
  'https://me:pw@news.example',
  'me@news.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://news.example',
  'file:///etc/passwd',
  'https://',
  `https://${'a'.repeat(60)}.example`,
])('[X1] the text %p names no site', (typed) => {
  expect(siteOf(typed)).toBeNull();
});

test('a site that is listed with http may have moved to https, as browsers read a policy', () => {
  expect(originsOf(['http://a.example', 'https://a.example', 'https://b.example', 'http://c.example:8080'])).toEqual([
    'http://a.example',
    'https://a.example',
    'https://b.example',
    'http://c.example:8080',
    'https://c.example:8080',
  ]);
});
