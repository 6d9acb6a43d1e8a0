/**
 * The place where a reader asks to be told, or to keep a copy: on the page a button alone, which its script shows; the rest is loaded with
 * the script behind it. Every state of it stands there, and the script shows the one that holds.
 */
import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { Keep } from './keep.js';
import { messagesFor } from '../../shared/messages/messages.js';
import type { PushWords } from '../../shared/messages/en/push.js';
import type { Site } from './views.js';

/** The button: without scripts there is nothing that it could do, and it is not seen. */
export function TellMe({ site, lang }: { site: Site; lang: string }): JSX.Element | null {
  const { tell } = site.assets.reader;
  if (tell === undefined) return null;
  return (
    <p class="tell" id="tell">
      <button type="button" data-tell="" hidden>
        {messagesFor(lang).push.tellMe}
      </button>
    </p>
  );
}

export interface TellView {
  site: Site;
  lang: string;
  /** The server's public key; null where the blog is not public, and notifications are not offered. */
  key: string | null;
}

/** Renders what the button opens. A copy may be kept of an unlisted blog as well: nobody but this device learns of it. */
export function renderTell({ site, lang, key }: TellView): string {
  const { push } = messagesFor(lang);
  const { tell } = site.assets.reader;
  return render(
    <div class="tell-more">
      {tell !== undefined && <link rel="stylesheet" href={tell.style} />}
      {key !== null && <Away words={push} serverKey={key} />}
      <Tab words={push} />
      <Keep lang={lang} />
    </div>,
  );
}

const STATES = ['isOn', 'isOff', 'denied', 'failed', 'unable', 'homeScreen'] as const;

function Away({ words, serverKey }: { words: PushWords; serverKey: string }): JSX.Element {
  return (
    <section data-push={serverKey}>
      <h2>{words.away}</h2>
      <p>{words.offer}</p>
      <div role="status">
        {STATES.map((state) => (
          <p key={state} data-state={state} hidden>
            {words[state]}
          </p>
        ))}
      </div>
      <button type="button" data-turn="on" hidden>
        {words.turnOn}
      </button>
      <button type="button" data-turn="off" hidden>
        {words.turnOff}
      </button>
      <p class="quiet">{words.learns}</p>
    </section>
  );
}

function Tab({ words }: { words: PushWords }): JSX.Element {
  return (
    <fieldset data-tab="">
      <legend>{words.tab}</legend>
      {(['sound', 'count'] as const).map((name) => (
        <Choice key={name} name={name} words={words[name]} />
      ))}
      <p class="quiet">{words.whileAway}</p>
      <Choice name="remember" words={words.remember} />
    </fieldset>
  );
}

function Choice({ name, words }: { name: string; words: string }): JSX.Element {
  return (
    <label>
      <input type="checkbox" name={name} />
      <span>{words}</span>
    </label>
  );
}
