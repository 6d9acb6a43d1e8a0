/** The frame of every page: head, site line, main part, foot. No script or style stands in it, only their addresses. */
import type { ComponentChildren, JSX } from 'preact';
import { render } from 'preact-render-to-string';
import type { Messages } from '../../shared/messages/messages.js';
import { ICON } from './icon.js';
import { directionOf } from './language.js';
import { Sentence } from './sentence.js';
import { Contact } from './top/imprint.js';
import type { Site } from './views.js';

export interface Frame {
  site: Site;
  ui: string;
  messages: Messages;
  title: string;
  description?: string;
  /** Root-relative, of the page itself; none where it has no address to be found again by. */
  canonical?: string;
  alternates?: { lang: string; address: string }[];
  /** The same in other forms, root-relative: feeds, and what embeds it. */
  links?: { type: string; address: string }[];
  /** Whether search engines may keep it. */
  indexed: boolean;
  picture?: string;
  script?: string;
  style: string;
  /** The blog's contact, besides the operator's. */
  contact?: string;
  /** In the site line, at its end. */
  aside?: ComponentChildren;
  skip?: { to: string; word: string };
  bodyClass?: string;
}

export function renderDocument(frame: Frame, main: ComponentChildren): string {
  return `<!doctype html>${render(
    <html lang={frame.ui} dir={directionOf(frame.ui)}>
      <Head frame={frame} />
      <body class={frame.bodyClass}>
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
      {picture !== undefined && <meta property="og:image" content={site.url + picture} />}
      <link rel="icon" href={ICON} />
      <link rel="stylesheet" href={style} />
      {script !== undefined && <script type="module" src={script}></script>}
    </head>
  );
}

/** How to have something removed: on every page, because whoever needs it may have only this one. */
function Foot({ frame }: { frame: Frame }): JSX.Element | null {
  const { site, messages, contact } = frame;
  const first = contact ?? site.contact;
  if (first === null) return null;
  return (
    <footer>
      <p>
        <Sentence of={messages.removal} contact={<Contact contact={first} />} />
      </p>
      {contact !== undefined && site.contact !== null && site.contact !== contact && (
        <p>
          <Sentence of={messages.removalBy} site={site.name} contact={<Contact contact={site.contact} />} />
        </p>
      )}
    </footer>
  );
}
