/** The pages that are only a place for a script: sign-in, the reporter's app and the desk. Without scripts they say so. */
import { render } from 'preact-render-to-string';
import type { ComponentChildren } from 'preact';
import { messagesFor } from '../../shared/messages/messages.js';
import { ICON } from './icon.js';
import { directionOf } from './language.js';
import type { Site } from './views.js';

/**
 * `/join#<token>`. What stands after `#` reaches no server; opening the page changes nothing: `[data-join]`, disabled
 * until the script is there, redeems the invitation by POST, and `[data-join-state]` says how it went.
 */
export function renderJoin({ site }: { site: Site }): string {
  const { lang, signIn } = messagesFor();
  const { title, text, button, noScript } = signIn.join;
  return shell(
    { site, lang, title, assets: site.assets.join },
    <main class="join">
      <p class="site">{site.name}</p>
      <h1>{title}</h1>
      <p>{text}</p>
      <button type="button" data-join="" disabled>
        {button}
      </button>
      <p data-join-state="" role="status"></p>
      <noscript>
        <p>{noScript}</p>
      </noscript>
    </main>,
  );
}

/** `/report`: the app fills `#app`. */
export function renderReport({ site }: { site: Site }): string {
  const { lang, signIn } = messagesFor();
  return appShell({ site, lang, title: signIn.report.title, assets: site.assets.reporter }, signIn.report.noScript);
}

/** `/desk`: the editors' app fills `#app`. */
export function renderDesk({ site }: { site: Site }): string {
  const { lang, signIn } = messagesFor();
  return appShell({ site, lang, title: signIn.desk.title, assets: site.assets.desk }, signIn.desk.noScript);
}

function appShell(page: Shell, noScript: string): string {
  return shell(
    page,
    <>
      <div id="app"></div>
      <noscript>
        <p>{noScript}</p>
      </noscript>
    </>,
  );
}

interface Shell {
  site: Site;
  lang: string;
  title: string;
  assets: { script: string; style: string };
}

function shell({ site, lang, title, assets }: Shell, body: ComponentChildren): string {
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
        <link rel="stylesheet" href={assets.style} />
        <script type="module" src={assets.script}></script>
      </head>
      <body>{body}</body>
    </html>,
  )}`;
}
