/** Photos in an article: ready, on their way, taken down. */
import type { PublicEntry } from '../../../../shared/entry.js';
import { renderArticle } from '../../../../server/render/article.js';
import { blog, entry, photo, photoWaiting } from '../baku.js';

const html = (one: PublicEntry, lang = 'en') => renderArticle({ entry: one, blog, lang });
/** Returns the visible text: the HTML without its tags. */
const read = (one: PublicEntry, lang = 'en') => html(one, lang).replace(/<[^>]*>/g, '');

test('a photo reserves its place, shows its caption, and loads nothing from other sites', () => {
  const text = html(photo);
  expect(text).toContain(
    '<source type="image/webp" srcset="/media/r4nd0m/800.webp 800w, /media/r4nd0m/1600.webp 1600w"',
  );
  expect(text).toMatch(/<img src="\/media\/r4nd0m\/1600.jpg"[^>]*width="1600" height="1067"[^>]*alt="A drawing/);
  expect(read(photo)).toContain(
    'Photo: drawn for this page · Embassy of Ukraine, Baku · taken 15:29 · altered to protect people',
  );
});

const photos = (count: number, change: (n: number) => Partial<PublicEntry['media'][number]> = () => ({})) =>
  entry('photo', 1, {
    media: Array.from({ length: count }, (_, n) => ({ ...photo.media[0]!, id: `p${n.toString()}`, ...change(n) })),
  });

test('without scripts a photo is a link to its largest file', () => {
  const sources = [320, 2048, 1280].map((width) => ({
    type: 'image/jpeg',
    width,
    src: `/media/${width.toString()}.jpg`,
  }));
  expect(html(photos(1, () => ({ sources })))).toContain('<a class="v" href="/media/2048.jpg" data-photo="p0">');
});

test('a photo lies over its tiny copy, and only over a copy that is in the page itself', () => {
  const with_ = (placeholder: string) => html(photos(1, () => ({ placeholder })));
  expect(with_('data:image/webp;base64,AAAA')).toContain(
    '<img class="b" src="data:image/webp;base64,AAAA" width="1600"',
  );
  expect(with_('https://example.org/x.png')).not.toContain('class="b"');
});

test('several photos keep their order, the first is large, and a credit that they share is said once', () => {
  const five = html(photos(5));
  expect([...five.matchAll(/data-photo="(\w+)"/g)].map(([, id]) => id)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
  expect([...five.matchAll(/<figure data-media="ready"(?: class="(\w+)")?/g)].map(([, size]) => size)).toEqual([
    undefined,
    'half',
    'half',
    'half',
    'half',
  ]);
  expect(html(photos(4)).match(/class="third"/g)).toHaveLength(3);
  expect(five.match(/drawn for this page/g)).toHaveLength(1);
  const others = html(photos(2, (n) => ({ credit: `hand ${n.toString()}` })));
  expect(others.match(/Photo: <bdi>hand/g)).toHaveLength(2);
});

test('each photo has a link to ask for its removal, which names the photo', () => {
  expect(html(photos(3)).match(/aria-label="Ask for removal of photo \d in the entry/g)).toHaveLength(3);
  expect(html(photos(1)).match(/Ask for removal<\/a>/g)).toHaveLength(1);
  expect(html(photos(1))).toContain('Ask for removal of photo 1');
});

test('a blog without a contact shows no link for removal at a photo, and no dot where it would be', () => {
  const nobody = { ...blog, publisher: { ...blog.publisher, contact: ' ' } };
  for (const count of [1, 2, 3]) {
    for (const credit of ['Ann', undefined]) {
      const article = renderArticle({ entry: photos(count, () => ({ credit })), blog: nobody, lang: 'en' });
      expect(article).not.toMatch(/·\s*<\/|<p[^>]*>\s*<\/p>|Ask for removal/);
    }
  }
});

test('an article for pages without our styles shows a photo once, with size, caption and credit', () => {
  const placeholder = 'data:image/webp;base64,AAAA';
  const bare = (one: PublicEntry) => renderArticle({ entry: one, blog, lang: 'en', bare: true });
  const article = bare(photos(2, (n) => ({ placeholder, alt: `What ${n} shows`, caption: `Of ${n}`, credit: 'Ann' })));
  expect(html(photos(2, () => ({ placeholder }))).match(/<img/g)).toHaveLength(4);
  expect(article.match(/<img/g)).toHaveLength(2);
  expect(article.match(/<img[^>]* width="\d+" height="\d+" alt="What \d shows"/g)).toHaveLength(2);
  expect(article.match(/Of \d<\/p>/g)).toHaveLength(2);
  expect(article).toContain('Photo: <bdi>Ann</bdi>');
  expect(article).not.toContain('data:');
  expect(bare(photoWaiting)).not.toContain('<svg');
});

test('[O4] a photo on its way is shown as text in the room that it will take', () => {
  expect(html(photoWaiting)).toContain('viewBox="0 0 1200 800"');
  expect(read(photoWaiting)).toContain('The photo is on its way Boxes with aid');
  expect(html(photoWaiting)).not.toContain('<img');
});

test('[T1] a photo that was taken down shows only that it was', () => {
  const gone = entry('photo', 1, { media: [{ ...photo.media[0]!, state: 'gone' }] });
  expect(read(gone)).toContain('The photo was taken down');
  expect(html(gone)).not.toMatch(/A drawing|r4nd0m|drawn for this page|the pavement is full/);
});
