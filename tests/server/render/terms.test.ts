/** The mark of the terms on which a blog is shown, by which an open embed knows that its page would be another now. */
import type { PublicBlog } from '../../../shared/entry.js';
import { termsOf } from '../../../server/render/terms.js';

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
