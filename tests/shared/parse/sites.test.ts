/** The list of sites in a blog's settings (rule X1). */
import { parseBlog, parseNewBlog } from '../../../shared/parse.js';
import { COMMAND, refusedField } from './commands.js';

const set = (sites: unknown) => parseBlog({ command: COMMAND, blog: 'baku', rev: 1, sites });

test('[X1] each site of a blog is kept in one spelling, and once', () => {
  const sites = ['News.example', 'https://news.example/page', 'http://news.example'];
  const kept = { sites: ['https://news.example', 'http://news.example'] };
  expect(set(sites)).toMatchObject({ ok: true, value: kept });
  expect(parseNewBlog({ slug: 'baku', title: 'Baku', sites })).toMatchObject({ ok: true, value: kept });
  expect(set(kept.sites)).toMatchObject({ ok: true, value: kept });
  expect(set(null)).toMatchObject({ ok: true, value: { sites: null } });
  expect(set([])).toMatchObject({ ok: true, value: { sites: [] } });
});

test('[X1] a list with something that is no site, or with too many of them, is refused at its field', () => {
  expect(refusedField(set(['news.example', '*']))).toBe('sites.1');
  expect(refusedField(set(['news.example', 'a\u202e.example']))).toBe('sites.1');
  expect(refusedField(set([7]))).toBe('sites.0');
  expect(refusedField(set('news.example'))).toBe('sites');
  expect(refusedField(set(Array.from({ length: 21 }, (_, n) => `a${n}.example`)))).toBe('sites');
  expect(set(['*'])).toMatchObject({ refusal: { code: 'invalid', why: 'not-site' } });
});
