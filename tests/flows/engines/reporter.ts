/** A reporter signs in, writes, sends photos, takes words back, and is put out. */
import { expect } from '@jest/globals';
import sharp from 'sharp';
import { asTaken } from '../../support/photos/asTaken.js';
import { difference } from '../../support/photos/difference.js';
import { extrasIn } from '../../support/photos/extras.js';
import { tracesIn } from '../../support/photos/trace.js';
import { distanceFrom, inDisplayP3 } from '../../support/photos/wideColours.js';
import type { Scenario } from './scenarios.js';
import type { EngineStage } from './stage.js';

const IN_THREE_SCRIPTS = 'Səfirliyin qarşısında: «Слава Україні!» 🕊\nالحرية للشعب\nAll of them.';

async function writing(stage: EngineStage): Promise<void> {
  const { page } = stage;
  await stage.signIn();
  await page.seen('.home-foot', 'Leyla');
  await stage.send(IN_THREE_SCRIPTS);
  await page.tap('button[data-kind=chant]');
  await page.type('.writing [name=words]', 'Слава Україні!\nГероям слава!');
  await page.pick('.writing [name=lang]', 'uk');
  await page.tap('.writing [name=meanings]');
  await page.type('.writing [name="meanings.0"]', 'Glory to Ukraine!');
  await stage.submit();
  const [update, chant] = await stage.published(2);
  expect(update).toMatchObject({ kind: 'update', text: IN_THREE_SCRIPTS });
  expect(chant).toMatchObject({ kind: 'chant', lang: 'uk', words: 'Слава Україні!\nГероям слава!' });
  expect(Object.values((chant as { meanings: object }).meanings)).toEqual(['Glory to Ukraine!']);
  await page.seen('.own[data-state=published]', 'Слава Україні!');
  expect(await page.run(sidesOfLines, IN_THREE_SCRIPTS)).toEqual(['left', 'right', 'left']);
}

/** The sides at which the lines of an entry stand in the own list. Runs in the page. */
function sidesOfLines(text: string): string[] {
  const isIt = ({ textContent }: Element) => textContent === text.replaceAll('\n', '');
  const shown = [...document.querySelectorAll('.own-said > p')].find(isIt);
  const range = document.createRange();
  return [...(shown?.childNodes ?? [])]
    .filter(({ nodeName }) => nodeName === '#text')
    .map((line) => {
      range.selectNode(line);
      const { left, right } = range.getBoundingClientRect();
      const free = { left, right: innerWidth - right };
      return free.left < free.right ? 'left' : 'right';
    });
}

const ORANGE = [200, 80, 60];

/**
 * A photo that was taken with the phone held upright: the sensor's picture lies on its side, and the file says so. And one
 * in the wide colours of phones.
 */
async function photo(stage: EngineStage): Promise<void> {
  const { page } = stage;
  await stage.signIn();
  const taken = await asTaken({ width: 1_600, height: 1_200, seed: 5, orientation: 6 });
  await page.tap('button[data-kind=photo]');
  await page.seen('.writing');
  await page.choose('.writing input[name=library]', await stage.file('IMG_0001.jpg', taken));
  await stage.usePhoto();
  await page.seen('.photo-one img');
  await page.type('.writing [name="media.0.alt"]', 'A hand-drawn flag over the heads.');
  await page.seen('.photo-original', 'its original stays in your gallery');
  await page.tap('.photo-original button');
  await page.choose(
    '.writing input[name=library]',
    await stage.file('IMG_0002.jpg', await inDisplayP3('jpeg', ORANGE)),
  );
  await stage.usePhoto();
  await page.type('.writing [name="media.1.alt"]', 'A scarf.');
  // Told once: not with the second photo, either.
  expect(await page.all('.photo-original')).toEqual([]);
  await stage.submit();
  await page.seen('.own-photo[data-state=ready]');
  await page.gone('.own-photo:not([data-state=ready])');
  const [sent = Buffer.alloc(0), wide = sent, ...more] = [...stage.uplink.uploads.values()];
  expect(more).toEqual([]);
  for (const bytes of [sent, wide]) expect([tracesIn(bytes), extrasIn(bytes)]).toEqual([[], []]);
  expect(await distanceFrom(ORANGE, wide)).toBeLessThan(6);
  expect(await sharp(sent).metadata()).toMatchObject({ format: 'jpeg', width: 1_200, height: 1_600 });
  expect(await difference(sent, taken)).toBeLessThan(3);
}

/** No test's engine has a camera here, or may use one. */
async function noCamera(stage: EngineStage): Promise<void> {
  const { page } = stage;
  await stage.signIn();
  await page.tap('button[data-kind=photo]');
  const { attributes } = await page.seen('.writing button[name=media], .photo-ways input[name=media]');
  // A browser that hides pictures has no camera of the app's from the beginning.
  if (attributes.type !== 'file') await page.tap('.writing button[name=media]');
  await page.seen('.photo-ways input[name=media][capture=environment]');
  await page.seen('.form-photos .hint[role=status]', 'the phone’s own');
  await page.gone('.camera');
}

/** A browser whose pixels are noise covers nothing, says so, and sends the photo as it is. */
async function covering(stage: EngineStage): Promise<void> {
  const { page } = stage;
  await stage.signIn();
  const taken = await asTaken({ width: 1_600, height: 1_200, seed: 6, orientation: 6 });
  await page.tap('button[data-kind=photo]');
  await page.seen('.writing');
  await page.choose('.writing input[name=library]', await stage.file('IMG_0003.jpg', taken));
  const { attributes } = await page.seen('.cover-use, .photo-faces[data-look=hidden]');
  const isCovered = attributes['data-look'] !== 'hidden';
  if (isCovered) {
    await page.tap('.cover [name=add]');
    await page.seen('.cover-use', '1 covered');
    await stage.usePhoto();
    await page.seen('.photo-faces[data-look=covered]');
  }
  await page.type('.writing [name="media.0.alt"]', 'A face in the crowd.');
  await stage.submit();
  await page.seen('.own-photo[data-state=ready]');
  const [sent = Buffer.alloc(0)] = [...stage.uplink.uploads.values()];
  const middle = await sharp(sent).extract({ left: 590, top: 790, width: 20, height: 20 }).toBuffer();
  const { channels } = await sharp(middle).stats();
  expect(Math.max(...channels.map(({ max }) => max)) < 40).toBe(isCovered);
  const [entry] = await stage.published(1);
  expect(entry).toMatchObject({ media: [{ altered: isCovered }] });
}

async function withdrawal(stage: EngineStage): Promise<void> {
  const { page } = stage;
  await stage.signIn();
  await stage.send('A name that should not be here.');
  await stage.published(1);
  await page.tap('.own[data-state=published] .quiet', 'Withdraw');
  await page.seen('.own[data-state=withdrawn]');
  const answer = await fetch(`${stage.rally.url}/api/v1/blogs/${stage.slug}/entries`);
  expect(await answer.text()).not.toContain('A name');
}

async function revocation(stage: EngineStage): Promise<void> {
  const { page, rally, slug } = stage;
  await stage.signIn();
  const devices = await rally.parts.store.people.devices();
  const phone = devices.find(({ blog }) => blog === slug);
  const address = `/api/v1/blogs/${slug}/devices/${String(phone?.id)}`;
  expect((await rally.send(await stage.other('editor'), 'DELETE', address)).ok).toBe(true);
  // A phone whose socket is not up yet learns it from a refusal, and says that nobody is signed in.
  await page.seen('.strip:is([data-says=revoked], [data-says=signed-out])');
  await page.gone('button[data-kind]');
}

export const reporterScenarios: readonly Scenario[] = [
  {
    says: 'an invitation signs a reporter in, whose update in three scripts and chant of two lines arrive',
    play: writing,
  },
  {
    says: 'photos arrive upright, in their colours, as they were taken, and without anything beside their pixels',
    play: photo,
  },
  {
    says: 'a browser without a camera for pages says why, and its button opens the phone’s own',
    play: noCamera,
  },
  { says: 'a face that was covered is gone from the picture that arrives, and the entry says so', play: covering },
  { says: 'an entry that its author withdraws is gone for readers', play: withdrawal },
  { says: 'a phone that the desk puts out says so within seconds', play: revocation },
];
