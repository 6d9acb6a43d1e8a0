/** The home page: the public blogs, live ones first. */
import type { JSX } from 'preact';
import type { PublicBlog } from '../../shared/entry.js';
import { messagesFor, type Messages } from '../../shared/messages/messages.js';
import { Clock } from './clock.js';
import { renderDocument } from './document.js';
import { shortened } from '../../shared/signs.js';
import { langAttributes } from './language.js';
import { Lines } from './lines.js';
import { Sentence } from './sentence.js';
import type { HomeView } from './views.js';

export function renderHome({ site, wanted = [], blogs }: HomeView): string {
  const { lang: ui, messages } = messagesFor(...wanted);
  return renderDocument(
    {
      site,
      ui,
      messages,
      title: site.name,
      description: messages.homeIntro,
      canonical: '/',
      indexed: true,
      style: 'one',
    },
    <main class="one">
      <h1>{messages.homeTitle}</h1>
      <p class="stand">{messages.homeIntro}</p>
      {blogs.length === 0 ? (
        <div class="empty">
          <p>{messages.homeEmpty}</p>
          <p>{messages.homeEmptyNext}</p>
        </div>
      ) : (
        <ul class="rallies">
          {inOrder(blogs).map((blog) => (
            <Rally key={blog.slug} blog={blog} ui={ui} messages={messages} />
          ))}
        </ul>
      )}
    </main>,
  );
}

const RANK: Record<PublicBlog['status'], number> = { live: 0, paused: 0, announced: 1, ended: 2 };

/** Returns live blogs, then announced ones, then ended ones; the newest first among each. */
function inOrder(blogs: readonly PublicBlog[]): PublicBlog[] {
  return blogs.toSorted(
    (one, other) => RANK[one.status] - RANK[other.status] || moment(other).localeCompare(moment(one)),
  );
}

function moment(blog: PublicBlog): string {
  return blog.startsAt ?? blog.statusAt;
}

function Rally({ blog, ui, messages }: { blog: PublicBlog; ui: string; messages: Messages }): JSX.Element {
  const zone = { timeZone: blog.timeZone, lang: ui, day: null, alone: true };
  return (
    <li>
      <p class="state" data-status={blog.status}>
        <b>{messages.status[blog.status]}</b>
      </p>
      <h2 {...langAttributes(blog.languages[0] ?? ui, ui)}>
        <a href={`/live/${blog.slug}`}>{blog.title}</a>
      </h2>
      {blog.status === 'live' && blog.standfirst !== '' && (
        <p class="stand" {...langAttributes(blog.languages[0] ?? ui, ui)}>
          <Lines of={shortened(blog.standfirst, 200)} />
        </p>
      )}
      <p class="l">
        {blog.place !== '' && <bdi>{blog.place}</bdi>}
        {blog.place !== '' && ' · '}
        {blog.status === 'ended' ? (
          <Sentence of={messages.endedAt} time={<Clock at={blog.endedAt ?? blog.statusAt} zone={zone} whole />} />
        ) : (
          <Clock at={moment(blog)} zone={zone} whole />
        )}
      </p>
    </li>
  );
}
