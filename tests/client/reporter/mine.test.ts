import type { DeskEntry } from '../../../shared/entry.js';
import { ownEntries, type MineParts } from '../../../client/reporter/mine.js';
import { contentOfEntry } from '../../../client/entry/entryContent.js';
import type { Item, PostItem } from '../../../client/reporter/outbox/item.js';
import { refusal } from '../../../shared/refusals.js';

const post: PostItem = {
  verb: 'post',
  command: 'e1',
  entry: 'e1',
  blog: 'baku',
  person: 'p',
  turn: 1,
  writtenAt: '2022-02-27T11:42:00.000Z',
  attempts: 0,
  notBefore: 0,
  paused: false,
  refusal: null,
  words: { kind: 'update', lang: 'en', text: 'mine', happenedAt: '2022-02-27T11:42:00.000Z' },
};
const retract: Item = { ...post, verb: 'retract', command: 'r1', turn: 2 };
const revise: Item = {
  ...post,
  verb: 'revise',
  command: 'v1',
  turn: 2,
  base: post.words,
  rev: 1,
  words: { ...post.words, text: 'mine, better' },
};
const entry: DeskEntry = {
  id: 'e1',
  blog: 'baku',
  kind: 'update',
  lang: 'en',
  text: 'mine',
  html: '<p>mine</p>',
  happenedAt: '2022-02-27T11:42:00.000Z',
  translations: { uk: { text: 'моє', html: '<p>моє</p>', by: 'desk', of: 1 } },
  media: [],
  byline: 'Anna',
  rev: 1,
  wordsRev: 1,
  seq: 5,
  order: 5,
  first: 5,
  step: 5,
  state: 'published',
  receivedAt: '2022-02-27T11:42:10.000Z',
  publishedAt: '2022-02-27T11:42:00.000Z',
  key: false,
  pinned: false,
  verification: 'unconfirmed',
};
const receipt = { id: 'e1', seq: 5, rev: 1 };
const none: MineParts = {
  server: [],
  items: [],
  sending: [],
  accepted: [],
  kept: [],
  ownRevs: {},
  uploaded: new Set(),
};
const stateOf = (parts: Partial<MineParts>) => ownEntries({ ...none, ...parts })[0]?.state;

test.each<[string, Partial<MineParts>]>([
  ['waiting', { items: [post] }],
  ['sending', { items: [post], sending: ['e1'] }],
  ['paused', { items: [{ ...revise, paused: true }], server: [entry] }],
  ['needs-you', { items: [{ ...post, refusal: refusal('invalid') }] }],
  ['sent', { accepted: [{ item: post, receipt }] }],
  ['held', { accepted: [{ item: post, receipt: { ...receipt, seq: null } }] }],
  ['held', { server: [{ ...entry, state: 'held' }] }],
  ['published', { server: [entry] }],
  ['withdrawing', { server: [entry], items: [retract] }],
  ['withdrawn', { server: [entry], accepted: [{ item: retract, receipt }] }],
  ['withdrawn', { server: [{ ...entry, state: 'retracted' }] }],
])('the phone shows an entry of its reporter as %s', (state, parts) => {
  expect(stateOf(parts)).toBe(state);
});

test("a revision that waits is shown in place of the server's version, and is marked", () => {
  const [own] = ownEntries({ ...none, server: [entry], items: [revise] });
  expect(own).toMatchObject({ content: { text: 'mine, better' }, isRevised: true, state: 'waiting' });
});

test('an entry that is accepted does not vanish until the server tells of it', () => {
  const accepted = [{ item: post, receipt }];
  expect(ownEntries({ ...none, accepted })).toHaveLength(1);
});

test("a revision that this phone knows nothing of is the desk's", () => {
  expect(ownEntries({ ...none, server: [{ ...entry, rev: 2 }], ownRevs: { e1: 1 } })[0]?.byDesk).toBe(true);
  expect(ownEntries({ ...none, server: [entry], ownRevs: { e1: 1 } })[0]?.byDesk).toBe(false);
});

test('a withdrawal can be undone until it has left', () => {
  const undo = (item: Item) => ownEntries({ ...none, server: [entry], items: [item] })[0]?.canUndo;
  expect(undo({ ...retract, notBefore: 9 })).toBe(true);
  expect(undo({ ...retract, notBefore: 9, attempts: 1 })).toBe(false);
});

test("an entry's content names its photos as they were sent, without those that were taken down", () => {
  const known = { width: 3, height: 2, placeholder: 'data:', altered: false, sources: [] };
  const media = [
    { ...known, id: 'p1', state: 'ready' as const, alt: 'A flag', credit: 'Leyla' },
    { ...known, id: 'p2', state: 'gone' as const, alt: '' },
  ];
  expect(contentOfEntry({ ...entry, media }).media).toEqual([{ id: 'p1', alt: 'A flag', credit: 'Leyla' }]);
});

test("an entry's content has no HTML, labels or numbers", () => {
  expect(contentOfEntry(entry)).toEqual({
    kind: 'update',
    lang: 'en',
    text: 'mine',
    happenedAt: '2022-02-27T11:42:00.000Z',
    translations: { uk: { text: 'моє' } },
  });
});
