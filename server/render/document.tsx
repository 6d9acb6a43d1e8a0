/** The frame of every page: head, site line, main part, foot. No script or style stands in it, only their addresses. */
import type { ComponentChildren, JSX } from 'preact';
import { render } from 'preact-render-to-string';
import type { Messages } from '../../shared/messages/messages.js';
import { ICON } from './icon.js';
import { Contact, firstContact } from './contact.js';
import { directionOf } from './language.js';
import { Sentence } from './sentence.js';
import type { Site } from './views.js';

export interface Frame {
  site: Site;
  ui: string;
  /** The page's language, where it is another than the interface's: the page runs in its direction. */
  lang?: string;
  messages: Messages;
  title: string;
  description?: string;
  /** The page's own address, root-relative; absent where the page has no lasting address. */
  canonical?: string;
  alternates?: { lang: string; address: string }[];
  /** The page in other forms, root-relative: feeds, and the embed. */
  links?: { type: string; address: string }[];
  /** Whether search engines may index the page. */
  indexed: boolean;
  /** The picture of the link preview. */
  picture?: Picture;
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

export interface Picture {
  /** The picture's address, root-relative. */
  address: string;
  alt: string;
}

/** The size of link preview pictures, by which messengers lay out before they have the picture. */
const PICTURE_WIDTH = 1200;
const PICTURE_HEIGHT = 630;

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
          <a href="/">{frame.site.name}</a>
          {frame.aside}
        </header>
        {main}
        <Foot frame={frame} />
      </body>
    </html>,
  )}`;
}

/** Returns the attributes by which the script finds the viewer with its words, and the script for late entries. */
function laterOf({ site, messages, photos }: Frame): Record<string, string> {
  const { second, viewer, late } = site.assets.reader;
  if (photos !== true) return {};
  return {
    ...(second !== undefined && { 'data-second': second }),
    ...(viewer !== undefined && { 'data-viewer': viewer, 'data-viewer-words': JSON.stringify(messages.viewer) }),
    ...(late !== undefined && { 'data-late-script': late }),
  };
}

function Head({ frame }: { frame: Frame }): JSX.Element {
  const { site, title, description, canonical, alternates = [], links = [], indexed, picture, script, style } = frame;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="color-scheme" content="light dark" />
      {description !== undefined && <meta name="description" content={description} />}
      {!indexed && <meta name="robots" content="noindex" />}
      {canonical !== undefined && <link rel="canonical" href={site.url + canonical} />}
      {alternates.map(({ lang, address }) => (
        <link key={lang} rel="alternate" hreflang={lang} href={site.url + address} />
      ))}
      {links.map(({ type, address }) => (
        <link key={type} rel="alternate" type={type} href={site.url + address} />
      ))}
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:title" content={title} />
      {description !== undefined && <meta property="og:description" content={description} />}
      {canonical !== undefined && <meta property="og:url" content={site.url + canonical} />}
      {picture !== undefined && <Preview picture={picture} site={site} />}
      <link rel="icon" href={ICON} />
      <link rel="stylesheet" href={style} />
      {script !== undefined && <script type="module" src={script}></script>}
    </head>
  );
}

function Preview({ picture, site }: { picture: Picture; site: Site }): JSX.Element {
  return (
    <>
      <meta property="og:image" content={site.url + picture.address} />
      <meta property="og:image:type" content="image/jpeg" />
      <meta property="og:image:width" content={String(PICTURE_WIDTH)} />
      <meta property="og:image:height" content={String(PICTURE_HEIGHT)} />
      <meta property="og:image:alt" content={picture.alt} />
      <meta name="twitter:card" content="summary_large_image" />
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
