import { jest } from '@jest/globals';
import { startRally, type Rally } from '../../support/rally.js';

jest.setTimeout(60_000);

let rally: Rally;
beforeAll(async () => {
  rally = await startRally();
});
afterAll(() => rally.stop());

const read = (address: string): Promise<Response> => fetch(rally.url + address);

test('the readers’ worker comes without a scope of the whole site, asks our own addresses alone, and is kept by no cache', async () => {
  const answer = await read('/live/worker.js');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/javascript');
  expect(answer.headers.get('service-worker-allowed')).toBeNull();
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'");
  const script = await answer.text();
  const [, icon = ''] = /RALLYLINE_ICON="([^"]+)"/.exec(script) ?? [];
  expect((await read(icon)).headers.get('content-type')).toContain('image/png');
  // Requests of pages pass it where a copy is kept alone: by an address of its own.
  expect(script).toContain('?keep');
});

test('the page has the button alone, and what it opens comes in the page’s language, with what the push service learns', async () => {
  const slug = await rally.blog({ languages: ['en', 'uk', 'ar'] });
  const page = await (await read(`/live/${slug}?lang=uk`)).text();
  expect(page).toMatch(/<button type="button" data-tell(="")? hidden>Сповіщення/);
  expect(page).not.toContain('data-push');
  const place = await read(`/live/${slug}/tell?lang=ar`);
  expect([place.status, place.headers.get('x-robots-tag')]).toEqual([200, 'noindex']);
  const html = await place.text();
  expect(html).toContain('تفعيل الإشعارات');
  expect(html).toContain('لا شيء يدل على هويتك');
  const { key } = (await (await read(`/api/v1/blogs/${slug}/push`)).json()) as { key: string };
  expect(html).toContain(`data-push="${key}"`);
});

test('an unlisted blog offers a sound and a number in the title, and no notifications; a blog of the desk nothing', async () => {
  const unlisted = await rally.blog({ visibility: 'unlisted' });
  const html = await (await read(`/live/${unlisted}/tell`)).text();
  expect([html.includes('data-push'), html.includes('data-tab')]).toEqual([false, true]);
  const hidden = await rally.blog({ visibility: 'desk' });
  for (const address of ['tell', 'app.webmanifest'])
    expect((await read(`/live/${hidden}/${address}`)).status).toBe(404);
});

test('the manifest makes an app of this blog’s page, for an iPhone’s Home Screen, by its title in the page’s language', async () => {
  const translations = { ar: { title: 'باكو' } };
  const slug = await rally.blog({ title: 'Baku', languages: ['en', 'uk', 'ar'], translations });
  const answer = await read(`/live/${slug}/app.webmanifest?lang=ar`);
  expect(answer.headers.get('content-type')).toContain('application/manifest+json');
  expect(await answer.json()).toMatchObject({
    ...{ id: `/live/${slug}`, scope: `/live/${slug}`, start_url: `/live/${slug}?lang=ar`, display: 'standalone' },
    ...{ name: 'باكو', short_name: 'باكو', lang: 'ar', dir: 'rtl' },
  });
  const inOriginal = await (await read(`/live/${slug}/app.webmanifest?lang=uk`)).json();
  expect(inOriginal).toMatchObject({ name: 'Baku', lang: 'en', dir: 'ltr', start_url: `/live/${slug}?lang=uk` });
});
