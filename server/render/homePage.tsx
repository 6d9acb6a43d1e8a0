/** The home page: the public blogs, live ones first. */
import type { JSX } from 'preact';
import type { PublicBlog } from '../../shared/entry.js';
import { languageGiven, LANGUAGES } from '../../shared/messages/languages.js';
import { messagesFor, type Messages } from '../../shared/messages/messages.js';
import { langQuery } from './article/setting.js';
import { Clock } from './clock.js';
import { renderDocument } from './document.js';
import { shortened } from '../../shared/signs.js';
import { DOCS_PATH, homeAddress } from './homeAddress.js';
import { blogIn } from './inLanguage.js';
import { langAttributes, ownName } from './language.js';
import { Lines } from './lines.js';
import { alternatesOf } from './links.js';
import { Sentence } from './sentence.js';
import type { HomeView } from './views.js';
import { wordAttributes } from './word.js';

export function renderHome({ site, wanted = [], blogs }: HomeView): string {
  const { lang: ui, messages } = messagesFor(...wanted);
  return renderDocument(
    {
      site,
      ui,
      messages,
      title: site.name,
      description: messages.homeIntro,
      canonical: homeAddress(ui),
      alternates: alternatesOf(LANGUAGES, homeAddress),
      indexed: true,
      style: 'one',
    },
    <main class="one">
      <h1>{messages.homeTitle}</h1>
      <p class="stand">{messages.homeIntro}</p>
      <Languages ui={ui} messages={messages} />
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
      <p class="l">
        <a href={DOCS_PATH} hreflang="en">
          {messages.homeDevelopers}
        </a>
      </p>
    </main>,
  );
}

/** The interface's languages: what a rally's reporters wrote is in the languages of its blog. */
function Languages({ ui, messages }: { ui: string; messages: Messages }): JSX.Element {
  return (
    <nav class="langs" aria-label={messages.languages}>
      {LANGUAGES.flatMap((tag) => [
        <a
          key={tag}
          href={homeAddress(tag)}
          lang={tag}
          hreflang={tag}
          {...(tag === ui ? { 'aria-current': 'true' as const } : {})}
        >
          {ownName(tag)}
        </a>,
        ' ',
      ])}
    </nav>
  );
}

/** The address of a blog in the language that the home page is read in, where the blog has it; else in its first. */
function blogAddress(blog: PublicBlog, ui: string): string {
  const given = languageGiven(ui === LANGUAGES[0] ? undefined : ui, blog.languages);
  return `/live/${blog.slug}${given === null ? '' : langQuery(blog, given.lang)}`;
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
  const said = blogIn(blog, ui);
  const [title, standfirst, place] = [said('title'), said('standfirst'), said('place')];
  return (
    <li>
      <p class="state" data-status={blog.status}>
        <b>{messages.status[blog.status]}</b>
      </p>
      <h2 {...(title === undefined ? {} : wordAttributes(title, ui))}>
        <a href={blogAddress(blog, ui)}>{title?.text}</a>
      </h2>
      {blog.status === 'live' && standfirst !== undefined && (
        <p class="stand" {...wordAttributes(standfirst, ui)}>
          <Lines of={shortened(standfirst.text, 200)} />
        </p>
      )}
      <p class="l">
        {place !== undefined && <bdi {...langAttributes(place.lang, ui)}>{place.text}</bdi>}
        {place !== undefined && ' · '}
        {blog.status === 'ended' ? (
          <Sentence of={messages.endedAt} time={<Clock at={blog.endedAt ?? blog.statusAt} zone={zone} whole />} />
        ) : (
          <Clock at={moment(blog)} zone={zone} whole />
        )}
      </p>
    </li>
  );
}
