/** `/embed/:slug`: the feed alone, for an iframe and for `<rally-feed>`. Complete without scripts, live with them. */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { originsOf } from '../../../shared/sites.js';
import { messagesFor, type Messages } from '../../../shared/messages/messages.js';
import { langQuery } from '../article/setting.js';
import { OEMBED, oembedAddress } from '../links.js';
import { ICON } from '../icon.js';
import { blogWithWordsIn } from '../inLanguage.js';
import { directionOf } from '../language.js';
import { Connection } from '../connection.js';
import { Empty, Feed, OtherLanguage, Pending } from '../page.js';
import { Sentence } from '../sentence.js';
import { InWhichLanguage, wordAttributes } from '../word.js';
import { Contact, firstContact } from '../contact.js';
import { termsOf } from '../terms.js';
import { topSettingOf } from '../top/setting.js';
import { Begins, State, Where } from '../top/state.js';
import type { BlogPageView, Site } from '../views.js';
import { embedAddress, type Theme } from './address.js';

export interface EmbedView extends BlogPageView {
  theme?: Theme | undefined;
}

export function renderEmbedPage(view: EmbedView): string {
  const { site, top, theme } = view;
  const { lang: ui, messages } = messagesFor(top.lang);
  return `<!doctype html>${render(
    <html lang={ui} dir={directionOf(ui)} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{blogWithWordsIn(top.blog, top.lang).title}</title>
        <meta name="color-scheme" content={theme ?? 'light dark'} />
        {/* The page itself is what search engines should find. */}
        <meta name="robots" content="noindex" />
        {/* A link leads out of the frame, also one that the script places later: browsers give such a page no opener. */}
        <base target="_blank" />
        <link rel="alternate" type={OEMBED} href={site.url + oembedAddress(site.url + addressOf(view))} />
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={site.assets.frame.style} />
        <script type="module" src={site.assets.frame.script}></script>
      </head>
      <body>
        <Embed view={view} messages={messages} ui={ui} />
      </body>
    </html>,
  )}`;
}

function addressOf({ top: { blog, lang }, selection, theme }: EmbedView): string {
  return embedAddress(blog, lang, { selection, theme });
}

/** The part that `<rally-feed>` takes over into its shadow tree: complete without the rest of the page. */
function Embed({ view, messages, ui }: { view: EmbedView; messages: Messages; ui: string }): JSX.Element {
  const { before, top } = view;
  const newest = before === null && view.middle !== true;
  const rising = view.selection?.rising === true;
  return (
    <div class="rally" lang={ui} dir={directionOf(ui)} data-live={view.site.assets.embed.live}>
      <OtherLanguage view={view} messages={messages} />
      {/* The element’s style resets the language of what holds it, and with it which capital an "i" has. */}
      <header lang={ui}>
        <div data-top="">
          <EmbedTop view={view} />
        </div>
        {newest ? <Connection lang={top.lang} /> : <Newest view={view} messages={messages} />}
      </header>
      <div class="stream">
        {newest && <Pending />}
        {rising && <End end="older" view={view} messages={messages} />}
        <Feed view={view} messages={messages} more={view.site.assets.embed.more} sites={sitesOf(view)} />
        <p data-announce="" class="hidden" aria-live="polite"></p>
        <Empty view={view} messages={messages} />
        <End end={rising ? 'newer' : 'older'} view={view} messages={messages} />
      </div>
      <Foot view={view} messages={messages} />
    </div>
  );
}

/** Names the list for scripts of an embed: our own origin, whose pages may always show it, and those of the sites. */
export function sitesOf({ site, top: { blog } }: BlogPageView): string | undefined {
  return blog.sites === undefined ? undefined : [site.url, ...originsOf(blog.sites)].join(' ');
}

export function EmbedTop({ view, origin = '' }: { view: BlogPageView; origin?: string }): JSX.Element {
  const { blog, lang } = view.top;
  const setting = topSettingOf({ ...view.top, terms: termsOf(blog, lang) });
  const title = setting.said('title') ?? { text: blog.title, lang: setting.ui };
  return (
    <>
      <State setting={setting} />
      <h2 {...wordAttributes(title, setting.ui)}>
        <a href={`${origin}/live/${blog.slug}${langQuery(blog, lang)}`} rel="noopener">
          {title.text}
        </a>
        <InWhichLanguage of={title.lang} page={setting} around={title.lang} />
      </h2>
      <Begins setting={setting} />
      <Where setting={setting} />
    </>
  );
}

function Newest({ view, messages }: { view: EmbedView; messages: Messages }): JSX.Element {
  return (
    <p class="back">
      {messages.olderPage}{' '}
      <a href={addressOf(view)} target="_self">
        {messages.newest}
      </a>
    </p>
  );
}

interface EndProps {
  end: 'older' | 'newer';
  view: EmbedView;
  messages: Messages;
}

/** The link to more entries at one end: hidden where there are none, since an open page may come to have some. */
function End({ end, view, messages }: EndProps): JSX.Element {
  const { older, newer = null, selection, theme, top } = view;
  const rising = selection?.rising === true;
  const order = end === 'older' ? older : newer;
  const side = end === 'older' ? { before: order ?? 0 } : { after: order ?? 0 };
  const address = order === null ? {} : { href: embedAddress(top.blog, top.lang, { ...side, selection, theme }) };
  const [earlier, later] = rising ? [messages.earlier, messages.later] : [messages.older, messages.newer];
  return (
    <p class="older" hidden={order === null}>
      <a
        {...(end === 'older' ? { 'data-older': '', rel: 'next' } : { 'data-newer': '', rel: 'prev' })}
        target="_self"
        {...address}
      >
        {end === 'older' ? earlier : later}
      </a>
    </p>
  );
}

/** The publisher, and the way to have something removed: a reader of the embed may never see the blog's page. */
function Foot({ view, messages }: { view: EmbedView; messages: Messages }): JSX.Element {
  const { site, top } = view;
  const { publisher } = top.blog;
  return (
    <footer>
      {/* An open embed takes the name from the page's own line of that class. */}
      <p class="pub">
        <a href={`/live/${top.blog.slug}${langQuery(top.blog, top.lang)}`} rel="noopener">
          {messages.embed.whole}
        </a>
        {' · '}
        <Sentence of={messages.publishedBy} name={<bdi>{publisher.name}</bdi>} />
      </p>
      <Removal contact={publisher.contact} site={site} messages={messages} />
    </footer>
  );
}

function Removal({ contact, site, messages }: { contact: string; site: Site; messages: Messages }): JSX.Element | null {
  const first = firstContact(contact, site.contact);
  if (first === null) return null;
  return (
    <p>
      <Sentence of={messages.removal} contact={<Contact contact={first} />} />
    </p>
  );
}
