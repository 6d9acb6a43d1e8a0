/**
 * States that a page is rarely in, drawn or said in the pseudo-language without a browser: what the flow of that name
 * leaves to this file (see `unseen.json` there) must be seen here, and nothing of it may hold English.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { emptyDraft } from '../../../client/entry/draft.js';
import { Conflict } from '../../../client/entry/conflict.js';
import { faultIn } from '../../../client/entry/fault.js';
import { FormContext } from '../../../client/entry/form/context.js';
import { EntryForm } from '../../../client/entry/form/entryForm.js';
import { FormSpeechContext } from '../../../client/entry/formWords.js';
import { photoFault } from '../../../client/entry/photoFault.js';
import { faultWords, OutletStanding } from '../../../client/desk/elsewhere/outletStanding.js';
import { ChannelState } from '../../../client/desk/elsewhere/telegramState.js';
import { PageContext, WordsContext as DeskWordsContext, type PageParts } from '../../../client/desk/frame/hooks.js';
import type { DeskSpoken } from '../../../client/desk/words.js';
import { judgeJoin } from '../../../client/join/invitation.js';
import type { FileKind } from '../../../client/photos/kindOfFile.js';
import { NoPhoto } from '../../../client/photos/picture.js';
import { sayUnsent } from '../../../client/reporter/exit/unsent.js';
import { failedPhoto, refusedPhoto } from '../../../client/reporter/mine/photoTrouble.js';
import type { Reporting } from '../../../client/reporter/reporting.js';
import { ReportingContext, SecondWordsContext, ThirdWordsContext } from '../../../client/reporter/screens/hooks.js';
import { PhotoProgress } from '../../../client/reporter/screens/photoProgress.js';
import { WrongClock } from '../../../client/reporter/screens/wrongClock.js';
import { stripSentence, type StripSays } from '../../../client/reporter/strip.js';
import { factsOf, type PhoneTraits } from '../../../client/reporter/thisPhone.js';
import type { ThirdSpoken } from '../../../client/reporter/words.js';
import { KINDS } from '../../../shared/entry/content.js';
import { speechIn } from '../../../shared/messages/say.js';
import { zoneSaid } from '../../../shared/messages/zones.js';
import { REFUSALS, refusal, type RefusalCode } from '../../../shared/refusals.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { SignInWords } from '../../../shared/messages/en/signIn.js';
import type { OutletAnswer, OutletFault } from '../../../shared/protocol/outlets.js';
import { PSEUDO, pseudo } from '../../support/pseudoLanguage.js';
import { wordsOf, type Files } from '../../support/wordFiles.js';
import { marksIn, wordMarks } from '../../support/wordMarks.js';

const LIST = path.join(import.meta.dirname, '../../flows/pseudoLanguage/unseen.json');
const HERE = 'drawn or said in tests/client/words/pseudoStates.test.tsx';

const english = await wordsOf('en');
const { names, of } = wordMarks(english);
const files = pseudo(english, of) as Files;
const speech = speechIn(PSEUDO);
const wordsIn = (...pages: string[]) => Object.assign({}, ...pages.map((page) => files[`${page}.ts`]?.words)) as object;
const phone = { ...wordsIn('phonePage', 'phoneSecond', 'phoneThird'), ...speech } as unknown as ThirdSpoken;
const desk = { ...wordsIn('deskPage'), ...speech } as unknown as DeskSpoken;
const seen = new Set<string>();

/** Values in a sentence, and names of files and places, are the same in every language. */
const KNOWN = /\{\w+\}|\bIMG_\d\.\w+|\bAsia\/Baku\b/g;

/** Expects words of the language, and nothing but them. */
function expectNoEnglish(said: string): void {
  const words = said
    .replace(/<[^>]*?(?:aria-label|placeholder|title)="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>/g, ' ');
  const text = words.replace(/&\w+;/g, ' ').replace(KNOWN, '');
  expect(text).not.toMatch(/[A-Za-z]{2,}/);
  expect(text).toContain('~');
  for (const mark of marksIn([text])) seen.add(mark);
}

const inForm = (form: VNode) => render(<FormSpeechContext.Provider value={phone}>{form}</FormSpeechContext.Provider>);

test('no English is said for any refusal', () => {
  const { codes, why } = phone.refusals;
  for (const code of Object.keys(codes)) expectNoEnglish(sayRefusal({ code }, phone.refusals, phone));
  for (const one of Object.keys(why)) {
    expectNoEnglish(sayRefusal({ code: 'invalid', why: one, values: { n: 2 } }, phone.refusals, phone));
  }
});

test('no English is said on the strip in any state', () => {
  const counted = ['signed-out', 'outdated', 'unreachable', 'no-network', 'busy', 'sending', 'paused'] as const;
  const ofPhotos = ['photos-no-network', 'photos-busy', 'photos-for-wifi', 'photos-for-reporter'] as const;
  const states: StripSays[] = [
    ...(['loading', 'revoked', 'offline', 'all-sent'] as const).map((says) => ({ says })),
    ...[...counted, ...ofPhotos].map((says) => ({ says, n: 2 })),
    { says: 'needs-you', n: 2, waiting: 1 },
    { says: 'sending-photos', place: 1, n: 2 },
  ];
  for (const state of states) expectNoEnglish(stripSentence(state, phone));
});

test('no English is said at a field of the form, whatever is wrong there', () => {
  const fields = Object.keys(phone.form.faults);
  for (const field of fields.map((name) => (['alt', 'caption', 'credit'].includes(name) ? `media.0.${name}` : name)))
    for (const why of ['blank', 'too-long'])
      for (const kind of KINDS) {
        const draft = { ...emptyDraft(kind, 'ka'), values: { [field]: '1' } };
        expectNoEnglish(faultIn({ code: 'invalid', field, why, values: { n: 2 } }, draft, phone).message);
      }
});

test('no English is said of a file that is no photo', () => {
  for (const kind of Object.keys(phone.form.photos.notAccepted) as FileKind[])
    expectNoEnglish(photoFault(new NoPhoto('not-accepted', kind), 'IMG_1.bin', phone));
});

test('no English shows in the form of a collection that there is none of, and at translations that are left behind', () => {
  const blog = { timeZone: 'Asia/Baku', languages: [], drives: [], facesRequired: false };
  const photos = { picture: () => null, adding: null };
  const beside = { blog, fault: null, photos, entries: [], change: () => undefined, now: () => '2022-02-27T12:00:00Z' };
  const from = { words: { kind: 'update' as const }, rev: 1 };
  const left = { ...emptyDraft('update', 'ka'), from, translations: [{ lang: 'ka', text: 'ხალხი' }] };
  const drawn = (draft: typeof left | ReturnType<typeof emptyDraft>) =>
    inForm(
      <FormContext.Provider value={{ ...beside, draft, folds: true }}>
        <EntryForm />
      </FormContext.Provider>,
    );
  expectNoEnglish(drawn(emptyDraft('drive', 'ka')));
  // Names of languages are written in themselves.
  expectNoEnglish(drawn(left).replace(/<select[^]*?<\/select>/g, ''));
});

test('no English shows at two versions of which one cannot be shown', () => {
  const yours = { kind: 'update' as const, text: 'ხალხი' };
  const none = () => undefined;
  expectNoEnglish(
    inForm(
      <Conflict
        blog={{ timeZone: 'Asia/Baku', drives: [] }}
        yours={yours}
        stands={null}
        says={{ theirs: '~' }}
        onMine={none}
        onTheirs={none}
      />,
    ),
  );
});

test('no English is said of what did not reach a place elsewhere', () => {
  for (const why of Object.keys(desk.outlets.whys) as (keyof typeof desk.outlets.whys)[]) {
    expectNoEnglish(faultWords({ why, error: '1', status: 500 }, desk));
  }
});

const AT = '2022-02-27T12:00:00Z';
const standing = { id: '1', name: 'ხალხი', addedAt: AT };
const states: Pick<OutletAnswer, 'state' | 'lastAt'>[] = [{ state: 'on' }, { state: 'paused', lastAt: AT }];
const atDesk = (shown: VNode) => {
  const page = { desk: { serverNow: () => AT } } as unknown as PageParts;
  const drawn = <DeskWordsContext.Provider value={desk}>{shown}</DeskWordsContext.Provider>;
  return render(<PageContext.Provider value={page}>{drawn}</PageContext.Provider>);
};

test('no English shows at a webhook and at a channel, however they stand', () => {
  for (const state of states) {
    expectNoEnglish(
      atDesk(
        <OutletStanding outlet={{ ...standing, kind: 'webhook', ...state, failure: { why: 'silent', at: AT } }} />,
      ),
    );
    for (const why of Object.keys(desk.telegram.whys) as OutletFault['why'][]) {
      const channel: OutletAnswer = { ...standing, kind: 'telegram', ...state, failure: { why, error: '1', at: AT } };
      expectNoEnglish(atDesk(<ChannelState channel={channel} />));
    }
  }
});

test('no English shows at an own photo in any state that the server tells', () => {
  const reporting = {
    outbox: { progress: { value: new Map([['p', { sent: 1, total: 2 }]]) } },
  } as unknown as Reporting;
  const photo = { id: 'p', alt: '', refusal: null, fault: null, src: null };
  for (const state of ['sending', 'refused', 'elsewhere', 'processing', 'ready', 'failed', 'gone'] as const) {
    const shown = <PhotoProgress photo={{ ...photo, state }} />;
    const drawn = <SecondWordsContext.Provider value={phone}>{shown}</SecondWordsContext.Provider>;
    expectNoEnglish(render(<ReportingContext.Provider value={reporting}>{drawn}</ReportingContext.Provider>));
  }
});

test('no English is said of a photo that the server refused or could not read', () => {
  for (const code of Object.keys(REFUSALS) as RefusalCode[]) expectNoEnglish(refusedPhoto(refusal(code), phone, phone));
  expectNoEnglish(failedPhoto(null, phone, phone));
});

test('no English is said of what this phone does, whatever it is, nor of its clock', () => {
  const names = ['hasWorker', 'wakesWorker', 'isInstalled', 'isDurable', 'isPersisted', 'isApple', 'offersInstall'];
  for (let bits = 0; bits < 2 ** names.length; bits += 1) {
    const traits = Object.fromEntries(names.map((name, at) => [name, (bits & (2 ** at)) !== 0]));
    for (const { is } of factsOf(traits as unknown as PhoneTraits)) expectNoEnglish(phone.thisPhone.facts[is]);
  }
  for (const value of [-3_600_000, 3_600_000]) {
    const reporting = { account: { clock: { error: { value } } } } as unknown as Reporting;
    const shown = (
      <ThirdWordsContext.Provider value={phone}>
        <WrongClock />
      </ThirdWordsContext.Provider>
    );
    expectNoEnglish(render(<ReportingContext.Provider value={reporting}>{shown}</ReportingContext.Provider>));
  }
});

test('no English is said of a city that a zone is known by', () => {
  const cities = files['cities.ts']?.cities as Record<string, string>;
  for (const zone of Object.keys(cities)) expectNoEnglish(zoneSaid(zone, cities));
});

test('no English is said at sign-in, whatever the server answers', () => {
  const signIn = files['signIn.ts']?.signIn as SignInWords;
  const words = { script: signIn.join.script, refusals: phone.refusals };
  for (const code of [null, 'invalid', 'gone', 'not-found', 'unavailable']) {
    const joined = judgeJoin(code === null ? null : 400, { code }, words, phone);
    expectNoEnglish(joined.is === 'in' ? '' : joined.message);
  }
});

test('no English is said of what goes with the quick exit', () => {
  for (const n of [0, 2]) expectNoEnglish(sayUnsent({ entries: n, drafts: n, photos: n }, phone));
});

test('all words that the flow leaves to this file are seen here', () => {
  const reasons = Object.entries(JSON.parse(readFileSync(LIST, 'utf8')) as Record<string, string[]>);
  const left = reasons.filter(([why]) => why.includes(HERE)).flatMap(([, words]) => words);
  const here = [...seen].map((mark) => names.get(mark));
  expect(left.length).toBeGreaterThan(200);
  expect(left.filter((name) => !here.includes(name))).toEqual([]);
});
