import { LateShelf } from '../../../client/account/lateShelf.js';
import { BrowserShelf } from '../../../client/account/shelf.js';
import { byClocksOf } from '../../../client/entry/clocks.js';
import { contentOf, draftOf, type Draft } from '../../../client/entry/draft.js';
import { draftIn } from '../../../client/entry/keptDraft.js';
import { patchOf } from '../../../client/entry/patch.js';
import { ontoStanding } from '../../../client/entry/versions.js';
import type { WritingOf } from '../../../client/reporter/begun.js';
import { Drafts } from '../../../client/reporter/drafts.js';
import { ownEntries, type OwnEntry } from '../../../client/reporter/mine.js';
import type { Reporting } from '../../../client/reporter/reporting.js';
import { beginAnew, beginning, enqueue, isUnchanged, revisionOf } from '../../../client/reporter/writing.js';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { refusal } from '../../../shared/refusals.js';
import { ANNA, phone, refuse, update, type Phone } from './outbox/phone.js';
import { draftsIn, place, storage } from './typedDrafts.js';

const baku = { now: '2022-02-27T12:00:00.000Z', timeZone: 'Asia/Baku' };
const kyiv = { ...baku, timeZone: 'Europe/Kyiv' };
const content = {
  ...{ kind: 'notice', lang: 'en', text: 'The square is closed.', until: '2022-02-27T14:00:00.000Z' },
  happenedAt: '2022-02-27T11:42:00.000Z',
} as const;
const of = revisionOf({ id: 'a', rev: 1, content } as unknown as OwnEntry, baku);
const begun = beginning(of, baku as unknown as SessionBlog, draftsIn(null));

test("the end of a notice stays the moment that it is where the rally's time zone changes while its change is written", () => {
  const kept = draftIn(JSON.parse(JSON.stringify(begun)))!;
  const after = byClocksOf(kept, kyiv.timeZone);
  expect([kept, after].map(({ values }) => values.until)).toEqual(['2022-02-27T18:00', '2022-02-27T16:00']);
  expect(isUnchanged(of, after, contentOf(after, kyiv))).toBe(true);
  const typed = { ...after, values: { ...after.values, text: 'It is open.' } };
  expect(patchOf(after.from!.words, contentOf(typed, kyiv))).toEqual({ text: 'It is open.' });
});

test('a draft that knows nothing of its clocks stays as it was typed, and is of the present ones from then on; one of the same zone stays as it is', () => {
  const { timeZone: _none, ...older } = begun;
  const after = byClocksOf(older, baku.timeZone);
  expect(after).toEqual(begun);
  expect(byClocksOf(after, kyiv.timeZone).values.until).toBe('2022-02-27T16:00');
  expect(byClocksOf(begun, baku.timeZone)).toBe(begun);
});

test('a change that a page of November 2026 began knows its clocks beside its beginning, and keeps its times, too', () => {
  const { timeZone, from, ...draft } = begun;
  const after = byClocksOf(draftIn({ ...draft, from: { ...from, timeZone } })!, kyiv.timeZone);
  expect([after.values.until, byClocksOf(after, baku.timeZone).values.until]).toEqual([
    '2022-02-27T16:00',
    '2022-02-27T18:00',
  ]);
});

test("the end of a new notice, of one that is mended, and of one that is written anew stays the moment that was typed where the rally's time zone changes before it is sent", () => {
  const rally = { ...baku, languages: ['en'], drives: [] } as unknown as SessionBlog;
  const entry = { id: 'a', rev: 1, content, entry: null } as unknown as OwnEntry;
  const drafts = draftsIn(storage());
  const page = {
    drafts,
    settle: () => undefined,
    outbox: { discard: () => Promise.resolve() },
  } as unknown as Reporting;
  beginAnew(entry, { ...place, of: 'notice' }, baku.timeZone, page);
  const empty = beginning({ is: 'new', kind: 'notice' }, rally, drafts);
  const begins = [
    { ...empty, values: { ...empty.values, until: '2022-02-27T18:00' } },
    beginning({ is: 'mend', entry, from: null }, rally, drafts),
    drafts.get({ ...place, of: 'notice' })!,
  ];
  for (const draft of begins) {
    const kept = draftIn(JSON.parse(JSON.stringify(draft)))!;
    const after = byClocksOf(kept, kyiv.timeZone);
    expect([kept, after].map(({ values }) => values.until)).toEqual(['2022-02-27T18:00', '2022-02-27T16:00']);
    expect(contentOf(after, kyiv).until).toBe(content.until);
  }
});

/** The page around a phone's outbox, as far as writing knows it. */
function pageOn({ outbox }: Phone, here = ANNA): Reporting {
  const nothing = { server: [], sending: [], accepted: [], kept: [], ownRevs: {}, uploaded: new Set<string>() };
  const page = {
    ...{ outbox, drafts: draftsIn(storage()), settle: () => undefined, address: () => here, setting: () => baku },
    account: { clock: { reading: () => undefined } },
    photos: { makingRoom: (store: () => Promise<unknown>) => store() },
    mine: {
      get value() {
        return { entries: ownEntries({ ...nothing, items: outbox.state.value.items }), isKnown: true };
      },
    },
  };
  return page as unknown as Reporting;
}

const sends = (page: Reporting, of: WritingOf, draft: Draft) =>
  enqueue({ of, at: ANNA }, draft, contentOf(draft, baku), page);

test('a change that was begun in a conflict, left and taken up again undoes nothing of the desk: it meets the conflict once more', async () => {
  const anna = await phone();
  const entry = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  const stands = (rev: number, place: string) => {
    anna.server.entries.set(entry, { text: 'one', rev });
    return { words: { ...update('one'), place }, rev };
  };
  const before = stands(2, 'A');
  await anna.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 1 });
  await anna.pass(0);
  const own = { id: entry, rev: 2, content: { ...update('two'), place: 'A' }, entry: {} } as unknown as OwnEntry;
  const kept = { ...draftOf(own.content, baku.timeZone), from: before };
  const now = stands(3, 'B');
  await sends(pageOn(anna), { is: 'mend', entry: own, from: now }, kept);
  await anna.pass(0);
  expect(anna.server.entries.get(entry)).toEqual({ text: 'one', rev: 3 });
  const [item] = anna.outbox.state.value.items;
  if (item?.verb !== 'revise') throw new Error('the change waits for its author');
  expect(item.refusal).toMatchObject({ code: 'conflict', current: 3 });
  expect(ontoStanding(item.base, item.words, now.words)).toEqual({ ...update('two'), place: 'B' });
});

test('a kept change that is taken up from newer own words, which are sent beside it, undoes nothing of the desk either', async () => {
  const anna = await phone();
  const before = { words: { ...update('one'), place: 'A' }, rev: 2, timeZone: baku.timeZone };
  const stood = { words: { ...update('one'), place: 'B' }, rev: 3 };
  const yours = { ...update('two'), place: 'B' };
  const own = { id: 'an-entry', rev: 3, content: yours, entry: {} } as unknown as OwnEntry;
  const sent = { ...own, rev: 4, state: 'published' } as OwnEntry;
  const page = pageOn(anna);
  Object.defineProperty(page, 'mine', { value: { value: { entries: [sent] } } });
  anna.outbox.signedIn(null);
  const kept = { ...draftOf({ ...update('two more'), place: 'A' }, baku.timeZone), from: before };
  await sends(page, { is: 'mend', entry: own, from: stood }, kept);
  expect(anna.outbox.state.value.items).toMatchObject([{ base: { place: 'A' }, rev: 2 }]);
});

test('an entry whose post the server never had goes as a post where it was let go of, or withdrawn, beside its open form', async () => {
  const anna = await phone();
  anna.network.answer = () => refuse(refusal('invalid', { field: 'text' }));
  const refused = await anna.outbox.post(ANNA, update('one'));
  await anna.pass(0);
  const page = pageOn(anna);
  const mended = page.mine.value.entries[0]!;
  await anna.outbox.discard(refused);
  anna.network.answer = (item, payload) => anna.server.take(item, payload);
  await sends(page, { is: 'mend', entry: mended, from: null }, draftOf(update('one again'), baku.timeZone));
  await anna.pass(0);
  anna.outbox.signedIn(null);
  const waits = await anna.outbox.post(ANNA, update('two'));
  const revised = revisionOf(
    page.mine.value.entries.find(({ id }) => id === waits)!,
    baku,
  );
  await anna.outbox.retract(ANNA, waits, 0);
  anna.outbox.signedIn(() => true);
  await anna.pass(0);
  expect(anna.withdrawn).toEqual([waits]);
  const change = beginning(revised, baku as unknown as SessionBlog, page.drafts);
  await sends(page, revised, { ...change, values: { ...change.values, text: 'two again' } });
  await anna.pass(60_000);
  expect([...anna.server.entries.keys()].sort()).toEqual([refused, waits].sort());
  expect(anna.server.log).toEqual(['post one again', 'post two again']);
});

test('a change of a sent entry stays a change where the page has let go of its list, as it does when it falls asleep', async () => {
  const anna = await phone();
  const entry = await anna.outbox.post(ANNA, update('one'));
  const page = pageOn(anna);
  const revised = revisionOf(page.mine.value.entries[0]!, baku);
  await anna.pass(0);
  expect(page.mine.value.entries).toEqual([]);
  const change = beginning(revised, baku as unknown as SessionBlog, page.drafts);
  await sends(page, revised, { ...change, values: { ...change.values, text: 'two' } });
  await anna.pass(0);
  expect(anna.server.log).toEqual(['post one', 'revise two']);
  expect(anna.server.entries.get(entry)).toMatchObject({ text: 'two' });
});

test('words of an entry that is gone are written down before the entry is let go, as the page may end between the two', async () => {
  const there = storage();
  const typed = new LateShelf(
    new BrowserShelf(there),
    () => () => undefined,
    () => 0,
  );
  const seen: (string | undefined)[] = [];
  const discard = () => {
    seen.push(draftsIn(there).get(place)?.values.text);
    return Promise.resolve();
  };
  const page = { outbox: { discard }, drafts: new Drafts(typed), settle: typed.settle } as unknown as Reporting;
  const gone = { id: 'gone', content: update('The words') } as OwnEntry;
  beginAnew(gone, place, baku.timeZone, page);
  expect(seen).toEqual(['The words']);
});
