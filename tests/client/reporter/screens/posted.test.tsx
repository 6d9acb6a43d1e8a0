import { expect, test } from '@jest/globals';
import { render } from 'preact-render-to-string';
import type { SessionBlog } from '../../../../shared/protocol/desk.js';
import { words as first } from '../../../../shared/messages/en/phonePage.js';
import { words as second } from '../../../../shared/messages/en/phoneSecond.js';
import { speechIn } from '../../../../shared/messages/say.js';
import { FormSpeechContext } from '../../../../client/entry/formWords.js';
import type { OwnEntry } from '../../../../client/reporter/mine.js';
import type { Reporting } from '../../../../client/reporter/reporting.js';
import { ReportingContext, SecondWordsContext } from '../../../../client/reporter/screens/hooks.js';
import { Posted } from '../../../../client/reporter/screens/posted.js';
import type { SecondSpoken } from '../../../../client/reporter/words.js';
import { draftsIn, place, storage, typed } from '../typedDrafts.js';

const AT = '2022-02-27T11:42:00.000Z';
const blog = {
  slug: 'baku',
  status: 'live',
  timeZone: 'Asia/Baku',
  languages: ['en'],
  drives: [],
} as unknown as SessionBlog;
const words: SecondSpoken = { ...first, ...second, ...speechIn('en') };

function own(id: string): OwnEntry {
  const content = { kind: 'update' as const, lang: 'en', text: `The text of ${id}.` };
  const entry = { happenedAt: AT, receivedAt: AT, state: 'published' };
  const nothing = {
    correction: null,
    refusal: null,
    isRevised: false,
    byDesk: false,
    canUndo: false,
    isWordless: false,
  };
  return { id, content, photos: [], at: AT, rev: 1, state: 'published', ...nothing, entry } as unknown as OwnEntry;
}

test('an entry of which a change was begun and not sent says so: the phone may have ended the page in the middle of it', () => {
  const drafts = draftsIn(storage());
  drafts.keep({ ...place, of: 'revise-begun' }, typed);
  const reporting = {
    drafts,
    mine: { value: { entries: [own('begun'), own('other')], isKnown: true } },
    account: {
      serverNow: () => AT,
      signedIn: () => ({ role: 'reporter' }),
      isConnected: { value: true },
      session: { value: {} },
    },
    outbox: { state: { value: { items: [] } } },
    address: () => ({ person: place.person, blog: place.blog }),
  } as unknown as Reporting;
  const drawn = render(
    <ReportingContext.Provider value={reporting}>
      <SecondWordsContext.Provider value={words}>
        <FormSpeechContext.Provider value={words}>
          <Posted blog={blog} onWrite={() => undefined} />
        </FormSpeechContext.Provider>
      </SecondWordsContext.Provider>
    </ReportingContext.Provider>,
  );
  const [begun, other] = drawn.split('</article>');
  expect([begun?.includes(words.draftWaits), other?.includes(words.draftWaits)]).toEqual([true, false]);
});
