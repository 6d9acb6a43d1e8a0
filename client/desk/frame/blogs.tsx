/** The rallies of somebody who has several, and the way to a new one. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { mayCreateBlog } from '../../../shared/may.js';
import type { SessionAnswer } from '../../../shared/protocol.js';
import { LanguageSelect } from '../../words/languageSelect.js';
import { Create } from '../settings/create.js';
import { LineSays } from '../board/head.js';
import { usePage, useWords } from './hooks.js';
import { SignOut } from './signOut.js';

export function Blogs({ answer }: { answer: SessionAnswer }): JSX.Element {
  const { desk } = usePage();
  const words = useWords();
  const [isMaking, setMaking] = useState(false);
  const isOwner = mayCreateBlog(answer) === null;
  return (
    <main class="blogs">
      <p class="top-facts">
        <LineSays />
      </p>
      <h1>{words.blogs}</h1>
      {answer.blogs.length === 0 && (
        <>
          <p class="strong">{words.blogsNone}</p>
          <p class="hint">{isOwner ? words.blogsNoneOwner : words.blogsNoneEditor}</p>
        </>
      )}
      <ul class="blog-list">
        {answer.blogs.map(({ slug, title, status }) => (
          <li key={slug}>
            <a href={`#${slug}`} data-blog={slug}>
              <span class="blog-title" dir="auto">
                {title}
              </span>
              <span class="hint">
                {status === 'live' && <i class="dot" aria-hidden="true" />} {words.status[status]} · {slug}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {isOwner && (
        <button type="button" class="first" data-new="" onClick={() => setMaking(true)}>
          + {words.newBlog}
        </button>
      )}
      <footer class="foot">
        <p class="hint" dir="auto">
          {words.say(words.you, { name: answer.name, role: words.asRole[answer.role] })}
        </p>
        <a class="quiet" href="/report">
          {words.toReport}
        </a>
        <LanguageSelect words={words} />
        <SignOut signOut={desk.signOut} />
      </footer>
      {isMaking && <Create onClose={() => setMaking(false)} />}
    </main>
  );
}
