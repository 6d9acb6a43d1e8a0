/** A blog's page: complete without scripts, and the place of the reader's script. */
import type { JSX } from 'preact';
import { STATUSES, type BlogStatus } from '../../shared/entry.js';
import { writtenAs } from '../../shared/messages/calendars.js';
import { messagesFor, type Messages } from '../../shared/messages/messages.js';
import { langQuery } from './article/setting.js';
import { renderDocument, type Frame } from './document.js';
import { blogMeta, withBefore } from './head/blogMeta.js';
import { Connection } from './connection.js';
import { withLateGroups } from './lateGroups.js';
import { alternatesOf, linksOf } from './links.js';
import { TellMe } from './tell.js';
import { Top } from './top.js';
import type { BlogPageView } from './views.js';

/** Renders the whole document of `/live/:slug`. `articles` are trusted: `renderArticle` made them. */
export function renderBlogPage(view: BlogPageView): string {
  const { blog, lang } = view.top;
  const { lang: ui, messages } = messagesFor(lang);
  const newest = view.before === null;
  const frame: Frame = {
    ...frameOf(view, ui, messages),
    skip: { to: '#feed', word: messages.skip },
    aside: newest ? <Connection lang={lang} /> : <a href={newestAddress(view)}>{messages.newest}</a>,
    contact: blog.publisher.contact,
  };
  return renderDocument(
    frame,
    <main>
      <OtherLanguage view={view} messages={messages} />
      <div data-top="">{<Top view={{ ...view.top, site: view.site }} />}</div>
      <div class="stream" id="feed" tabIndex={-1}>
        {newest ? <Pending /> : <p class="back">{messages.olderPage}</p>}
        <Feed view={{ ...view, articles: withLateGroups(view.articles, { ...blog, lang }) }} messages={messages} />
        <p data-announce="" class="hidden" aria-live="polite"></p>
        <Empty view={view} messages={messages} />
        <Older view={view} messages={messages} />
      </div>
      <TellMe site={view.site} lang={lang} />
    </main>,
  );
}

function frameOf(view: BlogPageView, ui: string, messages: Messages): Frame {
  const { site, top } = view;
  const { blog, lang } = top;
  const address = (tag: string) => `/live/${blog.slug}${langQuery(blog, tag)}`;
  return {
    site,
    ui,
    lang,
    messages,
    ...blogMeta(view),
    links: linksOf(site, blog, address(lang)),
    alternates: alternatesOf(blog.languages, (tag) => withBeforeIf(address(tag), view.before)),
    photos: true,
    script: site.assets.reader.script,
    live: before === null,
    style: 'blog',
  };
}

/** The note on a missing language stands outside of the top, so that it stays while the top changes. */
export function OtherLanguage({ view, messages }: { view: Noted; messages: Messages }): JSX.Element | null {
  return view.isOtherLanguage === true ? <p class="l other-lang">{messages.otherLanguage}</p> : null;
}

type Noted = Pick<BlogPageView, 'isOtherLanguage'>;

/** The button for new entries takes no room of its own, so that nothing moves when it appears. */
export function Pending(): JSX.Element {
  return (
    <div class="pend">
      <button type="button" data-pending="" hidden></button>
    </div>
  );
}

/** A feed without entries is marked busy: ARIA asks a feed to hold an article or to be busy. */
export function Feed({ view, messages }: { view: BlogPageView; messages: Messages }): JSX.Element {
  const { blog, lang } = view.top;
  return (
    <div
      role="feed"
      aria-label={messages.feed}
      aria-busy={view.articles.length === 0}
      data-blog={blog.slug}
      data-epoch={blog.epoch}
      data-seq={blog.head}
      data-poll={view.poll}
      data-lang={lang}
      data-status={blog.status}
      data-time-zone={blog.timeZone}
      data-figures={writtenAs(messagesFor(lang).lang)}
      {...(view.before === null ? {} : { 'data-before': view.before })}
      data-words={JSON.stringify(messages.script)}
      dangerouslySetInnerHTML={{ __html: view.articles.join('\n') }}
    />
  );
}

/**
 * The sentences for a feed without entries, of each state. The style sheet shows the sentence of the feed's state while
 * the feed is empty, so an open page is right, too, when its last entry is taken back.
 */
export function Empty({ view, messages }: { view: BlogPageView; messages: Messages }): JSX.Element | null {
  if (view.before !== null) return null;
  return (
    <div class="empty" data-empty="">
      {STATUSES.map((status) => (
        <EmptyFor key={status} status={status} messages={messages} />
      ))}
    </div>
  );
}

/** The sentence in the place of entries while the rally is in that state. */
export function EmptyFor({ status, messages }: { status: BlogStatus; messages: Messages }): JSX.Element {
  const lines: Record<BlogStatus, [first: string, next: string]> = {
    announced: [messages.emptyAnnounced, messages.emptyAnnouncedNext],
    live: [messages.emptyLive, messages.emptyLiveNext],
    paused: [messages.emptyPaused, messages.emptyPausedNext],
    ended: [messages.emptyEnded, messages.emptyEndedNext],
  };
  return (
    <div data-for={status}>
      {lines[status].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** The link to older entries: hidden where there are none, since an open page may come to have some. */
function Older({ view, messages }: { view: BlogPageView; messages: Messages }): JSX.Element {
  const { blog, lang } = view.top;
  const page = `/live/${blog.slug}${langQuery(blog, lang)}`;
  return (
    <p class="older" hidden={view.older === null}>
      <a data-older="" rel="next" {...(view.older !== null && { href: withBefore(page, view.older) })}>
        {messages.older}
      </a>
    </p>
  );
}

function newestAddress({ top }: BlogPageView): string {
  return `/live/${top.blog.slug}${langQuery(top.blog, top.lang)}`;
}

function withBeforeIf(address: string, before: number | null): string {
  return before === null ? address : withBefore(address, before);
}
