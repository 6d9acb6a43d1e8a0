import { expect, test } from '@jest/globals';
import {
  addressAlone,
  frameAttributes,
  FIRST_CHOICES,
  isLeftOut,
  pageAddress,
  snippet,
} from '../../../../client/desk/elsewhere/snippet.js';
import type { PublicBlog } from '../../../../shared/entry.js';

const ORIGIN = 'https://live.example.org';

function blogWith(parts: Partial<PublicBlog> = {}): PublicBlog {
  const translations = { uk: { title: 'Мітинг' } };
  return { slug: 'baku', title: 'Rally', languages: ['en', 'uk'], translations, ...parts } as PublicBlog;
}

test('without a choice the lines are the shortest: a script, and an element with a link for readers without scripts', () => {
  expect(snippet(ORIGIN, blogWith(), FIRST_CHOICES)).toBe(
    `<script type="module" src="https://live.example.org/embed.js"></script>
<rally-feed src="https://live.example.org/live/baku">
  <a href="https://live.example.org/live/baku">Rally</a>
</rally-feed>`,
  );
});

test('every choice becomes an attribute of the element, and its link leads to the page in that language', () => {
  const options = { lang: 'uk', theme: 'dark', kind: 'photo', limit: '10', order: 'oldest', font: 'inherit' } as const;
  expect(snippet(ORIGIN, blogWith(), { ...FIRST_CHOICES, ...options })).toBe(
    `<script type="module" src="https://live.example.org/embed.js"></script>
<rally-feed src="https://live.example.org/live/baku" lang="uk" theme="dark" kind="photo" order="oldest" limit="10" font="inherit">
  <a href="https://live.example.org/live/baku?lang=uk">Мітинг</a>
</rally-feed>`,
  );
});

test('in a frame the same choices stand in its address, but for a number of entries, which its height decides, and the page’s font', () => {
  const options = { lang: 'uk', theme: 'light', kind: 'chant', limit: '5', order: 'oldest', font: 'inherit' } as const;
  const choices = { form: 'frame', ...options } as const;
  const { src = '' } = frameAttributes(ORIGIN, blogWith(), choices);
  expect(src).toBe('https://live.example.org/embed/baku?kind=chant&lang=uk&theme=light&order=oldest');
  expect(snippet(ORIGIN, blogWith(), choices)).toBe(
    `<iframe src="${src.replaceAll('&', '&amp;')}" title="Мітинг" width="600" height="700" loading="lazy"></iframe>
<script type="module" src="https://live.example.org/frame.js"></script>`,
  );
});

test('key moments alone are a kind of the element, and in a frame named as in addresses of the readers’ page', () => {
  const choices = { ...FIRST_CHOICES, kind: 'key' } as const;
  expect(snippet(ORIGIN, blogWith(), choices)).toContain(' kind="key">');
  expect(frameAttributes(ORIGIN, blogWith(), choices).src).toBe('https://live.example.org/embed/baku?only=key');
});

test('the address alone says the language, kind, order and theme that were chosen; a number of entries and a font it leaves out', () => {
  const options = { lang: 'uk', theme: 'dark', kind: 'notice', order: 'oldest' } as const;
  const address = (choices = {}) => addressAlone(ORIGIN, 'baku', { ...FIRST_CHOICES, ...choices });
  expect(address()).toBe('https://live.example.org/live/baku');
  expect(address(options)).toBe('https://live.example.org/live/baku?kind=notice&lang=uk&theme=dark&order=oldest');
  expect(address({ kind: 'key' })).toBe('https://live.example.org/live/baku?only=key');
  expect(address({ limit: '5', font: 'inherit' })).toBe(address());
  const left = (choices = {}) => isLeftOut({ ...FIRST_CHOICES, ...choices });
  expect([left(), left(options), left({ limit: '5' }), left({ font: 'inherit' })]).toEqual([false, false, true, true]);
  // A frame offers neither.
  expect(left({ form: 'frame', limit: '5', font: 'inherit' })).toBe(false);
});

test('a title with signs of HTML stays a title in the lines', () => {
  const blog = blogWith({ title: 'Rally "A & B" <script>' });
  const lines = [snippet(ORIGIN, blog, FIRST_CHOICES), snippet(ORIGIN, blog, { ...FIRST_CHOICES, form: 'frame' })];
  for (const line of lines) {
    expect(line).toContain('Rally &quot;A &amp; B&quot; &lt;script&gt;');
    expect(line).not.toContain('<script>');
  }
});

test('a language without a title of its own has the blog’s first title, and an address that names it', () => {
  expect(frameAttributes(ORIGIN, blogWith({ translations: {} }), { ...FIRST_CHOICES, lang: 'uk' }).title).toBe('Rally');
  expect(pageAddress(ORIGIN, 'baku', { lang: 'uk' })).toBe('https://live.example.org/live/baku?lang=uk');
});
