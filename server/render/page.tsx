/** A blog's page: complete without scripts, and the place of the reader's script. */
import type { JSX } from 'preact';
import { STATUSES, type BlogStatus } from '../../shared/entry.js';
import { writtenAs } from '../../shared/messages/calendars.js';
import { messagesFor, type Messages } from '../../shared/messages/messages.js';
import { renderDocument, type Frame } from './document.js';
import { Choices, Chosen, EndLink } from './choices.js';
import { Connection } from './connection.js';
import { withDays } from './days.js';
import { withLateGroups } from './lateGroups.js';
import { blogMeta } from './head/blogMeta.js';
import { alternatesOf, linksOf } from './links.js';
import { pageAddress } from './selection.js';
import { termsOf } from './terms.js';
import { TellMe } from './tell.js';
import { Top } from './top.js';
import type { BlogPageView } from './views.js';

/** Renders the whole document of `/live/:slug`. `articles` are trusted: `renderArticle` made them. */
export function renderBlogPage(view: BlogPageView): string {
  const { blog, lang } = view.top;
  const { lang: ui, messages } = messagesFor(lang);
  const newest = goesOn(view);
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
        <Chosen view={view} messages={messages} />
        {(view.selection?.rising ?? view.middle) === true && <Upper view={view} messages={messages} />}
        <Feed view={{ ...view, articles: inGroups(view) }} messages={messages} words={messages.script} />
        <p data-announce="" class="hidden" aria-live="polite"></p>
        <Empty view={view} messages={messages} of={view.articles.length > 0 ? [] : [blog.status]} />
        <EndLink end={view.selection?.rising === true ? 'newer' : 'older'} view={view} messages={messages} />
        <Choices view={view} messages={messages} />
      </div>
      <TellMe site={view.site} lang={lang} />
    </main>,
  );
}

function frameOf(view: BlogPageView, ui: string, messages: Messages): Frame {
  const { site, top, before, selection } = view;
  const { blog, lang } = top;
  const side = before === null ? {} : { before };
  const address = (tag: string) => pageAddress(blog, tag);
  return {
    site,
    ui,
    lang,
    messages,
    ...blogMeta(view),
    links: linksOf(site, blog, address(lang), pageAddress(blog, lang, selection)),
    alternates: alternatesOf(blog.languages, (tag) => pageAddress(blog, tag, selection, side)),
    script: site.assets.reader.script,
    live: goesOn(view),
    style: 'blog',
  };
}

/** Whether the page goes on live. */
function goesOn({ middle, before }: BlogPageView): boolean {
  return middle !== true && before === null;
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

interface FeedProps {
  view: BlogPageView;
  messages: Messages;
  /** The words of the script: by default all of them, for a page whose script has no second part that brings the later ones. */
  words?: Messages['script'];
  /** The address of the part of an embed's script that comes on use. */
  more?: string | undefined;
  /** Origins that may embed the blog, for an embed's script; not given where all may. */
  sites?: string | undefined;
}

/** A feed without entries is marked busy: ARIA asks a feed to hold an article or to be busy. */
export function Feed({ view, messages, words = everyWord(messages), more, sites }: FeedProps): JSX.Element {
  const { blog, lang } = view.top;
  return (
    <div
      role="feed"
      aria-label={view.selection?.rising === true ? messages.feedRising : messages.feed}
      aria-busy={view.articles.length === 0}
      data-blog={blog.slug}
      data-epoch={blog.epoch}
      data-seq={blog.head}
      data-poll={view.poll}
      data-lang={lang}
      data-status={blog.status}
      data-home={blog.home}
      data-time-zone={blog.timeZone}
      data-figures={writtenAs(messagesFor(lang).lang)}
      {...(view.before === null ? {} : { 'data-before': view.before })}
      {...(view.middle === true || view.before !== null ? { 'data-middle': 'yes' } : {})}
      {...onlyOf(view)}
      data-more={more}
      data-terms={more === undefined ? undefined : termsOf(blog, lang)}
      data-sites={sites}
      data-words={JSON.stringify(more === undefined ? words : { ...words, notHere: messages.embed.notHere })}
      dangerouslySetInnerHTML={{ __html: view.articles.join('\n') }}
    />
  );
}

function everyWord({ script, scriptLater }: Messages): Messages['script'] {
  // Its markup has the sentences for a feed without entries.
  const { empty: _, ...later } = scriptLater;
  return { ...script, ...later };
}

/** Tells the script of a page of some entries alone: a kind, key moments, the one entry, or the order. */
function onlyOf({ selection = {}, alone }: BlogPageView): Record<string, string> {
  const only = alone ?? selection.only ?? (selection.rising === true ? 'rising' : undefined);
  const isRising = selection.rising === true && only !== 'rising';
  const isAlone = alone !== undefined;
  if (only === undefined) return {};
  return { 'data-only': only, ...(isAlone && { 'data-alone': '' }), ...(isRising && { 'data-rising': '' }) };
}

/** The link above the entries: to the newer ones, or from the oldest on to the earlier ones. */
function Upper({ view, messages }: { view: BlogPageView; messages: Messages }): JSX.Element {
  return <EndLink end={view.selection?.rising === true ? 'older' : 'newer'} view={view} messages={messages} />;
}

function inGroups({ articles, top: { blog, lang } }: BlogPageView): string[] {
  return withDays(withLateGroups(articles, { ...blog, lang }), { ...blog, lang });
}

interface EmptyProps {
  view: BlogPageView;
  messages: Messages;
  /** States whose sentences stand in the markup: by default all, for a page whose script has no second part that brings the others. */
  of?: readonly BlogStatus[];
}

/**
 * The sentences for a feed without entries. The style sheet shows the one of the feed's state while the feed is empty, so an
 * open page is right, too, when its last entry is taken back; without a style each that stands here is read.
 */
export function Empty({ view, messages, of = STATUSES }: EmptyProps): JSX.Element | null {
  if (view.before !== null) return null;
  if (of.length === 0) return <div data-empty=""></div>;
  return (
    <div class="empty" data-empty="">
      {of.map((status) => (
        <EmptyFor key={status} status={status} messages={messages} />
      ))}
    </div>
  );
}

/** The sentence in the place of entries while the rally is in that state. */
export function EmptyFor({ status, messages }: { status: BlogStatus; messages: Messages }): JSX.Element {
  const { first, next } = messages.scriptLater.empty[status];
  return (
    <div data-for={status}>
      <p>{first}</p>
      <p>{next}</p>
    </div>
  );
}

function newestAddress({ top }: BlogPageView): string {
  return pageAddress(top.blog, top.lang);
}
