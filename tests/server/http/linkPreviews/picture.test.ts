import { blogPicture, entryPicture, photoOf } from '../../../../server/http/linkPreviews/picture.js';
import { textOf } from '../../../../server/render/gist.js';
import type { PublicEntry } from '../../../../shared/entry.js';
import { blog, chant, corrected, entry, everyKind, photo, site } from '../../render/baku.js';

const arabic = { ...blog, drives: blog.drives.map((drive) => ({ ...drive, title: 'أدوية', unit: 'كغ' })) };

test('a caption of two lines stands in one line below the photo of a link preview', () => {
  const media = [{ id: 'a', state: 'waiting' as const, altered: false, sources: [], alt: '', caption: 'one\ntwo' }];
  const captioned = entry('photo', 1, { text: '', html: '', media });
  expect(entryPicture(captioned, blog, 'en', site).text).toBe('one two');
});

test('a link preview keeps the two lines of a chant', () => {
  expect(entryPicture(entry('chant', 1, { words: 'one\ntwo', meanings: {} }), blog, 'en', site).text).toMatch(
    /one\ntwo/,
  );
});

test('a link preview’s own sentences run in the direction of the page’s language, whatever they quote', () => {
  const drive = blog.drives[0]?.id ?? '';
  const pictures = [
    entry('drive', 1, { lang: 'ar', drive, add: 1.5 }),
    entry('drive', 1, { lang: 'ar', drive, total: 3 }),
    entry('crowd', 1, { lang: 'ar', said: 'مئات', according: 'AFP' }),
  ].map((one) => entryPicture(one, arabic, 'en', site));
  expect(pictures.map(({ text }) => text)).toEqual([
    '+1.5 \u2068أدوية\u2069',
    '3 of 10 \u2068كغ\u2069 · \u2068أدوية\u2069',
    '\u2068مئات\u2069 according to AFP',
  ]);
  expect(pictures.map(({ rightToLeft }) => rightToLeft)).toEqual([false, false, false]);
});

test('a photo entry’s link preview is made of its smallest file that is large enough', () => {
  const widths = [320, 2048, 1280].map((width) => ({
    type: 'image/jpeg',
    width,
    src: `/media/${width.toString()}.jpg`,
  }));
  const item = { ...photo.media[0]!, sources: widths };
  expect(photoOf({ ...photo, media: [item] })).toBe('/media/1280.jpg');
  expect(photoOf({ ...photo, media: [{ ...item, state: 'gone' }] })).toBeNull();
  expect(photoOf(chant)).toBeNull();
});

test('a link preview of a chant says its meaning below its words', () => {
  expect(entryPicture(chant, blog, 'en', site)).toMatchObject({
    text: '«Слава Україні!»',
    said: true,
    under: 'Glory to Ukraine!',
  });
});

test('no words of an entry that is neither seen nor confirmed, or withdrawn, are in a link preview', () => {
  for (const verification of ['unconfirmed', 'withdrawn'] as const)
    for (const one of everyKind) {
      const shown = { ...one, verification, byline: 'NEEDLE' };
      const picture = entryPicture(shown, blog, 'en', site);
      expect(picture).toMatchObject({ text: blog.title, said: false, foot: blog.publisher.name });
      const spoken = [textOf(shown, { blog, lang: 'en' }).text, 'NEEDLE'];
      for (const words of spoken) expect(JSON.stringify(picture)).not.toContain(words);
    }
});

test('a link preview says the label where the page says one, and the words of a corrected entry', () => {
  const labelOf = (one: PublicEntry, lang = 'en') => entryPicture(one, blog, lang, site).label;
  expect(labelOf(corrected)).toBe('Corrected');
  expect(entryPicture(corrected, blog, 'uk', site)).toMatchObject({ label: 'Виправлено' });
  expect(entryPicture(corrected, blog, 'en', site).text).toBe(corrected.text);
  expect(labelOf(entry('notice', 1, { verification: 'unconfirmed' }))).toBe('Not confirmed');
  expect(labelOf({ ...chant, verification: 'unconfirmed' })).toBe('');
});

test('a link preview is in the page’s language: its state in capitals, its commas, and its direction', () => {
  const soon = blogPicture({ ...blog, status: 'paused' }, 'az', site);
  expect(soon.state.word).toBe(soon.state.word.toLocaleUpperCase('az'));
  expect(blogPicture(blog, 'uk', site)).toMatchObject({ state: { word: 'НАЖИВО' }, mirrored: false });
  const spoken = entry('speech', 1, {
    lang: 'ar',
    text: 'سنبقى',
    speaker: { name: 'أحمد', role: 'رئيس' },
    verbatim: true,
  });
  expect(entryPicture(spoken, blog, 'ar', site)).toMatchObject({
    mirrored: true,
    rightToLeft: true,
    when: expect.stringContaining('2022، 15:01'),
    under: '\u2068أحمد\u2069، \u2068رئيس\u2069',
  });
});
