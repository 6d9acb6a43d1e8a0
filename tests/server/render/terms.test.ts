/** The mark of the terms on which a blog is shown, by which an open embed knows that its page would be another now. */
import type { PublicBlog } from '../../../shared/entry.js';
import { renderEmbedPage } from '../../../server/render/embed/embedPage.js';
import { termsOf } from '../../../server/render/terms.js';
import { blog, site } from './baku.js';
import { page } from './bakuPage.js';

const BLOG = { publisher: { name: 'Desk', contact: 'desk@example.org' }, title: 'A rally' } as PublicBlog;
const of = (change: Partial<PublicBlog> = {}, lang = 'en'): string => termsOf({ ...BLOG, ...change }, lang);

test('the mark stays while title, summary and state change', () => {
  expect(of({ title: 'Another', status: 'ended', summary: [{ lang: 'en', text: 'In short.' }] })).toBe(of());
});

test('the mark is another with another language, publisher, contact or list of sites', () => {
  const marks = [
    of(),
    of({}, 'uk'),
    of({ publisher: { name: 'Paper', contact: 'desk@example.org' } }),
    of({ publisher: { name: 'Desk', contact: 'paper@example.org' } }),
    of({ sites: ['https://news.example'] }),
    of({ sites: [] }),
  ];
  expect(new Set(marks).size).toBe(marks.length);
});

const top = { blog: { ...blog, sites: ['https://news.example'] }, lang: 'en', pinned: [], keys: [] };
const embed = { site: { ...site, assets: { ...site.assets, embed: { script: '/e.js', more: '/m.js' } } }, top };
const said = (html: string): string[] => [...html.matchAll(/ data-terms="([\w-]+)"/g)].map(([, mark = '']) => mark);

test('an embed’s page has the mark twice: of the terms that it came with, and in its top, where a new one comes', () => {
  const html = renderEmbedPage({ ...embed, articles: [], older: null, before: null, poll: 10 });
  const mark = termsOf(top.blog, 'en');
  expect(said(html)).toEqual([mark, mark]);
});

test('the blog’s page has none: its first view has no byte for it', () => {
  expect(said(page())).toEqual([]);
});
