import { expect, test } from '@jest/globals';
import { lateStyle } from '../../../../client/reporter/screens/lateStyle.js';

interface Link {
  rel: string;
  href: string;
  onload: () => void;
  onerror: () => void;
  remove: () => void;
}

function emptyPage() {
  const links = new Set<Link>();
  const page = {
    createElement: () => {
      const link = { remove: () => links.delete(link) } as unknown as Link;
      return link;
    },
    head: { append: (link: Link) => links.add(link) },
  } as unknown as Document;
  return { page, links };
}

test('a late style counts as here once the browser has loaded it', async () => {
  const { page, links } = emptyPage();
  const coming = lateStyle(page, '/assets/late.css');
  const [link] = links;
  expect(link).toMatchObject({ rel: 'stylesheet', href: '/assets/late.css' });
  link?.onload();
  await coming;
  expect(links.size).toBe(1);
});

test('a late style that does not come leaves nothing in the page, and can be asked for again', async () => {
  const { page, links } = emptyPage();
  const coming = lateStyle(page, '/assets/late.css');
  const [lost] = links;
  lost?.onerror();
  await expect(coming).rejects.toThrow('did not come');
  expect(links.size).toBe(0);
  const again = lateStyle(page, '/assets/late.css');
  for (const link of links) link.onload();
  await again;
});
