/**
 * [T2] Whatever is said, revised, removed and taken down: no removed word remains in any language, in no answer to readers. Each
 * word carries a number of its own, so that it is found wherever it stands.
 */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { publicBlog, publicEntry, isVisible, type EntryRecord } from '../../../shared/entry.js';
import type { Actor } from '../../../server/newsroom.js';
import { renderJsonLd, renderUpdate } from '../../../server/render/embed/jsonLd.js';
import { renderEntryPage } from '../../../server/render/entryPage.js';
import { renderAtom } from '../../../server/render/feeds/atom.js';
import { renderJsonFeed } from '../../../server/render/feeds/jsonFeed.js';
import { syndicationOf } from '../../../server/render/feeds/syndication.js';
import { Chance } from '../../support/seeded.js';
import { site } from '../render/baku.js';
import type { House } from './house.js';
import { setScene } from './scene.js';

jest.setTimeout(240_000);

let house: House;
let blog: string;
let eve: Actor;

const { revised, act } = setScene((scene) => ({ house, blog, eve } = scene));

const LANGUAGES = ['uk', 'az', 'ar'];
const STEPS = 12;

/** The words that stand, by their place; the ones that went are in `removed`. */
class Told {
  private n = 0;
  readonly removed = new Set<string>();
  photos: { id: string; alt: string; caption: string }[] = [];
  place: string | null = null;
  note: string | null = null;
  said: Record<string, Record<string, string>> = {};

  word(): string {
    this.n += 1;
    return `w${this.n.toString().padStart(4, '0')}w`;
  }

  drop(...words: (string | null | undefined)[]): void {
    for (const word of words) if (word !== null && word !== undefined) this.removed.add(word);
  }

  dropIn(lang: string, test: (path: string) => boolean): void {
    for (const [path, word] of Object.entries(this.said[lang] ?? {})) {
      if (!test(path)) continue;
      this.drop(word);
      delete this.said[lang]![path];
    }
  }

  dropEverywhere(test: (path: string) => boolean): void {
    for (const lang of Object.keys(this.said)) this.dropIn(lang, test);
  }
}

function photoList(told: Told): object[] {
  return told.photos.map(({ id, alt, caption }) => ({ id, alt, caption }));
}

/** A whole translation of all that stands now. */
function translation(told: Told): { wire: object; words: Record<string, string> } {
  const words: Record<string, string> = {};
  const say = (path: string): string => (words[path] = told.word());
  const wire = {
    text: say('text'),
    ...(told.place === null ? {} : { place: say('place') }),
    ...(told.note === null ? {} : { correction: say('correction') }),
    media: Object.fromEntries(
      told.photos.map(({ id }) => [id, { alt: say(`media.${id}.alt`), caption: say(`media.${id}.caption`) }]),
    ),
  };
  return { wire, words };
}

type Act = (told: Told, id: string, chance: Chance) => Promise<unknown>;

const ACTS: readonly Act[] = [
  async function translates(told, id, chance) {
    const lang = LANGUAGES[chance.below(LANGUAGES.length)]!;
    const { wire, words } = translation(told);
    told.dropIn(lang, () => true);
    told.said[lang] = words;
    await revised(id, { translations: { [lang]: wire } });
  },
  async function forgetsLanguage(told, id, chance) {
    const lang = LANGUAGES[chance.below(LANGUAGES.length)]!;
    told.dropIn(lang, () => true);
    await revised(id, { translations: { [lang]: null } });
  },
  async function addsPhoto(told, id) {
    if (told.photos.length > 5) return;
    told.photos.push({ id: randomUUID(), alt: told.word(), caption: told.word() });
    await revised(id, { media: photoList(told) });
  },
  async function removesPhoto(told, id) {
    const gone = told.photos.pop();
    if (gone === undefined) return;
    told.drop(gone.alt, gone.caption);
    told.dropEverywhere((path) => path.startsWith(`media.${gone.id}.`));
    await revised(id, { media: photoList(told) });
  },
  async function takesPhotoDown(told, id) {
    const gone = told.photos.pop();
    if (gone === undefined) return;
    told.drop(gone.alt, gone.caption);
    told.dropEverywhere((path) => path.startsWith(`media.${gone.id}.`));
    await act('takedown', id, { media: gone.id });
  },
  async function movesPlace(told, id, chance) {
    told.drop(told.place);
    told.place = chance.below(2) === 0 ? told.word() : null;
    if (told.place === null) told.dropEverywhere((path) => path === 'place');
    await revised(id, { place: told.place });
  },
  async function corrects(told, id) {
    told.drop(told.note);
    told.note = told.word();
    told.dropEverywhere((path) => path === 'correction');
    await revised(id, { correction: { note: told.note } });
  },
];

/** Everything that readers and their programs can get of the entry. */
async function shown(entry: EntryRecord): Promise<string> {
  const record = (await house.store.journal.blog(blog))!;
  const [all, one] = [publicBlog(record), publicEntry(entry)];
  const told = { begun: record.statusAt, last: record.updatedAt };
  const inEach = [...LANGUAGES, 'en'].flatMap((lang) => {
    const view = { site, blog: all, lang, entries: [one], updatedAt: record.updatedAt };
    const feed = syndicationOf(view);
    return [
      renderEntryPage({ site, blog: all, lang, entry: one }),
      renderJsonLd({ ...view, updates: [renderUpdate(one, view)], told }),
      JSON.stringify(feed.items),
      renderAtom(view),
      renderJsonFeed(view),
    ];
  });
  return [JSON.stringify(one), JSON.stringify(entry), ...inEach].join('\n');
}

async function play(seed: number): Promise<void> {
  const [chance, told] = [new Chance(seed), new Told()];
  const { receipt } = await house.post(eve, blog, { text: told.word() });
  for (let step = 0; step < STEPS; step += 1) {
    await ACTS[chance.below(ACTS.length)]!(told, receipt.id, chance);
    const entry = await house.entry(blog, receipt.id);
    const text = await shown(entry);
    const left = [...told.removed].filter((word) => text.includes(word));
    expect({ seed, step, left }).toEqual({ seed, step, left: [] });
    const standing = Object.values(told.said).flatMap((words) => Object.values(words));
    expect({ seed, step, lost: standing.filter((word) => !text.includes(word)) }).toEqual({ seed, step, lost: [] });
  }
  await act('takedown', receipt.id);
  const emptied = await house.entry(blog, receipt.id);
  expect(isVisible(emptied)).toBe(false);
  expect(JSON.stringify(emptied)).not.toMatch(/w\d{4}w/);
}

test('[T2] no removed word remains in any language, in JSON, pages, feeds and structured data', async () => {
  for (let seed = 1; seed <= 40; seed += 1) await play(seed);
});
