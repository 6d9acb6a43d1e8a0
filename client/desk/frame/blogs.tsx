/** The rallies of somebody who has several, and the way to a new one. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { mayCreateBlog } from '../../../shared/may.js';
import type { SessionAnswer, SessionBlog } from '../../../shared/protocol/desk.js';
import { SignOut } from '../../account/signOut.js';
import { PageLanguages } from '../../words/pageLanguages.js';
import { Create } from '../settings/create.js';
import { Button } from './buttons.js';
import { usePage, useWords } from './hooks.js';
import { ConnectionStatus } from './connectionStatus.js';

export function Blogs({ answer }: { answer: SessionAnswer }): JSX.Element {
  const words = useWords();
  const [isMaking, setMaking] = useState(false);
  const isOwner = mayCreateBlog(answer) === null;
  return (
    <main class="stack blogs">
      <p class="row hint top-facts">
        <ConnectionStatus />
      </p>
      <h1>{words.blogs}</h1>
      {answer.blogs.length === 0 && (
        <>
          <p class="strong">{words.blogsNone}</p>
          <p class="hint">{isOwner ? words.blogsNoneOwner : words.blogsNoneEditor}</p>
        </>
      )}
      <ul class="blog-list">
        {answer.blogs.map((blog) => (
          <OneOfThem key={blog.slug} blog={blog} />
        ))}
      </ul>
      {isOwner && <Button look="first" data-new="" says={`+ ${words.newBlog}`} onClick={() => setMaking(true)} />}
      <Foot answer={answer} />
      {isMaking && <Create onClose={() => setMaking(false)} />}
    </main>
  );
}

function OneOfThem({ blog: { slug, title, status } }: { blog: SessionBlog }): JSX.Element {
  const words = useWords();
  return (
    <li>
      <a class="stack" href={`#${slug}`} data-blog={slug}>
        <span class="blog-title" dir="auto">
          {title}
        </span>
        <span class="hint">
          {status === 'live' && <i class="dot" aria-hidden="true" />} {words.status[status]} · {slug}
        </span>
      </a>
    </li>
  );
}

function Foot({ answer: { name, role } }: { answer: SessionAnswer }): JSX.Element {
  const { desk, words } = usePage();
  return (
    <footer class="row foot">
      <p class="hint" dir="auto">
        {words.say(words.you, { name, role: words.asRole[role] })}
      </p>
      <a class="quiet" href="/report">
        {words.toReport}
      </a>
      <PageLanguages words={words} />
      <SignOut signOut={desk.signOut} words={words} />
    </footer>
  );
}
