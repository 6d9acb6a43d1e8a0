import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { isEditor } from '../../../shared/may.js';
import { FormSpeechContext } from '../../entry/formWords.js';
import type { SessionAnswer } from '../../../shared/protocol.js';
import type { Refusal } from '../../../shared/refusals.js';
import { placed } from '../../words/placed.js';
import type { BlogRecord } from '../record/record.js';
import type { DeskSpoken } from '../words.js';
import { Blogs } from './blogs.js';
import { Board } from '../board/board.js';
import { PageContext, useCell, usePage, useWords, type Page } from './hooks.js';
import { NoticeBar } from './noticeBar.js';
import { SignOut } from './signOut.js';

export function App({ page }: { page: Page }): JSX.Element {
  return (
    <PageContext.Provider value={page}>
      <FormSpeechContext.Provider value={useWords()}>
        <Stage />
        <NoticeBar />
      </FormSpeechContext.Provider>
    </PageContext.Provider>
  );
}

function Stage(): JSX.Element {
  const { desk } = usePage();
  const words = useWords();
  const session = useCell(desk.session);
  switch (session.kind) {
    case 'loading':
      return <Plain title={words.form.loading} />;
    case 'unreachable':
      return <Plain title={words.unreachable} how={words.unreachableHow} />;
    case 'signed-out':
      return (
        <Plain title={words.signedOut} how={words.signedOutHow}>
          <p class="hint">
            {placed(words.signedOutOwner, { command: <code dir="ltr">npm run -s rallyline -- owner-link</code> })}
          </p>
        </Plain>
      );
    case 'revoked':
      return <Plain title={words.revoked} how={words.revokedHow} />;
    case 'signed-in':
      if (isEditor(session.answer)) return <Inside answer={session.answer} />;
      return (
        <Plain title={words.notEditor} how={words.say(words.notEditorHow, { name: session.answer.name })}>
          <p>
            <a class="button" href="/report">
              {words.toReport}
            </a>
          </p>
          <SignOut signOut={desk.signOut} />
        </Plain>
      );
  }
}

function Inside({ answer }: { answer: SessionAnswer }): JSX.Element {
  const { desk } = usePage();
  const record = useCell(desk.record);
  const hasSeveral = answer.blogs.length > 1 || answer.role === 'owner';
  return record === null ? (
    <Blogs answer={answer} />
  ) : (
    <OneBlog key={desk.chosen.value} record={record} hasSeveral={hasSeveral} />
  );
}

function OneBlog({ record, hasSeveral }: { record: BlogRecord; hasSeveral: boolean }): JSX.Element {
  const { desk } = usePage();
  const words = useWords();
  const loaded = useCell(record.loaded);
  const title = loaded.is === 'here' ? loaded.state.blog.title : null;
  useEffect(() => {
    const before = document.title;
    if (title !== null) document.title = `${title} · ${words.title}`;
    return () => void (document.title = before);
  }, [title]);
  switch (loaded.is) {
    case 'loading':
      return <Plain title={words.form.loading} />;
    case 'here':
      return <Board record={record} state={loaded.state} hasSeveral={hasSeveral} />;
    case 'failed':
      return (
        <Plain title={words.failed} how={failureWords(loaded.refusal, words)}>
          <div class="row">
            <button type="button" class="first" onClick={() => void record.refresh()}>
              {words.tryAgain}
            </button>
            {hasSeveral && (
              <button type="button" class="second" onClick={() => desk.choose(null)}>
                {words.allBlogs}
              </button>
            )}
          </div>
        </Plain>
      );
  }
}

function failureWords(refusal: Refusal | null, words: DeskSpoken): string {
  if (refusal?.code === 'not-found') return words.absent;
  return refusal === null ? words.unreachableHow : sayRefusal(refusal, words.refusals, words);
}

function Plain(props: { title: string; how?: string; children?: JSX.Element | JSX.Element[] }): JSX.Element {
  return (
    <main class="plain">
      <h1>{props.title}</h1>
      {props.how !== undefined && <p>{props.how}</p>}
      {props.children}
    </main>
  );
}
