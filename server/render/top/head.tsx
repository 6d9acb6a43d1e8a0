/** The head: the state, the title, and what comes first in that state; the newest entry must follow within a phone's screen. */
import type { JSX } from 'preact';
import { directionOfText } from '../../../shared/characters.js';
import { ownDirection } from '../directed.js';
import { directionOf, langAttributes } from '../language.js';
import { Lines } from '../lines.js';
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
  const { own, ui, view } = setting;
  const { title } = view.blog;
  const size = title.length > SENTENCE ? 'long' : title.length > HEADLINE ? 'mid' : undefined;
  return (
    <h1 class={size} {...langAttributes(own, ui)} {...ownDirection(title, own)}>
      {title}
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
  const { own, ui, view, messages } = setting;
  const { standfirst } = view.blog;
  if (standfirst === '') return null;
  const text = (className?: string): JSX.Element => (
    <p class={className} {...langAttributes(own, ui)} {...ownDirection(standfirst, own)}>
      <Lines of={standfirst} />
    </p>
  );
  if (standfirst.length <= TWO_LINES && !standfirst.includes('\n')) return text('stand');
  return (
    <div class="stand fo" dir={directionOfText(standfirst) ?? directionOf(own)}>
      <details data-fold="stand">
        <summary>
          <span>{messages.more}</span>
          <span>{messages.lessText}</span>
        </summary>
      </details>
      {text()}
    </div>
  );
}
