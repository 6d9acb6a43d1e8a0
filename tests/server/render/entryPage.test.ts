import { renderEntryPage } from '../../../server/render/entryPage.js';
import { blog, photo, site, speech } from './baku.js';
import { page } from './bakuPage.js';

test('an entry’s page has a link preview of its own', () => {
  const html = renderEntryPage({ site, blog, lang: 'en', entry: photo });
  const picture = `https://rally.example.org/live/baku-ukraine/entries/${photo.id}/preview.jpg?v=30.3`;
  expect(html).toContain(`<meta property="og:image" content="${picture}"/>`);
  expect(html).toContain('<meta property="og:image:width" content="1200"/>');
  expect(html).toContain('<meta property="og:image:height" content="630"/>');
  expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
  expect(page({}, { lang: 'uk' })).toContain(
    '<meta property="og:image" content="https://rally.example.org/live/baku-ukraine/preview.jpg?lang=uk&amp;v=3"/>',
  );
  const spoken = renderEntryPage({ site, blog, lang: 'uk', entry: speech });
  expect(spoken).toContain(
    '<meta property="og:title" content="Ahmad Mammadli: Тут добре знають імперську політику Росії. 20 січня 1990 року… · Rally',
  );
  expect(spoken).toContain(
    `<link rel="canonical" href="https://rally.example.org/live/baku-ukraine/entries/${speech.id}?lang=uk"/>`,
  );
});
