import {
  filesIn,
  holdsEntry,
  isNewestPage,
  isOlder,
  marked,
  photosIn,
  smallestBeside,
  without,
} from '../../../../client/readersWorker/keeping/html.js';

const picture = (name: string): string =>
  `<picture><source type="image/webp" srcset="/media/${name}-s.webp 480w, /media/${name}-l.webp 960w"/>` +
  `<img src="/media/${name}-l.jpg" srcset="/media/${name}-s.jpg 480w, /media/${name}-l.jpg 960w"/></picture>`;
const article = (id: string, inner = ''): string =>
  `<article tabindex="0" id="e-${id}" data-entry="${id}">${inner}</article>`;
const page = (seq: number, ...articles: string[]): string =>
  '<html><head></head><body data-viewer="/assets/viewer-1.js"><p data-connection="" role="status">Reload</p><main>' +
  `<div role="feed" aria-label="Entries" data-blog="baku" data-epoch="e1" data-seq="${seq}" data-lang="uk">` +
  `${articles.join('\n')}</div></main><script src="/assets/reader-1.js"></script></body></html>`;

test('an entry is cut out with all that stands in it, and the others stay', () => {
  const cut = without(page(3, article('a', '<p>first</p>'), article('b', picture('x')), article('c')), { gone: ['b'] });
  expect(cut).toBe(page(3, article('a', '<p>first</p>'), '', article('c')));
  expect([holdsEntry(cut, 'a'), holdsEntry(cut, 'b'), holdsEntry(cut, '')]).toEqual([true, false, false]);
});

test('a photo is kept in the smallest file of its best type, which stands in for every other size', () => {
  const html = page(3, article('a', picture('x') + picture('y')));
  expect(photosIn(html)).toEqual(['/media/x-s.webp', '/media/y-s.webp']);
  expect(smallestBeside(html, '/media/y-l.jpg')).toBe('/media/y-s.webp');
  expect(smallestBeside(html, '/media/z-l.jpg')).toBeUndefined();
});

test('the files are those that the page names, also of a script that comes later', () => {
  expect(filesIn(page(3))).toEqual(['/assets/viewer-1.js', '/assets/reader-1.js']);
});

test('the newest page of this blog alone is a copy, and an earlier position never takes the place of a later one', () => {
  expect(isNewestPage(page(3), 'baku')).toBe(true);
  expect(isNewestPage(page(3).replace('data-lang', 'data-before="9" data-lang'), 'baku')).toBe(false);
  expect([isNewestPage(page(3), 'kyiv'), isNewestPage('<p>Sign in to this network</p>', 'baku')]).toEqual([
    false,
    false,
  ]);
  expect([isOlder(page(2), page(3)), isOlder(page(3), page(3)), isOlder(page(10), page(9))]).toEqual([
    true,
    false,
    false,
  ]);
  expect(isOlder(page(2).replace('e1', 'e2'), page(3))).toBe(false);
});

test('a kept page says on top and in the place of the connection that it is one', () => {
  const html = marked(page(3), { note: '<p>copy</p>', line: 'No network & <b>', styles: ['/assets/tell-1.css'] });
  expect(html).toContain('<main><p>copy</p>');
  expect(html).toContain('<p data-connection="offline" role="status">No network &amp; &lt;b></p>');
  expect(html).toContain('<link rel="stylesheet" href="/assets/tell-1.css"></head>');
});
