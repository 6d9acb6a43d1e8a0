import { inEnglish } from '../../../shared/messages/inEnglish.js';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { SessionAnswer } from '../../../shared/protocol.js';
import type { BlogRecord } from '../deskPage/record.js';
import { Blogs } from './blogs.js';
import { Board } from './board.js';
import { PageContext, useCell, usePage, useWords, type Page } from './hooks.js';
import { NoticeBar } from './notices.js';
import { SignOut } from './signOut.js';

export function App({ page }: { page: Page }): JSX.Element {
  return (
    <PageContext.Provider value={page}>
      <Stage />
      <NoticeBar />
    </PageContext.Provider>
  );
}

function Stage(): JSX.Element {
  const { desk } = usePage();
  const words = useWords();
  const session = useCell(desk.session);
  switch (session.kind) {
    case 'loading':
      return <Plain title={words.loading} />;
    case 'unreachable':
      return <Plain title={words.unreachable} how={words.unreachableHow} />;
    case 'signed-out':
      return (
        <Plain title={words.signedOut} how={words.signedOutHow}>
          <p class="hint">
            {words.signedOutOwner} <code dir="ltr">npm run -s rallyline -- owner-link</code>
          </p>
        </Plain>
      );
    case 'revoked':
      return <Plain title={words.revoked} how={words.revokedHow} />;
    case 'reporter':
      return (
        <Plain title={words.notEditor} how={words.notEditorHow(session.name)}>
          <p>
            <a class="button" href="/report">
              {words.toReport}
            </a>
          </p>
          <SignOut signOut={desk.signOut} />
        </Plain>
      );
    case 'in':
      return <Inside answer={session.answer} />;
  }
}

function Inside({ answer }: { answer: SessionAnswer }): JSX.Element {
  const { desk } = usePage();
  const record = useCell(desk.record);
  const hasSeveral = answer.blogs.length > 1 || answer.role === 'owner';
  return record === null ? (
    <Blogs answer={answer} />
  ) : (
    <OneBlog key={desk.chosen.get()} record={record} hasSeveral={hasSeveral} />
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
      return <Plain title={words.loading} />;
    case 'here':
      return <Board record={record} state={loaded.state} hasSeveral={hasSeveral} />;
    case 'failed':
      return (
        <Plain
          title={words.failed}
          how={failureWords(
            loaded.refusal?.code,
            loaded.refusal === null ? undefined : inEnglish(loaded.refusal).message,
            words,
          )}
        >
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

function failureWords(
  code: string | undefined,
  message: string | undefined,
  words: ReturnType<typeof useWords>,
): string {
  if (code === 'not-found') return words.absent;
  return message ?? words.unreachableHow;
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
