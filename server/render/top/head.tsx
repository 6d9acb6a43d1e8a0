/** The head: the state, the title, and what comes first in that state; the newest entry must follow within a phone's screen. */
import type { JSX } from 'preact';
import { directionOfText } from '../../../shared/characters.js';
import { directionOf } from '../language.js';
import { Lines } from '../lines.js';
import { InWhichLanguage, wordAttributes } from '../word.js';
import { Asks } from './asks.js';
import type { TopSetting } from './setting.js';
import { Begins, Dateline, State } from './state.js';
import { Summary } from './summary.js';

export function Head({ setting }: { setting: TopSetting }): JSX.Element {
  return (
    <div class="head">
      <State setting={setting} />
      <Title setting={setting} />
      <Dateline setting={setting} />
      <First setting={setting} />
      <Standfirst setting={setting} />
    </div>
  );
}

/** Before the rally: when it begins, and what to bring. After it: the rally in short. While it goes on, entries come first. */
function First({ setting }: { setting: TopSetting }): JSX.Element | null {
  switch (setting.view.blog.status) {
    case 'announced':
      return (
        <>
          <Begins setting={setting} />
          <Asks setting={setting} />
        </>
      );
    case 'ended':
      return <Summary setting={setting} />;
    case 'live':
    case 'paused':
      return null;
  }
}

/** Titles of more characters than these are set smaller, and smaller still, as a sentence. */
const HEADLINE = 32;
const SENTENCE = 80;

function Title({ setting }: { setting: TopSetting }): JSX.Element {
  const { ui, said, view } = setting;
  const title = said('title') ?? { text: view.blog.title, lang: ui };
  const { length } = title.text;
  const size = length > SENTENCE ? 'long' : length > HEADLINE ? 'mid' : undefined;
  return (
    <h1 class={size} {...wordAttributes(title, ui)}>
      {title.text}
      <InWhichLanguage of={title.lang} page={setting} around={title.lang} />
    </h1>
  );
}

/** Two lines of a narrow phone, in characters. */
const TWO_LINES = 80;

/**
 * On a phone a longer standfirst shows two lines, and the rest on a tap, without a script; a wide page shows it whole. The
 * control comes first in the HTML, and the style sheet puts it at the end of the second line.
 */
function Standfirst({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { ui, said, messages } = setting;
  const standfirst = said('standfirst');
  if (standfirst === undefined) return null;
  const { text, lang } = standfirst;
  const words = (className?: string): JSX.Element => (
    <p class={className} {...wordAttributes(standfirst, ui)}>
      <Lines of={text} />
      {lang !== said('title')?.lang && <InWhichLanguage of={lang} page={setting} around={lang} />}
    </p>
  );
  if (text.length <= TWO_LINES && !text.includes('\n')) return words('stand');
  return (
    <div class="stand fo" dir={directionOfText(text) ?? directionOf(lang)}>
      <details data-fold="stand">
        <summary>
          <span>{messages.more}</span> <span>{messages.lessText}</span>
        </summary>
      </details>
      {words()}
    </div>
  );
}
