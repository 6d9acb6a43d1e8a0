/**
 * An entry's own page, for those who come by its address, a search hit or a push: the entry first, as it stands now, then the
 * rally in short, and how much has come since. With scripts it follows its entry's corrections.
 */
import type { JSX } from 'preact';
import { isolated } from '../../shared/characters.js';
import { messagesFor, type Messages } from '../../shared/messages/messages.js';
import { entryAddress, langQuery } from './article/setting.js';
import { renderArticle } from './article.js';
import { Connection } from './connection.js';
import { renderDocument, type Frame } from './document.js';
import { entryMeta } from './head/entryMeta.js';
import { blogIn } from './inLanguage.js';
import { alternatesOf, linksOf } from './links.js';
import { Feed, OtherLanguage } from './page.js';
import { pageAddress } from './selection.js';
import { TellMe } from './tell.js';
import { topSettingOf } from './top/setting.js';
import { Summary } from './top/summary.js';
import type { EntryPageView, GonePageView } from './views.js';
import { wordAttributes } from './word.js';

export function renderEntryPage(view: EntryPageView): string {
  const { site, blog, lang, entry } = view;
  const { messages } = messagesFor(lang);
  const around: GonePageView = { newer: 0, ...view, order: entry.order };
  const addressIn = (tag: string): string => entryAddress(blog.slug, entry.id, langQuery(blog, tag));
  return renderDocument(
    {
      ...frameOf(around),
      ...entryMeta(view),
      alternates: alternatesOf(blog.languages, addressIn),
      links: linksOf(site, blog, addressIn(lang)),
      script: site.assets.reader.script,
      aside: <Connection lang={lang} />,
    },
    <main class="one">
      <OtherLanguage view={view} messages={messages} />
      <Head view={around} />
      <div class="stream">
        <Feed view={ofOne(view)} messages={messages} words={messages.script} />
        <p data-announce="" class="hidden" aria-live="polite"></p>
      </div>
      <Around view={around} messages={messages} />
      <TellMe site={site} lang={lang} />
    </main>,
  );
}

/** The page of an entry that was taken back: it says so, and leads on. Nothing of the entry is in it. */
export function renderGonePage(view: GonePageView): string {
  const { site, lang } = view;
  const { messages } = messagesFor(lang);
  const { title, text } = messages.notices[410];
  return renderDocument(
    { ...frameOf(view), title: `${title} · ${isolated(site.name)}`, indexed: false },
    <main class="one">
      <h1>{title}</h1>
      <p class="stand">{text}</p>
      <Head view={view} />
      <Around view={view} messages={messages} />
    </main>,
  );
}

function frameOf({ site, blog, lang }: GonePageView): Omit<Frame, 'title' | 'indexed'> {
  const { lang: ui, messages } = messagesFor(lang);
  return { site, ui, lang, messages, style: 'one', contact: blog.publisher.contact };
}

function ofOne({ site, blog, lang, entry, poll = 0 }: EntryPageView): Parameters<typeof Feed>[0]['view'] {
  const article = renderArticle({ entry, blog, lang, site, alone: true, whole: true });
  const top = { blog, lang, pinned: [], keys: [] };
  return { site, top, articles: [article], older: null, before: null, poll, alone: entry.id };
}

function Head({ view: { blog, lang } }: { view: GonePageView }): JSX.Element {
  const { lang: ui } = messagesFor(lang);
  const title = blogIn(blog, lang)('title') ?? { text: blog.title, lang: ui };
  return (
    <h2 class="of" {...wordAttributes(title, ui)}>
      <a href={pageAddress(blog, lang)}>{title.text}</a>
    </h2>
  );
}

/** The surroundings of the entry: how many are newer, with the way to its place in the blog, all entries, the rally in short. */
function Around({ view, messages }: { view: GonePageView; messages: Messages }): JSX.Element {
  const { blog, lang, order, newer, rests } = view;
  const top = { blog, lang, pinned: [], keys: [], ...(rests !== undefined && { rests }) };
  return (
    <>
      <p class="older">
        {newer > 0 && (
          <>
            <a href={pageAddress(blog, lang, {}, { after: order })}>{newerText(newer, lang)}</a>{' '}
          </>
        )}
        <a href={pageAddress(blog, lang)}>{messages.toBlog}</a>
      </p>
      <Summary setting={topSettingOf(top)} />
    </>
  );
}

/** More newer entries than this are not counted: no request reads more of the record (rule F5). */
export const MOST_COUNTED = 100;

function newerText(newer: number, lang: string): string {
  const { messages, speech } = messagesFor(lang);
  if (newer >= MOST_COUNTED) return speech.say(messages.moreNewer, { n: MOST_COUNTED });
  return speech.say(messages.countNewer, { n: newer });
}
