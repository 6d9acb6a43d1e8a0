/**
 * The pages that are only a place for a script: sign-in, the reporter's app and the desk's page. Without scripts they
 * say so.
 */
import { render } from 'preact-render-to-string';
import type { ComponentChildren } from 'preact';
import type { RefusalWords } from '../../shared/messages/en/refusals.js';
import type { SignInWords } from '../../shared/messages/en/signIn.js';
import { messagesFor } from '../../shared/messages/messages.js';
import { ICON } from './icon.js';
import { directionOf } from './language.js';
import type { AppAssets, Site } from './views.js';

export interface ShellView {
  site: Site;
  /** The languages that the person prefers, best first. */
  wanted?: readonly string[];
}

/** The words in `data-words` on the page of sign-in: its script's own, and those of refusals. */
export interface JoinWords {
  script: SignInWords['join']['script'];
  refusals: Pick<RefusalWords, 'codes'> & { why: Partial<RefusalWords['why']> };
}

/**
 * `/join#<token>`. The part after `#` reaches no server; opening the page changes nothing: `[data-join]`, disabled
 * until the script is there, redeems the invitation by POST, and `[data-join-state]` says how it went.
 */
export function renderJoin({ site, wanted = [] }: ShellView): string {
  const { lang, signIn, refusals } = messagesFor(...wanted);
  const { title, text, button, noScript, late, script } = signIn.join;
  const words: JoinWords = { script, refusals: { codes: refusals.codes, why: ofInvitations(refusals.why) } };
  return shell(
    { site, lang, title, assets: site.assets.join },
    <main class="join" data-words={JSON.stringify(words)}>
      <p class="site">{site.name}</p>
      <h1>{title}</h1>
      <p data-join-how="">{text}</p>
      <button type="button" data-join="" disabled>
        {button}
      </button>
      <p data-join-state="" role="status"></p>
      <p class="late late-more" data-late="">
        {late} {signIn.late.needs}
      </p>
      <noscript>
        <p>{noScript}</p>
      </noscript>
    </main>,
  );
}

/** Returns the refusals that redeeming an invitation may meet, besides those that each request may. */
function ofInvitations(why: RefusalWords['why']): JoinWords['refusals']['why'] {
  return Object.fromEntries(Object.entries(why).filter(([name]) => /^(invitation-|other-page|logged)/.test(name)));
}

/** Renders `/report`, whose script fills `#app`. */
export function renderReport({ site, wanted = [] }: ShellView): string {
  const { lang, signIn } = messagesFor(...wanted);
  const installable = installableAs(site, lang);
  return appShell(
    { site, lang, title: signIn.report.title, assets: site.assets.reporter, installable },
    signIn.report,
    signIn.late,
  );
}

/** Names the manifest and icon by which phones install the app, and the colour of the page for the bars around it. */
function installableAs({ assets }: Site, lang: string): ComponentChildren {
  return (
    <>
      <link rel="manifest" href={`/report/app.webmanifest?lang=${lang}`} />
      <link rel="apple-touch-icon" href={assets.installed.icons[180]} />
      <meta name="theme-color" content="#fff" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#101214" media="(prefers-color-scheme: dark)" />
    </>
  );
}

/** Renders `/desk`, whose script fills `#app`. */
export function renderDesk({ site, wanted = [] }: ShellView): string {
  const { lang, signIn } = messagesFor(...wanted);
  return appShell({ site, lang, title: signIn.desk.title, assets: site.assets.desk }, signIn.desk, signIn.late);
}

type AppWords = Pick<SignInWords['report'], 'noScript' | 'late'>;

/** The content of `#app` is for a script that is late or does not come; the style sheet hides it at first. */
function appShell(page: Shell, { noScript, late }: AppWords, { soon, again, needs }: SignInWords['late']): string {
  return shell(
    page,
    <>
      <div id="app">
        <main class="plain">
          <h1 class="late">{soon}</h1>
          <p class="late late-more">{late}</p>
          <p class="late late-more">{needs}</p>
          <p class="late late-more">
            <a class="button" href="">
              {again}
            </a>
          </p>
        </main>
      </div>
      <noscript>
        <main class="plain">
          <h1>{page.site.name}</h1>
          <p>{noScript}</p>
        </main>
      </noscript>
    </>,
  );
}

interface Shell {
  site: Site;
  lang: string;
  title: string;
  assets: AppAssets;
  installable?: ComponentChildren;
}

function shell({ site, lang, title, assets, installable }: Shell, body: ComponentChildren): string {
  const words = assets.words?.[lang]?.[0];
  return `<!doctype html>${render(
    <html lang={lang} dir={directionOf(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <title>{`${title} · ${site.name}`}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href={ICON} />
        {installable}
        {assets.early !== undefined && <script type="module" async src={assets.early}></script>}
        <link rel="stylesheet" href={assets.style} />
        {words !== undefined && <link rel="modulepreload" href={words} />}
        <script type="module" src={assets.script}></script>
      </head>
      <body data-too-old={messagesFor(lang).signIn.tooOld}>{body}</body>
    </html>,
  )}`;
}
