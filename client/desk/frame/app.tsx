import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { isEditor } from '../../../shared/may.js';
import type { SessionAnswer } from '../../../shared/protocol/desk.js';
import type { Failed } from '../../account/request.js';
import { SignOut } from '../../account/signOut.js';
import { FormSpeechContext } from '../../entry/formWords.js';
import { placed } from '../../words/placed.js';
import { Outside, Plain as PlainPage, type PlainProps } from '../../words/plain.js';
import { Board } from '../board/board.js';
import type { BlogRecord } from '../record/record.js';
import { Blogs } from './blogs.js';
import { Button } from './buttons.js';
import { sayFailed } from './sayFailed.js';
import { PageContext, usePage, useWords, type PageParts } from './hooks.js';
import { NoticeBar } from './noticeBar.js';

export function App({ page }: { page: PageParts }): JSX.Element {
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
  const { value: session } = usePage().desk.session;
  const words = useWords();
  if (session.kind === 'signed-in')
    return isEditor(session.answer) ? <Inside answer={session.answer} /> : <NoEditor name={session.answer.name} />;
  return (
    <Outside is={session.kind} words={words}>
      {session.kind === 'signed-out' && <HowToSignIn />}
    </Outside>
  );
}

function HowToSignIn(): JSX.Element {
  const { desk, words } = usePage();
  const command = <code dir="ltr">npm run -s rallyline -- owner-link</code>;
  return (
    <>
      {desk.shelf.hasWaiting() && <p>{words.signedOutKept}</p>}
      <p class="hint">{placed(words.signedOutOwner, { command })}</p>
    </>
  );
}

function NoEditor({ name }: { name: string }): JSX.Element {
  const { desk, words } = usePage();
  return (
    <Plain title={words.notEditor} how={words.say(words.notEditorHow, { name })}>
      <p>
        <a class="button" href="/report">
          {words.toReport}
        </a>
      </p>
      <SignOut signOut={desk.signOut} words={words} />
    </Plain>
  );
}

function Inside({ answer }: { answer: SessionAnswer }): JSX.Element {
  const { chosen, record } = usePage().desk;
  const hasSeveral = answer.blogs.length > 1 || answer.role === 'owner';
  if (record.value === null) return <Blogs answer={answer} />;
  return <OneBlog key={chosen.value} record={record.value} hasSeveral={hasSeveral} />;
}

interface OneBlogProps {
  record: BlogRecord;
  hasSeveral: boolean;
}

function OneBlog({ record, hasSeveral }: OneBlogProps): JSX.Element {
  const words = useWords();
  const { value: loaded } = record.loaded;
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
      return <NotLoaded record={record} hasSeveral={hasSeveral} failed={loaded.failed} />;
  }
}

function NotLoaded({ record, hasSeveral, failed }: OneBlogProps & { failed: Failed }): JSX.Element {
  const { desk, words } = usePage();
  const isAbsent = failed.kind === 'refused' && failed.refusal.code === 'not-found';
  return (
    <Plain title={words.failed} how={isAbsent ? words.absent : sayFailed(failed, words.unreachableHow, words)}>
      <div class="row">
        <Button look="first" says={words.tryAgain} onClick={() => record.refresh()} />
        {hasSeveral && <Button says={words.allBlogs} onClick={() => desk.choose(null)} />}
      </div>
    </Plain>
  );
}

function Plain(props: Omit<PlainProps, 'words'>): JSX.Element {
  return <PlainPage {...props} words={useWords()} />;
}
