/** Elements that show so many entries at most: fewer than their page brings, or more. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { eventually } from '../../support/photos/eventually.js';
import { texts, waitFor } from './several.js';
import { type EmbedStage, element, elementsLive, PATIENCE, told } from './stage.js';

export function limitTests(stage: EmbedStage): void {
  const post = (text: string) => stage.rally.post(stage.token, stage.slug, { text });

  test('with a limit an entry that is taken down makes room for the next, and the oldest stays behind what is new', async () => {
    const ids: string[] = [];
    for (const text of ['One.', 'Two.', 'Three.']) ids.push((await post(text)).id);
    const { page } = await stage.openedPlain({ body: `<rally-feed src="${stage.src}" limit="2"></rally-feed>` });
    await elementsLive(page, 1);
    await waitFor(page, ['Three.', 'Two.'], 0);
    await stage.rally.send(stage.editor, 'POST', `/api/v1/blogs/${stage.slug}/entries/${ids[2]}/takedown`, {
      command: randomUUID(),
    });
    await waitFor(page, ['Two.', 'One.'], 0);
    await post('Four.');
    await waitFor(page, ['Four.', 'Two.'], 0);
  });

  test.each([1, 20, 50, 60])(
    'with a limit of %i as many of sixty entries are shown, without a link to more, also after one of them is taken down',
    async (limit) => {
      const ids: string[] = [];
      for (let n = 0; n < 61; n += 1) ids.push((await post(`Number ${n}.`)).id);
      const { page } = await stage.openedPlain({
        body: `<rally-feed src="${stage.src}" limit="${limit}"></rally-feed>`,
      });
      const newest = (from: number) => Array.from({ length: limit }, (_, n) => `Number ${from - n}.`);
      await waitFor(page, newest(60), 0);
      expect(await element(page).locator('.older:visible').count()).toBe(0);
      expect(await told(page, 'ready')).toMatchObject([{ entries: Math.min(limit, 20) }]);
      await stage.rally.send(stage.editor, 'POST', `/api/v1/blogs/${stage.slug}/entries/${ids[60]}/takedown`, {
        command: randomUUID(),
      });
      await waitFor(page, newest(59), 0);
      expect(await element(page).locator('.older:visible').count()).toBe(0);
    },
  );

  test('where entries up to a limit cannot be had, or it is raised while the feed runs, the link to more is there until they are', async () => {
    for (let n = 0; n < 45; n += 1) await post(`Number ${n}.`);
    const limited = (limit: number) => `<rally-feed src="${stage.src}" limit="${limit}"></rally-feed>`;
    let isCut = true;
    const { page } = await stage.openedPlain({ body: limited(30) + limited(5) }, undefined, (page) =>
      page.route('**/embed/*?before=*', (route) => (isCut ? route.abort() : route.continue())),
    );
    await elementsLive(page, 2);
    const link = (at: number) => element(page).nth(at).locator('.older:visible');
    await link(0).waitFor(PATIENCE);
    isCut = false;
    await post('Newest.');
    await eventually(async () => (await texts(page)).length === 30);
    expect([await link(0).count(), await link(1).count()]).toEqual([0, 0]);
    await element(page)
      .nth(1)
      .evaluate((feed) => feed.setAttribute('limit', '40'));
    await link(1).locator('a').click(PATIENCE);
    await eventually(async () => (await texts(page, 1)).length === 40);
    expect(await link(1).count()).toBe(0);
  });
}
