/** Changes of an entry that was sent, written beside another change of the same phone. */
import { ownEntries, type Accepted, type OwnEntry } from '../../../client/reporter/mine.js';
import { beginning, enqueue, revisionOf } from '../../../client/reporter/writing.js';
import type { WritingOf } from '../../../client/reporter/begun.js';
import type { Reporting } from '../../../client/reporter/reporting.js';
import type { Answer } from '../../../client/reporter/outbox/verdict.js';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { contentOf } from '../../../client/entry/draft.js';
import { ANNA, phone, update, type Phone } from './outbox/phone.js';
import { draftsIn } from './typedDrafts.js';

const baku = { now: '2022-02-27T12:00:00.000Z', timeZone: 'Asia/Baku' };

interface Page {
  anna: Phone;
  reporting: Reporting;
  id: string;
  own: () => OwnEntry;
  /** Somebody else changes the entry. */
  desk: (text: string) => void;
  /** Sends what a form holds that began so, with this text. */
  sendFrom: (of: WritingOf, text: string) => Promise<void>;
}

/** A page whose entry the server has. */
async function page(text: string): Promise<Page> {
  const anna = await phone();
  const accepted: Accepted[] = [];
  anna.network.answer = (item, payload) => {
    const answer = anna.server.take(item, payload);
    if (answer.kind === 'accepted') accepted.push({ item, receipt: answer.receipt });
    return answer;
  };
  const id = await anna.outbox.post(ANNA, update(text));
  const rest = { server: [], sending: [], kept: [], ownRevs: {}, uploaded: new Set<string>() };
  const entries = () => ownEntries({ ...rest, items: anna.outbox.state.value.items, accepted });
  const reporting = {
    ...{ outbox: anna.outbox, drafts: draftsIn(null), setting: () => baku, address: () => ANNA },
    photos: { makingRoom: (make: () => Promise<string>) => make() },
    account: { clock: { reading: () => undefined } },
    mine: {
      get value() {
        return { entries: entries() };
      },
    },
  } as unknown as Reporting;
  await anna.pass(0);
  return {
    ...{ anna, reporting, id },
    own: () => entries()[0]!,
    desk: (other) => void anna.server.entries.set(id, { text: other, rev: anna.server.entries.get(id)!.rev + 1 }),
    async sendFrom(of, typed) {
      const draft = beginning(of, baku as unknown as SessionBlog, reporting.drafts);
      const next = { ...draft, values: { ...draft.values, text: typed } };
      await enqueue({ of, at: ANNA }, next, contentOf(next, baku), reporting);
      await anna.pass(1_000);
    },
  };
}

/** The entry met the desk's version, a form is open on the own words, and these were sent as they are beside it. */
async function sentBesideForm(): Promise<Page & { form: WritingOf }> {
  const one = await page('At three.');
  const { anna, id, own, desk } = one;
  desk('From three on.');
  await anna.outbox.revise(ANNA, id, { base: update('At three.'), words: update('At four.'), rev: 1 });
  await anna.pass(1_000);
  expect(own().refusal).toMatchObject({ code: 'conflict', current: 2 });
  const from = { words: update('From three on.'), rev: 2 };
  const form: WritingOf = { is: 'mend', entry: own(), from };
  await anna.outbox.mend(ANNA, id, { words: own().content, base: from.words, rev: from.rev });
  return { ...one, form };
}

test('a form beside own words that were sent after a conflict meets no other one, whether these have arrived or not', async () => {
  for (const hasArrived of [true, false]) {
    const { anna, own, form, sendFrom } = await sentBesideForm();
    if (hasArrived) await anna.pass(1_000);
    await sendFrom(form, 'At six.');
    expect([hasArrived, own().refusal, anna.server.texts()]).toEqual([hasArrived, null, ['At six.']]);
  }
});

test('a form beside own words that were sent after a conflict is asked again where the desk changed the entry after these', async () => {
  const { anna, own, form, desk, sendFrom } = await sentBesideForm();
  await anna.pass(1_000);
  desk('At half past three.');
  await sendFrom(form, 'At six.');
  expect(own()).toMatchObject({ refusal: { code: 'conflict', current: 4 }, content: { text: 'At six.' } });
  expect(anna.server.texts()).toEqual(['At half past three.']);
});

test('a form whose words another change of this phone has overtaken is asked about them', async () => {
  const { anna, id, own, form, sendFrom } = await sentBesideForm();
  await anna.pass(1_000);
  await anna.outbox.revise(ANNA, id, { base: own().content, words: update('At five.'), rev: own().rev });
  await anna.pass(1_000);
  await sendFrom(form, 'At six.');
  expect(own().refusal).toMatchObject({ code: 'conflict' });
  expect(anna.server.texts()).toEqual(['At five.']);
});

test('a change that is begun while the one before it is under way, and sent once that has arrived, meets no conflict', async () => {
  const { anna, id, own, sendFrom } = await page('At three.');
  const { answer } = anna.network;
  let arrives: () => void = () => undefined;
  anna.network.answer = (item, payload) =>
    new Promise<Answer>((resolve) => (arrives = () => resolve(answer(item, payload))));
  await anna.outbox.revise(ANNA, id, { base: update('At three.'), words: update('At four.'), rev: 1 });
  await anna.pass(0);
  const form = revisionOf(own(), baku);
  arrives();
  anna.network.answer = answer;
  await anna.pass(1_000);
  await sendFrom(form, 'At six.');
  expect([own().refusal, anna.server.texts()]).toEqual([null, ['At six.']]);
});
