/** The first screen: the own entries, and below, under the thumb, the kinds that can be posted. */
import type { JSX } from 'preact';
import { KINDS, type Kind } from '../../../shared/entry.js';
import type { SessionAnswer, SessionBlog } from '../../../shared/protocol/desk.js';
import { useOffered, useReporting, useWords } from './hooks.js';
import { FirstMark } from '../../entry/firstMark.js';
import { Sharing } from './sharing.js';
import { holdKeyboard } from '../heldKeyboard.js';
import { Behind } from './behind.js';
import { Beyond } from './beyond.js';
import type { WritingOf } from '../begun.js';

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
        <Behind meanwhile={<></>}>{({ Joined }) => <Joined answer={answer} />}</Behind>
        <Sharing blog={blog} onWrite={onWrite} />
        <Beyond meanwhile={<></>}>{({ LockOffer }) => <LockOffer />}</Beyond>
        <Behind meanwhile={<PostedLater />}>{({ Posted }) => <Posted blog={blog} onWrite={onWrite} />}</Behind>
        <Behind meanwhile={<></>}>{({ Foot }) => <Foot answer={answer} />}</Behind>
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

/** The list of own entries before its part of the app is here. */
function PostedLater(): JSX.Element {
  const words = useWords();
  return (
    <section class="posted">
      <h2>{words.posted}</h2>
      <p class="hint">{words.form.loading}</p>
    </section>
  );
}

function Kinds({ blog, onWrite }: { blog: SessionBlog; onWrite: (of: WritingOf) => void }): JSX.Element | null {
  const { drafts, address, outbox } = useReporting();
  // A draft goes with its entry, also after its form was left.
  void outbox.state.value;
  const offered = useOffered(blog);
  const words = useWords();
  const kinds = KINDS.filter((kind) => offered.post({ kind }));
  if (kinds.length === 0) return null;
  const last = drafts.lastKind(blog.slug);
  const begin = (kind: Kind) => {
    // A photo begins with the camera.
    if (kind !== 'photo' && matchMedia('(pointer: coarse)').matches) holdKeyboard(document);
    onWrite({ is: 'new', kind });
  };
  return (
    <nav class="kinds" aria-label={words.write}>
      {kinds.map((kind) => {
        const hasDraft = drafts.get({ ...address(), blog: blog.slug, of: kind }) !== null;
        return (
          <button
            type="button"
            class={kind === last ? 'kind kind-last' : 'kind'}
            key={kind}
            data-kind={kind}
            onClick={() => begin(kind)}
          >
            <FirstMark of={kind} />
            <span>
              {words.form.kinds[kind]}
              {kind === last && <span class="unseen"> ({words.lastKind})</span>}
            </span>
            {hasDraft && <span class="kind-draft">{words.draftWaits}</span>}
          </button>
        );
      })}
    </nav>
  );
}
