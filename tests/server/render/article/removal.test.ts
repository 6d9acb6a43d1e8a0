import { renderArticle } from '../../../../server/render/article.js';
import { renderEntryPage } from '../../../../server/render/entryPage.js';
import { blog, site, speech } from '../baku.js';
import { page, read } from '../bakuPage.js';

const removal = (html: string) => /<a class="r" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
const shown = (contact: string, operator: string | null = null, whole = true) =>
  renderArticle({
    entry: speech,
    whole,
    blog: { ...blog, publisher: { name: 'P', contact } },
    lang: 'en',
    site: { ...site, contact: operator },
  });

test('[X3] a message for removal names the entry by its absolute address', () => {
  const address = `https://rally.example.org/live/baku-ukraine/entries/${speech.id}`;
  const href = new URL(removal(shown('desk@example.org')) ?? '');
  expect(href.pathname).toBe('desk@example.org');
  expect(href.searchParams.get('body')).toContain(address);
  expect(href.searchParams.get('subject')).not.toBe('');
});

test('among others, an entry’s link for removal leads to the entry’s own page, which has the message', () => {
  const own = `/live/baku-ukraine/entries/${speech.id}`;
  expect(removal(shown('desk@example.org', null, false))).toBe(own);
  expect(removal(shown('https://example.org/contact', null, false))).toBe('https://example.org/contact');
  const publisher = { name: 'P', contact: 'desk@example.org' };
  const page = renderEntryPage({ site, blog: { ...blog, publisher }, lang: 'en', entry: speech });
  expect(removal(page)).toMatch(/^mailto:desk@example\.org\?subject=/);
});

test('the link for removal names its entry for screen readers', () => {
  expect(shown('desk@example.org')).toContain('aria-label="Ask for removal of the entry of 15:38"');
});

test('a contact that is a web page is linked for removal, and a contact that is no address stands as text', () => {
  expect(removal(shown('https://example.org/contact'))).toBe('https://example.org/contact');
  expect(read(shown('the desk, by telephone'))).toContain('For removal, ask the desk, by telephone');
  expect(shown('javascript:alert(1)')).not.toContain('href="javascript');
});

test('without a publisher’s contact the operator is asked for removal, and without both no removal is promised', () => {
  expect(removal(shown('', 'operator@example.org'))).toMatch(/^mailto:operator@example.org/);
  expect(read(shown(''))).not.toMatch(/removal/i);
  const nobody = { publisher: { name: 'P', contact: '' } };
  expect(page(nobody)).toContain('Write to <a href="mailto:operator@example.org">');
  expect(page(nobody, { site: { ...site, contact: null } })).not.toContain('<footer');
});
