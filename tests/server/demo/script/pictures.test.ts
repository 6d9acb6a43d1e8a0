import { randomUUID } from 'node:crypto';
import { DRAWINGS } from '../../../../server/demo/drawings.js';
import { BLOG } from '../../../../server/demo/script/blog.js';
import { shownIn } from '../../../../server/demo/script/pictures.js';

test('each drawing of the demo is described in every other language of its blog, by the photo’s id', () => {
  const photos = DRAWINGS.map((drawing) => ({ id: randomUUID(), drawing }));
  for (const lang of BLOG.languages.slice(1)) {
    const { media = {} } = shownIn(lang, photos);
    expect(Object.keys(media)).toEqual(photos.map(({ id }) => id));
    expect(new Set(Object.values(media).map(({ alt }) => alt)).size).toBe(DRAWINGS.length);
  }
  expect(shownIn('en', photos)).toEqual({});
});
