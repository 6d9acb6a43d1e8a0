/** The two posts of a site on WordPress, by the role of their author. */
import { expect, test } from '@jest/globals';
import { PATIENCE, type EmbedStage } from '../stage.js';
import { onSites, WORDPRESS_FRAME } from './sites.js';

export function wordpressTests(stage: EmbedStage): void {
  test('an administrator of a WordPress site pastes the lines and has the element; of an author’s a link is left, and the address becomes a frame', () =>
    onSites(stage, async (sites) => {
      const markup = async (role: string) => (await fetch(`${sites.origin}/wordpress/${role}/`)).text();
      const post = (text: string) => text.slice(text.indexOf('<div class="post">'), text.indexOf('</main>'));
      const [administrator = '', author = ''] = (await Promise.all([markup('administrator'), markup('author')])).map(
        post,
      );
      expect(administrator).toContain(`<rally-feed src="${stage.rally.url}/live/${stage.slug}">`);
      expect(administrator).not.toContain('<iframe');
      expect(author).not.toMatch(/<rally-feed|<script/);
      expect(author).toContain(`<a href="${stage.rally.url}/live/${stage.slug}">`);
      expect(
        author.match(/<iframe[^>]* sandbox="allow-scripts" security="restricted"[^>]*#\?secret=\w+"/g),
      ).toHaveLength(1);
    }));

  test('where the theme brings WordPress’s script the sandboxed frame is as high as its feed, grows with it, and stays within WordPress’s 1,000 px', () =>
    onSites(stage, async (sites) => {
      await stage.rally.post(stage.token, stage.slug, { text: 'People are arriving.' });
      const { page, feed, faults } = await sites.visit('/wordpress/author/theme/');
      const frame = page.locator(WORDPRESS_FRAME);
      const height = async () => (await frame.boundingBox())?.height ?? 0;
      const fits = async (most: number) => {
        const wanted = await feed.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
        return Math.abs((await height()) - Math.min(Math.max(wanted, 200), most)) < 8;
      };
      await until(() => fits(1_000));
      const before = await height();
      expect(before).toBeLessThan(1_000);
      const long = 'People stand up to the corner of the street. '.repeat(12);
      await stage.rally.post(stage.token, stage.slug, { text: long });
      await feed.locator('article', { hasText: 'up to the corner' }).waitFor(PATIENCE);
      await until(async () => (await height()) > before && (await fits(1_000)));
      for (let n = 0; n < 4; n += 1) await stage.rally.post(stage.token, stage.slug, { text: `${String(n)} ${long}` });
      await until(async () => (await height()) >= 990);
      expect(await height()).toBeLessThan(1_010);
      expect(faults).toEqual([]);
    }));

  test('where the theme brings that script a link of the feed leads the WordPress site’s own window to the blog, though the sandbox opens none; one to another site leads to its entry', () =>
    onSites(stage, async (sites) => {
      for (const [selector, address] of await postedLinks(stage)) {
        const { page, feed } = await sites.visit('/wordpress/author/theme/');
        await feed.locator(selector).click();
        await page.waitForURL(address, PATIENCE);
      }
    }));

  test('without that script, which WordPress puts beside no frame of ours, the frame keeps its height, the feed scrolls in it, and a link is followed in it', () =>
    onSites(stage, async (sites) => {
      const markup = await (await fetch(`${sites.origin}/wordpress/author/`)).text();
      expect(markup).not.toContain('/wordpress/embed.js');
      const long = 'People stand up to the corner of the street. '.repeat(30);
      for (let n = 0; n < 5; n += 1) await stage.rally.post(stage.token, stage.slug, { text: `${String(n)} ${long}` });
      for (const [selector, address] of await postedLinks(stage)) {
        const { page, feed } = await sites.visit('/wordpress/author/');
        expect(await page.locator(WORDPRESS_FRAME).getAttribute('height')).toBe('700');
        expect(await feed.evaluate((root) => root.scrollHeight > root.clientHeight)).toBe(true);
        await feed.locator(selector).click();
        await until(() => Promise.resolve(page.frames().some((frame) => frame.url() === address)));
        expect(page.url()).toBe(`${sites.origin}/wordpress/author/`);
      }
    }));
}

/** Posts an entry with a link to another site; answers with the links of its feed, and where each leads. */
async function postedLinks(stage: EmbedStage): Promise<[selector: string, address: string][]> {
  const text = 'See [there](https://elsewhere.example/).';
  const { id } = await stage.rally.post(stage.token, stage.slug, { text });
  const blog = `${stage.rally.url}/live/${stage.slug}`;
  return [
    ['h2 a', blog],
    [`#e-${id} a[href*=elsewhere]`, `${blog}/entries/${id}`],
  ];
}

async function until(is: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE.timeout; Date.now() < end;) {
    if (await is()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it was not so in time');
}
