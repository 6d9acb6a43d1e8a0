/** A page without any style, as a text browser and a reader's own order show it: what comes first, and how it is headed. */
import { expect, test } from '@jest/globals';
import { LANGUAGES } from '../../../shared/messages/languages.js';
import { messagesFor } from '../../../shared/messages/messages.js';
import { STATUSES } from '../../../shared/entry.js';
import { blog, everyKind } from './baku.js';
import { page } from './bakuPage.js';

const bodyOf = (html: string): string => html.slice(html.indexOf('<body'));

/** The places at which these stand in the page, from the first on. */
const placesOf = (html: string, parts: readonly string[]): number[] => parts.map((part) => bodyOf(html).indexOf(part));
const rising = (places: readonly number[]): number[] => places.toSorted((one, other) => one - other);

test.each(LANGUAGES)(
  'in %s the way to the entries, the site, the state and the title come in this order, then the entries',
  (lang) => {
    const { messages } = messagesFor(lang);
    const html = page({ languages: [...LANGUAGES] }, { lang });
    const places = placesOf(html, [
      `href="#feed">${messages.skip}`,
      '<header class="site"',
      'class="state"',
      '<h1',
      'class="side"',
      'id="feed"',
      `id="e-${everyKind[0]?.id}"`,
      '<footer',
    ]);
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(rising(places));
  },
);

test("the link past the top is the first thing in the page, and nothing stands between the top's end and the newest entry", () => {
  const body = bodyOf(page());
  expect(body.replace(/^<body[^>]*>/, '')).toMatch(/^<a class="skip" href="#feed">/);
  const between = body.slice(body.indexOf('id="feed"'), body.indexOf('role="feed"'));
  expect([...between.matchAll(/<(h\d|details|section|nav|article)\b/g)].map(([, name]) => name)).toEqual([]);
});

test.each(STATUSES)(
  'the headings of a rally that is %s begin with the title, once, and leave out no level',
  (status) => {
    const html = page({ status, asks: ['Warm clothes'], languages: [...LANGUAGES], drives: blog.drives });
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.length).toBeGreaterThan(3);
    levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
  },
);

test('words that a style sheet sets apart are apart without it', () => {
  const html = page({ languages: [...LANGUAGES] });
  const nav = /<nav class="langs"[^>]*>(.*?)<\/nav>/.exec(html)?.[1] ?? '';
  expect(nav).toContain('</a> <a');
  expect(nav).not.toMatch(/<\/a><(?:a|details)/);
  expect(html).not.toMatch(/<\/span><span>[^<]/);
});
