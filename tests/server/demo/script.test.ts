/** The demo's script keeps its promises: it shows what it says it shows, and names what it made up. */
import { randomUUID } from 'node:crypto';
import { ARC, encore } from '../../../server/demo/script.js';
import { BLOG, TRANSLATIONS, TRUCKS } from '../../../server/demo/script/blog.js';
import { MARKS, marked } from '../../../server/demo/script/marks.js';
import { secondsOf, type Post, type Step } from '../../../server/demo/script/step.js';
import { CREDIT } from '../../../server/demo/player.js';
import { DRAWINGS } from '../../../server/demo/drawings.js';
import { foldDrive, KINDS } from '../../../shared/entry.js';
import { blogWords, translatedWords } from '../../../shared/entry/words.js';
import { parseBlog, parseNewBlog, parsePost, parseRevise } from '../../../shared/parse.js';

const posts = ARC.filter(isPost);

function isPost(step: Step): step is Post {
  return step.does === 'post';
}

/** The payload of a post: marked, with ids in place of names. */
function payloadOf({ entry, illustrative }: Post): Record<string, unknown> {
  const { pictures = [], ...draft } = marked(entry, illustrative);
  const media = pictures.map(({ alt }) => ({ id: randomUUID(), alt }));
  const corrects = 'corrects' in draft ? { corrects: randomUUID() } : {};
  return { ...draft, ...corrects, id: randomUUID(), blog: BLOG.slug, happenedAt: new Date().toISOString(), media };
}

test('the script has at least forty entries up to the first truck, and all kinds are among them', () => {
  const before = posts.slice(0, posts.findIndex(({ name }) => name === 'truck1') + 1);
  expect(before.length).toBeGreaterThanOrEqual(40);
  expect(new Set(before.map(({ entry }) => entry.kind))).toEqual(new Set(KINDS));
});

test.each(posts.map((post) => [post.name, post] as const))(
  'the server’s parse takes the script’s entry %s',
  (_name, post) => {
    expect(parsePost(payloadOf(post))).toMatchObject({ ok: true });
  },
);

test('the server’s parse takes the script’s blog, its drive and every change of it', () => {
  const { slug, title, timeZone, languages, place, standfirst, asks, publisher: name, contact } = BLOG;
  const blog = { slug, title, timeZone, languages, place, standfirst, asks, publisher: { name, contact } };
  expect(parseNewBlog({ ...blog, drives: [TRUCKS], translations: TRANSLATIONS })).toMatchObject({ ok: true });
  const changes = ARC.filter((step) => step.does === 'blog');
  expect(changes.length).toBeGreaterThan(3);
  for (const { change } of changes) {
    const summary = change.summary?.map((point) => ({ ...point, entry: randomUUID() }));
    const patch = { ...change, ...(summary === undefined ? {} : { summary }) };
    expect(parseBlog({ command: randomUUID(), blog: slug, rev: 1, ...patch })).toMatchObject({ ok: true });
  }
});

test('the server’s parse takes the script’s labels and corrections', () => {
  const revisions = ARC.filter((step) => step.does === 'revise');
  expect(revisions.some(({ change }) => change.pinned === true)).toBe(true);
  expect(revisions.some(({ change }) => change.correction !== undefined)).toBe(true);
  for (const { change } of revisions) {
    const target = { command: randomUUID(), id: randomUUID(), blog: BLOG.slug, rev: 1 };
    expect(parseRevise({ ...target, ...change })).toMatchObject({ ok: true });
  }
});

test('the script’s times rise, and each entry happened after the one before it', () => {
  const times = ARC.map(({ at }) => secondsOf(at));
  expect(times).toEqual([...times].sort((a, b) => a - b));
  const happened = posts.map(({ at, minutesAgo = 0 }) => secondsOf(at) / 60 - minutesAgo);
  expect(happened).toEqual([...happened].sort((a, b) => a - b));
});

test('the script shows at least twelve entries within ten seconds, and afterwards none comes in a flood', () => {
  const opening = posts.filter(({ at }) => secondsOf(at) <= 10);
  expect(opening.length).toBeGreaterThanOrEqual(12);
  const later = posts.filter(({ at }) => secondsOf(at) > 10).map(({ at }) => secondsOf(at));
  const gaps = later.slice(1).map((at, index) => at - later[index]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(30);
});

test('each step of the script means an entry that was posted before it', () => {
  const known = new Set<string>();
  const meant = (step: Step): string[] => {
    switch (step.does) {
      case 'post':
        return 'corrects' in step.entry && step.entry.corrects !== undefined ? [step.entry.corrects] : [];
      case 'blog':
        return (step.change.summary ?? []).flatMap(({ entry }) => entry ?? []);
      default:
        return [step.name];
    }
  };
  for (const step of ARC) {
    for (const name of meant(step)) expect([...known]).toContain(name);
    if (isPost(step)) {
      expect(known).not.toContain(step.name);
      known.add(step.name);
    }
  }
});

test('the script has a correction, a retraction, and a pause in which the desk publishes a held entry', () => {
  expect(posts.some(({ entry }) => 'corrects' in entry)).toBe(true);
  expect(ARC.filter(({ does }) => does === 'retract')).toHaveLength(1);
  const paused = ARC.findIndex((step) => step.does === 'blog' && step.change.status === 'paused');
  const live = ARC.findIndex((step, index) => index > paused && step.does === 'blog' && step.change.status === 'live');
  const between = ARC.slice(paused, live);
  const held = between.filter(isPost).filter(({ by }) => by !== 'desk');
  expect(held).toHaveLength(1);
  expect(between.some((step) => step.does === 'publish' && step.name === held[0]!.name)).toBe(true);
});

test('the script’s drive reaches its target, one truck at a time', () => {
  const moves = posts.flatMap(({ entry }) => (entry.kind === 'drive' ? [entry] : []));
  const standings = moves.map((_move, index) => foldDrive(moves.slice(0, index + 1)));
  expect(standings).toEqual(Array.from({ length: TRUCKS.target }, (_truck, index) => index + 1));
});

test('a script entry that is illustrative in more than its time says so, in each language that it has', () => {
  const more = posts.filter(({ illustrative }) => illustrative !== 'time' && illustrative !== 'drawing');
  expect(more.length).toBeGreaterThan(10);
  for (const { entry, illustrative } of more) {
    if (illustrative === 'time' || illustrative === 'drawing') continue;
    const sent = marked(entry, illustrative);
    expect(sent.text).toContain(MARKS[illustrative][entry.lang]);
    for (const [lang, { text }] of Object.entries(sent.translations ?? {})) {
      expect(text).toContain(MARKS[illustrative][lang]);
    }
  }
  expect(BLOG.standfirst).toMatch(/27 February 2022/);
  expect(BLOG.standfirst).toMatch(/Times are illustrative/);
});

test('each picture of the script is a drawing that exists, is credited as drawn, and is described', () => {
  const pictures = posts.filter(({ entry }) => entry.pictures !== undefined);
  for (const { illustrative } of pictures) expect(illustrative).toBe('drawing');
  expect(CREDIT).toMatch(/^Drawn for this demo/);
  const shown = pictures.flatMap(({ entry }) => entry.pictures ?? []);
  expect(shown.map(({ drawing }) => drawing).sort()).toEqual([...DRAWINGS]);
  for (const { alt } of shown) expect(alt).toMatch(/^A drawing.{60,}/);
});

test('the script names only the speaker who was named, and gives no words as anybody’s very own', () => {
  const speeches = posts.flatMap(({ entry }) => (entry.kind === 'speech' ? [entry] : []));
  expect(speeches.every(({ verbatim }) => !verbatim)).toBe(true);
  const named = speeches.flatMap(({ speaker }) => speaker.name ?? []);
  expect(new Set(named)).toEqual(new Set(['Ahmad Mammadli']));
});

test('the script writes Ukrainian and Azerbaijani in their own letters', () => {
  const texts = (lang: string): string[] =>
    posts.flatMap(({ entry }) => [
      ...(entry.lang === lang && entry.text !== undefined ? [entry.text] : []),
      ...(entry.translations?.[lang] === undefined ? [] : [entry.translations[lang].text]),
    ]);
  const [ukrainian, azerbaijani] = [texts('uk'), texts('az')];
  expect(ukrainian.length).toBeGreaterThan(20);
  expect(azerbaijani.length).toBeGreaterThan(20);
  // Latin letters only in the name D18, never ы, э, ё or ъ, which Ukrainian does not have.
  for (const text of ukrainian) expect(text.replaceAll('D18', '')).not.toMatch(/[a-zыэёъ]/i);
  // Azerbaijani has no w; the letters ı, İ, ə, ş, ğ and ç are single characters, never letters with marks put on.
  for (const text of azerbaijani) {
    expect(text).toBe(text.normalize('NFC'));
    expect(text).not.toMatch(/[wа-я]/i);
    expect(text).not.toMatch(/\u0307/);
  }
  expect(azerbaijani.filter((text) => text.includes('ə')).length).toBeGreaterThan(20);
});

test('the encore repeats the story’s voices slowly, and says that it repeats', () => {
  const [first, second] = [encore(1), encore(2)];
  const names = [...first, ...second].map((step) => (isPost(step) ? step.name : ''));
  expect(new Set(names).size).toBe(names.length);
  const gaps = first.slice(1).map(({ at }, index) => secondsOf(at) - secondsOf(first[index]!.at));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60);
  for (const step of first) {
    if (!isPost(step)) throw new Error('only posts come back');
    const payload = payloadOf(step);
    expect(payload.text).toContain(MARKS.encore[step.entry.lang]);
    expect(parsePost(payload)).toMatchObject({ ok: true });
  }
});

test('the script’s blog says each of its words in every other language', () => {
  const drives = [TRUCKS];
  const words = Object.keys(blogWords({ ...BLOG, drives }));
  for (const lang of BLOG.languages.slice(1)) {
    const { asks = [], ...said } = TRANSLATIONS[lang]!;
    expect([lang, Object.keys(translatedWords(said)).sort()]).toEqual([lang, [...words].sort()]);
    expect(asks).toHaveLength(BLOG.asks.length);
  }
});
