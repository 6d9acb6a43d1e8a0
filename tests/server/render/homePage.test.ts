import { renderHome } from '../../../server/render/homePage.js';
import { blog, site } from './baku.js';
import { read } from './bakuPage.js';

test('the list of rallies begins with those that happen now', () => {
  const text = read(
    renderHome({
      site,
      blogs: [
        { ...blog, slug: 'a', title: 'Was', status: 'ended', endedAt: '2022-02-27T14:00:00.000Z' },
        { ...blog, slug: 'b', title: 'Will be', status: 'announced' },
        { ...blog, slug: 'c', title: 'Is' },
      ],
    }),
  );
  expect(text).toMatch(/Is.*Will be.*Was/);
  expect(read(renderHome({ site, blogs: [] }))).toContain('There is no public rally here yet.');
});
