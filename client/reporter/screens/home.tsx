/** The first screen: the own entries, and below, under the thumb, the kinds that can be posted. */
import type { JSX } from 'preact';
import { KINDS } from '../../../shared/entry.js';
import type { SessionAnswer, SessionBlog } from '../../../shared/protocol/desk.js';
import { SignOut } from '../../account/signOut.js';
import { LanguageSelect } from '../../words/languageSelect.js';
import { useOffered, useReporting, useWords } from './hooks.js';
import { Mark } from '../../entry/mark.js';
import { PhotoSettings } from './photoSettings.js';
import { Posted } from './posted.js';
import { Sharing } from './sharing.js';
import { othersIn } from '../outbox/person.js';
import type { WritingOf } from '../writing.js';

interface HomeProps {
  answer: SessionAnswer;
  blog: SessionBlog;
  /** Whether another part of the page is in front of it. */
  isBehind: boolean;
  onWrite: (of: WritingOf) => void;
}

export function Home({ answer, blog, isBehind, onWrite }: HomeProps): JSX.Element {
  return (
    <div class="home" inert={isBehind}>
      <main class="home-scroll">
        <Head answer={answer} blog={blog} />
        <Sharing blog={blog} onWrite={onWrite} />
        <Posted blog={blog} onWrite={onWrite} />
        <Foot answer={answer} />
      </main>
      <Kinds blog={blog} onWrite={onWrite} />
    </div>
  );
}

function Head({ answer, blog }: { answer: SessionAnswer; blog: SessionBlog }): JSX.Element {
  const { choose } = useReporting();
  const words = useWords();
  return (
    <header class="home-head">
      {answer.blogs.length > 1 ? (
        <>
          <h1 class="label">
            <label for="blog">{words.chooseBlog}</label>
          </h1>
          <select
            id="blog"
            class="field blog-choice"
            value={blog.slug}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            {answer.blogs.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </select>
        </>
      ) : (
        <h1 dir="auto">{blog.title}</h1>
      )}
      <p class="status" data-status={blog.status} role="status">
        {words.status[blog.status]}
      </p>
    </header>
  );
}

function Kinds({ blog, onWrite }: { blog: SessionBlog; onWrite: (of: WritingOf) => void }): JSX.Element | null {
  const { drafts, address } = useReporting();
  const offered = useOffered(blog);
  const words = useWords();
  const kinds = KINDS.filter((kind) => offered.post({ kind }));
  if (kinds.length === 0) return null;
  return (
    <nav class="kinds" aria-label={words.write}>
      {kinds.map((kind) => {
        const hasDraft = drafts.get({ ...address(), blog: blog.slug, of: kind }) !== null;
        return (
          <button type="button" class="kind" key={kind} data-kind={kind} onClick={() => onWrite({ is: 'new', kind })}>
            <Mark of={kind} />
            <span>{words.form.kinds[kind]}</span>
            {hasDraft && <span class="kind-draft">{words.draftWaits}</span>}
          </button>
        );
      })}
    </nav>
  );
}

/** The foot of the first screen: the person who is signed in, entries kept for others, and the way out. */
function Foot({ answer }: { answer: SessionAnswer }): JSX.Element {
  const { account, outbox } = useReporting();
  const words = useWords();
  const others = othersIn(outbox.state.value.items, answer);
  return (
    <footer class="home-foot">
      {others > 0 && <p>{words.say(words.othersWait, { n: others })}</p>}
      {location.protocol === 'http:' && !isLoopback(location.hostname) && <p>{words.plainHttp}</p>}
      <PhotoSettings />
      <p dir="auto">{words.say(words.you, { name: answer.name })}</p>
      <LanguageSelect words={words} />
      <SignOut signOut={account.signOut} words={words} />
    </footer>
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}
