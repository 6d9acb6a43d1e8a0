/** The frame of every page: head, site line, main part, foot. No script or style stands in it, only their addresses. */
import type { ComponentChildren, JSX } from 'preact';
import { render } from 'preact-render-to-string';
import type { Messages } from '../../shared/messages/messages.js';
import { homeAddress } from './homeAddress.js';
import { ICON } from './icon.js';
import { Contact, firstContact } from './contact.js';
import { SearchTags, StructuredData, type SearchMeta } from './head/searchMeta.js';
import { directionOf } from './language.js';
import { Sentence } from './sentence.js';
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
  /** The page holds photos, so that its script may need the viewer. */
  photos?: boolean;
  style: string;
  /** The blog's contact, besides the operator's. */
  contact?: string;
  /** The end of the site line. */
  aside?: ComponentChildren;
  skip?: { to: string; word: string };
}

export function renderDocument(frame: Frame, main: ComponentChildren): string {
  return `<!doctype html>${render(
    <html lang={frame.ui} dir={directionOf(frame.lang ?? frame.ui)}>
      <Head frame={frame} />
      <body {...laterOf(frame)}>
        {frame.skip !== undefined && (
          <a class="skip" href={frame.skip.to}>
            {frame.skip.word}
          </a>
        )}
        <header class="site">
          <a href={homeAddress(frame.ui)}>{frame.site.name}</a>
          {frame.aside}
        </header>
        {main}
        <Foot frame={frame} />
        <StructuredData json={frame.structured} />
      </body>
    </html>,
  )}`;
}

/**
 * Returns the attributes by which the script finds the viewer with its words, the script for late entries, and the one that
 * offers the reader's own language.
 */
function laterOf({
  site,
  messages,
  photos,
  alternates = [],
  script,
}: Frame): Partial<Record<`data-${string}`, string>> {
  const { viewer, late, offer } = site.assets.reader;
  return {
    ...(script !== undefined && offer !== undefined && alternates.length > 0 && { 'data-offer': offer }),
    ...(photos === true && viewer !== undefined && { 'data-viewer': viewer }),
    ...(photos === true && viewer !== undefined && { 'data-viewer-words': JSON.stringify(messages.viewer) }),
    ...(photos === true && late !== undefined && { 'data-late-script': late }),
  };
}

function Head({ frame }: { frame: Frame }): JSX.Element {
  const { site, title, alternates = [], links = [], script, style } = frame;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="color-scheme" content="light dark" />
      <SearchTags meta={frame} site={site} />
      {alternates.map(({ lang, address }) => (
        <link key={lang} rel="alternate" hreflang={lang} href={site.url + address} />
      ))}
      {links.map(({ type, address }) => (
        <link key={type} rel="alternate" type={type} href={site.url + address} />
      ))}
      <link rel="icon" href={ICON} />
      <link rel="stylesheet" href={style} />
      {script !== undefined && <script type="module" src={script}></script>}
    </head>
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
