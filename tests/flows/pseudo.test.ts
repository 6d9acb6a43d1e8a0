/**
 * Every screen and state of reader, embed, sign-in and preview in a language that nobody speaks: no word is left that is
 * not in the catalogue. A screen that is new goes into one of these lists.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createHostPage, type HostPage } from '../../server/demo/hostPage.js';
import { languageChoices, languageName } from '../../client/entry/languages.js';
import { anotherGesture, DESKTOP, launchBrowser, PHONE, visitor } from '../support/browser.js';
import { expectNoEnglish } from '../support/noEnglish.js';
import { photo } from '../support/photos.js';
import { PSEUDO } from '../support/pseudoLanguage.js';
import { startPseudoRally, WORDS, type PseudoRally } from '../support/pseudoRally.js';

jest.setTimeout(300_000);

const PATIENCE = { timeout: 40_000 };
const DAY_MS = 86_400_000;
const day = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString();

let rally: PseudoRally;
let browser: Browser;
let contexts: BrowserContext[] = [];
let hosts: HostPage[] = [];

beforeAll(async () => {
  [rally, browser] = await Promise.all([startPseudoRally(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await rally.stop();
});
afterEach(async () => {
  for (const context of contexts) await context.close();
  for (const host of hosts) await host.close();
  contexts = [];
  hosts = [];
});

/** A screen that was opened, so that it can be looked at. */
async function opened(address: string, options: Parameters<typeof visitor>[1] = {}): Promise<Page> {
  const { page, context } = await visitor(browser, { size: DESKTOP, ...options });
  contexts.push(context);
  await page.goto(new URL(address, rally.url).href);
  return page;
}

async function live(slug: string, query = ''): Promise<Page> {
  const page = await opened(`/live/${slug}${query}`);
  await page.locator('[data-connection=live]', { hasText: '~' }).waitFor(PATIENCE);
  return page;
}

/** A blog with everything above its feed that a blog can have. */
const TOP = {
  standfirst: WORDS,
  place: 'საელჩო',
  startsAt: day(-1),
  asks: ['თბილი ტანსაცმელი'],
  summary: [{ lang: 'ka', text: WORDS }],
  drives: [
    {
      id: 'trucks',
      title: 'სატვირთოები',
      unit: 'მანქანა',
      target: 10,
      place: 'ეზო',
      destination: 'ლვივი',
      startsAt: day(-2),
      endsAt: day(2),
    },
  ],
  publisher: {
    name: 'გაზეთი',
    contact: 'desk@example.org',
    url: 'https://example.org/',
    imprint: 'https://example.org/imprint',
    privacy: 'https://example.org/privacy',
  },
  home: 'https://example.org/',
};

/** Of every kind, with everything that an entry may carry. */
const ENTRIES: Record<string, unknown>[] = [
  { place: 'ეზო', happenedAt: day(-3) },
  { kind: 'chant', words: WORDS, text: '', transliteration: 'ხალხი', meanings: { ka: WORDS, uk: WORDS } },
  ...['stage', 'interview', 'statement'].map((occasion, at) => ({
    kind: 'speech',
    speaker: { name: 'ანა', role: 'ექიმი', organisation: 'კავშირი' },
    verbatim: at > 0,
    spoken: 'uk',
    occasion,
  })),
  {
    kind: 'quote',
    source: { name: 'ანა', handle: '@ანა', url: 'https://example.org/1', published: 'გაზეთში', attached: 'სურათი' },
  },
  { kind: 'quote', source: { name: 'ანა', url: 'https://example.org/1' } },
  ...['info', 'warning', 'urgent'].map((urgency) => ({ kind: 'notice', urgency, until: day(1) })),
  { kind: 'drive', drive: 'trucks', add: 2, text: '' },
  { kind: 'drive', drive: 'trucks', total: 1_234, text: '' },
  { kind: 'crowd', text: '', low: 2_000, high: 3_000, according: 'ორგანიზატორები', method: 'რიგებით' },
  { kind: 'crowd', text: '', low: 2_000, according: 'პოლიცია' },
  { kind: 'crowd', text: '', high: 3_000, said: 'ბევრი', according: 'პოლიცია' },
];

const fullBlog = (settings: Record<string, unknown> = {}) => rally.blog({ ...TOP, ...settings });

describe('a reader', () => {
  test('of every kind of entry, with every label, translation and note', async () => {
    const slug = await fullBlog();
    const ids: string[] = [];
    for (const fields of ENTRIES) ids.push(await rally.post(slug, fields));
    const verifications = ['unconfirmed', 'seen', 'confirmed', 'corrected', 'withdrawn'];
    for (const [at, verification] of verifications.entries())
      await rally.revise(slug, ids[at] ?? '', { verification, key: true, pinned: at < 2 });
    await rally.revise(slug, ids[3] ?? '', { correction: { note: WORDS } });
    const both = {
      az: { text: WORDS, by: 'desk' },
      [PSEUDO]: { text: WORDS, by: 'machine' },
      uk: { text: WORDS, by: 'source' },
    };
    await rally.revise(slug, ids[5] ?? '', { translations: both });
    await rally.revise(slug, ids[5] ?? '', { text: `${WORDS}!` });
    await rally.post(slug, { corrects: ids[0] });
    const page = await live(slug);
    expect(await page.locator('[data-entry]').count()).toBe(ENTRIES.length + 1);
    await expectNoEnglish(page);
    await page.goto(`${rally.url}/live/${slug}/entries/${ids[5] ?? ''}`);
    await expectNoEnglish(page);
  });

  test('of photos in each of their states, in the page and in the viewer', async () => {
    const slug = await fullBlog();
    const named = () => ({
      id: randomUUID(),
      alt: 'ხალხი',
      caption: WORDS,
      credit: 'ლუკა',
      takenAt: day(-1),
      altered: true,
    });
    const media = [named(), named(), named(), named()];
    const id = await rally.post(slug, { kind: 'photo', text: '', media });
    const [gone = '', failed = '', ready = '', other = ''] = media.map((one) => one.id);
    for (const at of [gone, ready, other]) await rally.upload(slug, at, await photo({ width: 400, height: 300 }));
    await rally.upload(slug, failed, Buffer.from('GIF89a'));
    const waiting = await rally.post(slug, { kind: 'photo', text: '', media: [named()] });
    const page = await live(slug);
    await page.locator('[data-media=ready]').nth(2).waitFor(PATIENCE);
    await rally.send('POST', `/api/v1/blogs/${slug}/entries/${id}/takedown`, { command: randomUUID(), media: gone });
    for (const state of ['waiting', 'failed', 'gone'])
      await page.locator(`[data-media=${state}]`).first().waitFor(PATIENCE);
    expect(await page.locator(`#e-${waiting} [data-media=waiting]`).count()).toBe(1);
    await expectNoEnglish(page);
    await page.locator(`[data-photo="${ready}"]`).click();
    await page.locator('dialog.viewer[open]').waitFor(PATIENCE);
    await expectNoEnglish(page);
    await rally.send('POST', `/api/v1/blogs/${slug}/entries/${id}/takedown`, { command: randomUUID(), media: ready });
    await page.locator('dialog.viewer .stage p').waitFor(PATIENCE);
    await expectNoEnglish(page);
  });

  test.each(['announced', 'live', 'paused', 'ended'])('of a rally that is %s, without an entry', async (status) => {
    const slug = await fullBlog({ status, startsAt: day(status === 'announced' ? 2 : -1) });
    await expectNoEnglish(await live(slug));
  });

  test('of a rally whose time is not known yet, without anything else', async () => {
    await expectNoEnglish(await live(await rally.blog({ status: 'announced' })));
  });

  test('who looks away while entries come, reads on, goes back, and loses the network', async () => {
    const slug = await fullBlog();
    for (let n = 0; n < 25; n += 1) await rally.post(slug, { text: `${WORDS} `.repeat(30) });
    const page = await live(slug);
    await page.evaluate(() => document.querySelectorAll('[data-entry]')[9]?.scrollIntoView());
    for (let n = 0; n < 3; n += 1) await rally.post(slug);
    await page.locator('[data-pending="3"]').waitFor(PATIENCE);
    await page.locator('[data-announce]', { hasText: '③' }).waitFor(PATIENCE);
    await expectNoEnglish(page);
    await page.context().setOffline(true);
    await page.locator('[data-connection=offline]', { hasText: '~' }).waitFor({ timeout: 60_000 });
    const words = await page.locator('[data-older]').textContent();
    await page.locator('[data-older]').click();
    await page.waitForFunction(
      (before) => document.querySelector('[data-older]')?.textContent !== before,
      words,
      PATIENCE,
    );
    await expectNoEnglish(page);
    await page.context().setOffline(false);
    const older = await page.locator('[data-older]').getAttribute('href');
    await page.goto(new URL(older ?? '', rally.url).href);
    await expectNoEnglish(page);
  });

  test('of what is gone, and of what never was', async () => {
    const slug = await fullBlog();
    const id = await rally.post(slug);
    await rally.send('POST', `/api/v1/blogs/${slug}/entries/${id}/takedown`, { command: randomUUID() });
    await expectNoEnglish(await opened(`/live/${slug}/entries/${id}`));
    await expectNoEnglish(await opened(`/live/nothing?lang=${PSEUDO}`));
  });

  test.each([500, 503])('of a fault: %d', async (status) => {
    const asset = { script: '', style: '' };
    const site = { name: 'მოედანი', contact: 'site@example.org', url: rally.url, assets: { reader: asset } };
    const view = JSON.stringify({ site, wanted: [PSEUDO], status, errorId: 'e-17' });
    const html = await rally.say('server/render/noticePage.js', `m.renderNoticePage(${view})`);
    const page = await opened('/healthz');
    await page.setContent(html as string);
    await expectNoEnglish(page);
  });

  test('of all rallies, and of none', async () => {
    await fullBlog();
    await fullBlog({ status: 'ended' });
    await expectNoEnglish(await opened(`/?lang=${PSEUDO}`));
    const asset = { script: '', style: '' };
    const site = { name: 'მოედანი', contact: null, url: rally.url, assets: { reader: asset } };
    const view = JSON.stringify({ site, wanted: [PSEUDO], blogs: [] });
    const page = await opened('/healthz');
    await page.setContent((await rally.say('server/render/homePage.js', `m.renderHome(${view})`)) as string);
    await expectNoEnglish(page);
  });

  test('without scripts', async () => {
    const slug = await fullBlog();
    await rally.post(slug);
    await expectNoEnglish(await opened(`/live/${slug}`, { scripts: false }));
  });
});

describe('an embed', () => {
  const frameOf = async (page: Page, slug: string) => {
    await page.locator('[data-connection=live]', { hasText: '~' }).waitFor(PATIENCE);
    expect(page.url()).toContain(`/embed/${slug}`);
    return page;
  };

  test.each(['announced', 'live', 'paused', 'ended'])(
    'of a rally that is %s: in a frame and as an element',
    async (status) => {
      const slug = await fullBlog({ status: 'live', startsAt: day(status === 'announced' ? 2 : -1) });
      if (status === 'live') for (const fields of ENTRIES) await rally.post(slug, fields);
      else await rally.send('PATCH', `/api/v1/blogs/${slug}`, { command: randomUUID(), rev: 1, status });
      await expectNoEnglish(await frameOf(await opened(`/embed/${slug}`), slug));
      const host = createHostPage({ rallyUrl: rally.url, slug });
      hosts.push(host);
      const page = await opened(`http://127.0.0.1:${await host.listen()}`);
      await page.locator('rally-feed [data-connection=live]', { hasText: '~' }).waitFor(PATIENCE);
      await expectNoEnglish(page, { within: 'rally-feed' });
    },
  );

  test('of older entries', async () => {
    const slug = await fullBlog();
    for (let n = 0; n < 25; n += 1) await rally.post(slug);
    const page = await opened(`/embed/${slug}`);
    await page.goto(new URL((await page.locator('[data-older]').getAttribute('href')) ?? '', rally.url).href);
    await expectNoEnglish(page);
  });

  test('of a rally that is not there', async () => {
    const host = createHostPage({
      rallyUrl: rally.url,
      slug: 'nothing',
      src: `${rally.url}/live/nothing?lang=${PSEUDO}`,
    });
    hosts.push(host);
    const page = await opened(`http://127.0.0.1:${await host.listen()}`);
    await page.locator('rally-feed .stand').waitFor(PATIENCE);
    expect(await page.locator('rally-feed .stand').textContent()).not.toMatch(/[A-Za-z]{2}/);
  });

  test('as HTML for a site of its own', async () => {
    const slug = await fullBlog();
    for (const fields of ENTRIES) await rally.post(slug, fields);
    await expectNoEnglish(await opened(`/embed/${slug}/fragment`), { within: '.rally' });
  });
});

describe('who signs in', () => {
  const state = (page: Page) => page.locator('[data-join-state]', { hasText: '~' }).waitFor(PATIENCE);
  const pressed = async (page: Page) => {
    await page.locator('[data-join]').click();
    await state(page);
    return page;
  };

  test('without an invitation, with one that is not known, and without a network', async () => {
    const page = await opened(`/join?lang=${PSEUDO}`);
    await state(page);
    await expectNoEnglish(page);
    await expectNoEnglish(await pressed(await opened(`/join?lang=${PSEUDO}#${'x'.repeat(43)}`)));
    const offline = await opened(`/join?lang=${PSEUDO}#${'y'.repeat(43)}`);
    await offline.context().setOffline(true);
    await expectNoEnglish(await pressed(offline));
  });

  test('with one that was used, or that ended, and an editor who goes on', async () => {
    const slug = await rally.blog();
    const secret = await rally.invitation(slug);
    const page = await opened(`/join?lang=${PSEUDO}#${secret}`);
    await page.locator('[data-join]').click();
    await page.locator('nav.ways').waitFor(PATIENCE);
    await expectNoEnglish(page);
    await expectNoEnglish(await pressed(await opened(`/join?lang=${PSEUDO}#${secret}`)));
  });

  test('whose browser says what it reads', async () => {
    const { context } = await visitor(browser);
    contexts.push(context);
    await context.setExtraHTTPHeaders({ 'Accept-Language': `xx, ${PSEUDO};q=0.9, en;q=0.5` });
    const page = await context.newPage();
    const answer = await page.goto(`${rally.url}/join`);
    expect(answer?.headers().vary).toContain('Accept-Language');
    await state(page);
    await expectNoEnglish(page);
  });

  test.each(['join', 'report', 'desk'])('without scripts: /%s', async (page) => {
    await expectNoEnglish(await opened(`/${page}?lang=${PSEUDO}`, { scripts: false }));
  });
});

const escaped = (text: string) => text.replace(/[()]/g, '\\$&');

/** Names of languages in themselves, zones and their offsets, and the names of files: no words of ours. */
const NAMES = [
  new RegExp(languageChoices([PSEUDO, 'ka'], '').map(languageName).map(escaped).join('|'), 'g'),
  /\b(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[\w/ -]+/g,
  /\b(?:IMG_\w+\.\w+|localhost|live|rally-\w+)\b/g,
];
const look = (page: Page) => expectNoEnglish(page, { known: NAMES });

async function signedIn(slug: string, role: 'reporter' | 'editor', at: 'report' | 'desk', size = PHONE): Promise<Page> {
  const page = await opened(`/join?lang=${PSEUDO}#${await rally.invitation(slug, role)}`, { size });
  await page.locator('[data-join]').click();
  await page
    .locator(role === 'editor' ? 'nav.ways' : '.home')
    .first()
    .waitFor(PATIENCE);
  await page.goto(`${rally.url}/${at}?lang=${PSEUDO}`);
  return page;
}

const picture = { name: 'IMG_1.jpg', mimeType: 'image/jpeg' };
const KINDS_TYPED: Record<string, Record<string, string>> = {
  update: { text: WORDS },
  chant: { words: WORDS },
  speech: { text: WORDS, 'speaker.name': 'ანა' },
  quote: { text: WORDS, 'source.name': 'ანა' },
  notice: { text: WORDS },
  drive: { amount: '2' },
  crowd: { said: 'ბევრი', according: 'პოლიცია' },
  photo: {},
};

async function sendUpdate(page: Page, text: string): Promise<void> {
  await page.locator('button[data-kind=update]').click();
  await page.locator('.writing [name=text]').fill(text);
  await page.locator('.writing button[type=submit]').click();
  await page.locator('.writing').waitFor({ state: 'detached' });
}

describe("a reporter's phone", () => {
  const submit = (page: Page) => page.locator('.writing button[type=submit]').click();
  const leave = async (page: Page) => {
    await page.locator('.writing .back').click();
    await page.locator('.writing').waitFor({ state: 'detached' });
  };

  test('with the form of each kind: empty, faulty, filled, kept as a draft, and as readers will see it', async () => {
    const slug = await fullBlog();
    const page = await signedIn(slug, 'reporter', 'report');
    await page.locator('.strip[data-says=all-sent]').waitFor(PATIENCE);
    await look(page);
    for (const [kind, fields] of Object.entries(KINDS_TYPED)) {
      await page.locator(`button[data-kind=${kind}]`).click();
      await page.locator('.writing summary').click();
      for (const more of ['media', 'meanings', 'translations']) {
        const add = page.locator(`.writing button.add[name=${more}]`);
        if ((await add.count()) > 0) await add.click();
      }
      await submit(page);
      await page.locator('.writing .fault').first().waitFor(PATIENCE);
      await look(page);
      for (const [name, value] of Object.entries(fields)) await page.locator(`.writing [name="${name}"]`).fill(value);
      if (kind !== 'photo') {
        await page.locator('.foot-row .second').click();
        await page.locator('.preview article').waitFor(PATIENCE);
        await look(page);
      }
      await leave(page);
    }
    await look(page);
  });

  test('with photos: chosen, refused, described, moved, removed, and sent without a word about one', async () => {
    const slug = await fullBlog();
    const page = await signedIn(slug, 'reporter', 'report');
    await page.locator('button[data-kind=photo]').click();
    const buffer = await photo({ width: 200, height: 100 });
    const files = [1, 2].map((n) => ({ ...picture, name: `IMG_${n.toString()}.jpg`, buffer }));
    const bad = ['GIF89a', '%PDF-1.7', 'PK', '', '<svg ', '\xff\xd8\xff broken'].map((head, n) => {
      return { ...picture, name: `IMG_${n.toString()}.bin`, buffer: Buffer.from(head, 'latin1') };
    });
    await page.locator('.writing input[name=library]').setInputFiles([...files, ...bad]);
    await page.locator('.photo-told .fault').nth(5).waitFor(PATIENCE);
    await look(page);
    await page.locator('.photo-one').nth(1).locator('button').last().click();
    await look(page);
    await submit(page);
    await page.locator('.writing-foot [role=alert]').waitFor(PATIENCE);
    await look(page);
    await anotherGesture(page);
    await submit(page);
    await page.locator('.own-photo[data-state=ready]').waitFor(PATIENCE);
    await look(page);
  });

  test('whose entries are held, changed by the desk, withdrawn, refused, or wait for a network', async () => {
    const slug = await fullBlog();
    const page = await signedIn(slug, 'reporter', 'report');
    await sendUpdate(page, `${WORDS} ა`);
    const own = page.locator('.own').first();
    await page.locator('.own[data-state=published]').waitFor(PATIENCE);
    const id = (await own.getAttribute('data-entry')) ?? '';
    await rally.revise(slug, id, { text: `${WORDS} ბ`, correction: { note: WORDS } });
    await page.locator('.own-note').first().waitFor(PATIENCE);
    await look(page);
    await own.locator('.deeds button').first().click();
    await submit(page);
    await page.locator('.writing .fault').waitFor(PATIENCE);
    await look(page);
    await page.context().setOffline(true);
    await page.locator('.writing [name=text]').fill(`${WORDS} გ`);
    await page.locator('.foot-row .second').click();
    await look(page);
    await page.locator('.foot-row .second').click();
    await submit(page);
    await page.locator('.strip[data-says=no-network]').waitFor({ timeout: 60_000 });
    await look(page);
    await rally.revise(slug, id, { text: `${WORDS} დ` });
    await page.context().setOffline(false);
    await page.locator('.own[data-state=needs-you] .conflict').waitFor({ timeout: 60_000 });
    await look(page);
    await page.locator('.conflict button').last().click();
    await look(page);
    await rally.send('PATCH', `/api/v1/blogs/${slug}`, { command: randomUUID(), rev: 1, status: 'paused' });
    await page.locator('.status[data-status=paused]').waitFor(PATIENCE);
    await sendUpdate(page, `${WORDS} ე`);
    await page.locator('.own[data-state=held]').waitFor(PATIENCE);
    await look(page);
    await page.locator('.own[data-state=held] .deeds button').last().click();
    await look(page);
    await rally.send('PATCH', `/api/v1/blogs/${slug}`, { command: randomUUID(), rev: 2, status: 'ended' });
    await page.locator('.status[data-status=ended]').waitFor(PATIENCE);
    await look(page);
  });

  test('that nobody is signed in on, that signs out, and that was signed out', async () => {
    const slug = await fullBlog();
    const stranger = await opened(`/report?lang=${PSEUDO}`, { size: PHONE });
    await stranger.locator('.plain', { hasText: '~' }).waitFor(PATIENCE);
    await look(stranger);
    const page = await signedIn(slug, 'reporter', 'report');
    await page.locator('.home-foot button').first().click();
    await look(page);
    const desk = await signedIn(slug, 'editor', 'desk', DESKTOP);
    await desk.locator('[data-way=people]').click();
    const reporters = desk.locator('.person', { hasText: 'ია' }).filter({ hasNot: desk.locator('em') });
    await reporters.last().locator('button').click();
    await look(desk);
    await desk.locator('.person .ask button').first().click();
    await page.locator('.strip[data-says=revoked]').waitFor(PATIENCE);
    await look(page);
  });
});

describe('the desk', () => {
  const sheet = async (page: Page, key: string) => {
    await page.keyboard.press(key);
    await page.locator('dialog[open]').waitFor(PATIENCE);
    await look(page);
  };
  const close = async (page: Page) => {
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  };

  test('with entries in every state, all that can be done to them, and every sheet', async () => {
    const slug = await fullBlog();
    for (const fields of ENTRIES) await rally.post(slug, fields);
    const first = await rally.post(slug, { translations: { uk: { text: WORDS } } });
    await rally.revise(slug, first, { pinned: true, key: true, verification: 'confirmed' });
    await rally.revise(slug, first, { text: `${WORDS}!`, correction: { note: WORDS } });
    const gone = await rally.post(slug);
    await rally.send('POST', `/api/v1/blogs/${slug}/entries/${gone}/takedown`, { command: randomUUID() });
    const page = await signedIn(slug, 'editor', 'desk', DESKTOP);
    const entry = page.locator(`[data-entry="${first}"]`);
    await entry.waitFor(PATIENCE);
    await entry.focus();
    await page.keyboard.press('a');
    await look(page);
    for (const key of ['e', 'c', 't', 'x']) {
      await entry.focus();
      await sheet(page, key);
      if (key === 'c') {
        await page.locator('.sheet-foot .first').click();
        await page.locator('.fault').first().waitFor(PATIENCE);
        await look(page);
        await page.locator('.sheet-foot .second').click();
        await page.locator('.preview article').waitFor(PATIENCE);
        await look(page);
      }
      await close(page);
    }
    for (const key of ['n', 'N', 'D', ',', 'o', '?']) {
      await sheet(page, key);
      await close(page);
    }
    await entry.focus();
    await page.keyboard.press('w');
    await look(page);
    await page.locator('.offer').waitFor(PATIENCE);
    await look(page);
    await page.keyboard.press('3');
    await look(page);
    await page.locator('[name=search]').fill('xyz');
    await look(page);
  });

  test('with what waits, a rally that is about to end, and without a network', async () => {
    const slug = await fullBlog({ status: 'paused' });
    const page = await signedIn(slug, 'editor', 'desk', DESKTOP);
    await page.locator('[data-board]').waitFor(PATIENCE);
    await look(page);
    const phone = await signedIn(slug, 'reporter', 'report');
    await sendUpdate(phone, WORDS);
    await page.locator('.waiting [data-state=held]').waitFor(PATIENCE);
    await look(page);
    await page.locator('input[name=status][value=ended]').check({ force: true });
    await look(page);
    await page.locator('.ask .second').click();
    await page.locator('.waiting .deeds .first').click();
    await page.locator('.seen [data-state=published]').waitFor(PATIENCE);
    await page.context().setOffline(true);
    await page.locator('[data-line=offline]').waitFor({ timeout: 60_000 });
    await look(page);
    await page.keyboard.press('n');
    await look(page);
  });

  test('that invites somebody, and that changes the settings', async () => {
    const slug = await fullBlog();
    const page = await signedIn(slug, 'editor', 'desk', DESKTOP);
    await page.locator('[data-way=people]').click();
    await page.locator('[data-invite] .first').click();
    await look(page);
    await page.locator('[name="invite.name"]').fill('ლია');
    await page.locator('[data-invite] .first').click();
    await page.locator('[name="invite.address"]').waitFor(PATIENCE);
    await look(page);
    await close(page);
    await page.locator('[data-way=settings]').click();
    await page.locator('.sheet-foot .first').click();
    await page.locator('.fault').first().waitFor(PATIENCE);
    await look(page);
    for (const add of ['summary', 'drives', 'asks']) await page.locator(`button[name=${add}]`).click();
    await page.locator('[name=title]').fill('');
    await page.locator('.sheet-foot .first').click();
    await look(page);
  });

  test('that nobody may open: signed out, a reporter, and a rally that is not there', async () => {
    const stranger = await opened(`/desk?lang=${PSEUDO}`);
    await stranger.locator('.plain', { hasText: '~' }).waitFor(PATIENCE);
    await look(stranger);
    const slug = await fullBlog();
    const reporter = await signedIn(slug, 'reporter', 'desk', DESKTOP);
    await reporter.locator('.plain', { hasText: '~' }).waitFor(PATIENCE);
    await look(reporter);
    const editor = await signedIn(slug, 'editor', 'desk', DESKTOP);
    await editor.locator('[data-board]').waitFor(PATIENCE);
    await editor.goto(`${rally.url}/desk?lang=${PSEUDO}&again=1#nothing-here`);
    await editor.locator('.plain, [data-board]').first().waitFor(PATIENCE);
    await look(editor);
  });
});

test.each(['announced', 'live', 'paused', 'ended'])('the preview of a rally that is %s', async (status) => {
  const blog = {
    title: 'მიტინგი',
    place: 'ეზო',
    publisher: { name: 'გაზეთი' },
    languages: [PSEUDO],
    timeZone: 'Asia/Baku',
  };
  const times = { status, startsAt: day(0), statusAt: day(0), endedAt: day(0) };
  const call = `m.blogPicture(${JSON.stringify({ ...blog, ...times })}, '${PSEUDO}', { name: 'მოედანი' })`;
  const picture = await rally.say('server/http/linkPreviews/picture.js', call);
  expect((picture as { state: { word: string } }).state.word).toContain('~');
  const texts = Object.values(picture as Record<string, unknown>).filter((text) => typeof text === 'string');
  expect(texts.join(' ')).not.toMatch(/[A-Za-z]{2}/);
});
