/** The frame of every page: head, site line, main part, foot. In it stand its style, and the first lines of its script. */
import type { ComponentChildren, JSX } from 'preact';
import { render } from 'preact-render-to-string';
import type { Messages } from '../../shared/messages/messages.js';
import { homeAddress } from './homeAddress.js';
import { ICON } from './icon.js';
import { Contact, firstContact } from './contact.js';
import { SearchTags, StructuredData, type SearchMeta } from './head/searchMeta.js';
import { directionOf } from './language.js';
import { Sentence } from './sentence.js';
import { groupsFor } from './styleGroups.js';
import type { Site } from './views.js';

export interface Frame extends SearchMeta {
  site: Site;
  ui: string;
  /** The page's language, where it is another than the interface's: the page runs in its direction. */
  lang?: string;
  messages: Messages;
  alternates?: { lang: string; address: string }[];
  /** The page in other forms, root-relative: feeds, and the embed. */
  links?: { type: string; address: string }[];
  script?: string;
  /** The page goes on live: its script's socket is opened while the script is on its way. */
  live?: boolean;
  /** The style: that of a blog or of a page of one thing, in the page itself; or the address of a file. */
  style: 'blog' | 'one' | { file: string };
  /** The blog's contact, besides the operator's. */
  contact?: string;
  /** The end of the site line. */
  aside?: ComponentChildren;
  skip?: { to: string; word: string };
}

export function renderDocument(frame: Frame, main: ComponentChildren): string {
  // The body comes first: the head has the style of what stands in it.
  const body = render(<Body frame={frame} main={main} />);
  const dir = directionOf(frame.lang ?? frame.ui);
  const html = render(<Head frame={frame} body={`<html dir="${dir}">${body}`} />) + body;
  return `<!doctype html>${render(<html lang={frame.ui} dir={dir} dangerouslySetInnerHTML={{ __html: html }} />)}`;
}

function Body({ frame, main }: { frame: Frame; main: ComponentChildren }): JSX.Element {
  return (
    <body {...secondOf(frame)}>
      {frame.skip !== undefined && (
        <a class="skip" href={frame.skip.to}>
          {frame.skip.word}
        </a>
      )}{' '}
      <header class="site">
        <a href={homeAddress(frame.ui)}>{frame.site.name}</a>
        {frame.aside}
      </header>
      {main}
      <Foot frame={frame} />
      <StructuredData json={frame.structured} />
    </body>
  );
}

/** Returns the attribute by which the script finds its second part, which knows all others. */
function secondOf({ site, script }: Frame): { 'data-second'?: string } {
  const { second } = site.assets.reader;
  return script === undefined || second === undefined ? {} : { 'data-second': second };
}

function Head({ frame, body }: { frame: Frame; body: string }): JSX.Element {
  const { site, title, alternates = [], links = [] } = frame;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="color-scheme" content="light dark" />
      <Script frame={frame} />
      <Style frame={frame} body={body} />
      <SearchTags meta={frame} site={site} />
      {alternates.map(({ lang, address }) => (
        <link key={lang} rel="alternate" hreflang={lang} href={site.url + address} />
      ))}
      {links.map(({ type, address }) => (
        <link key={type} rel="alternate" type={type} href={site.url + address} />
      ))}
      <link rel="icon" href={ICON} />
    </head>
  );
}

/** The script comes before all that the page can wait for: a browser asks for it with the first bytes of the page. */
function Script({ frame: { site, script, live } }: { frame: Frame }): JSX.Element | null {
  if (script === undefined) return null;
  const { early } = site.assets.reader.inline;
  return (
    <>
      <script {...(live === true && { 'data-live': '' })} dangerouslySetInnerHTML={{ __html: early }} />
      <script type="module" src={script}></script>
    </>
  );
}

/**
 * The style stands in the page, so that its first view needs no second answer. Browsers load a sheet for print with the page:
 * with scripts it comes with the rest of the style instead, which the second part of the script asks for.
 */
function Style({ frame: { site, style }, body }: { frame: Frame; body: string }): JSX.Element {
  const { inline, print } = site.assets.reader;
  if (typeof style === 'object') return <link rel="stylesheet" href={style.file} />;
  const texts = [inline.style, ...groupsFor(body, inline), ...(style === 'one' ? [inline.pages] : [])];
  return (
    <>
      {texts.map((text) => (
        <style key={text} dangerouslySetInnerHTML={{ __html: text }} />
      ))}
      {print !== undefined && (
        <noscript>
          <link rel="stylesheet" href={print} media="print" />
        </noscript>
      )}
    </>
  );
}

/** The way to have something removed, on each page: a person who needs it may know only this page. */
function Foot({ frame }: { frame: Frame }): JSX.Element | null {
  const { site, messages, contact } = frame;
  const first = firstContact(contact, site.contact);
  if (first === null) return null;
  return (
    <footer id="removal">
      <p>
        <Sentence of={messages.removal} contact={<Contact contact={first} />} />
      </p>
      {site.contact !== null && site.contact !== first && (
        <p>
          <Sentence of={messages.removalBy} site={site.name} contact={<Contact contact={site.contact} />} />
        </p>
      )}
    </footer>
  );
}
