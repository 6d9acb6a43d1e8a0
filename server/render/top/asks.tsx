import type { JSX } from 'preact';
import { ownDirection } from '../directed.js';
import { asksIn } from '../inLanguage.js';
import { langAttributes } from '../language.js';
import { InWhichLanguage } from '../word.js';
import { Fold } from './fold.js';
import type { TopSetting } from './setting.js';

/** The things that people are asked to bring, in the middle of the page before the rally, while they still can pack. */
export function Asks({ setting }: { setting: TopSetting }): JSX.Element | null {
  if (hasNoAsks(setting)) return null;
  return (
    <section class="bring">
      <Title setting={setting} />
      <List setting={setting} />
    </section>
  );
}

/** The things to bring, folded beside the feed during the rally; gone when it has ended. */
export function AsksFold({ setting }: { setting: TopSetting }): JSX.Element | null {
  if (hasNoAsks(setting) || setting.view.blog.status === 'ended') return null;
  return (
    <Fold name="asks" title={<Title setting={setting} />}>
      <List setting={setting} />
    </Fold>
  );
}

function Title({ setting }: { setting: TopSetting }): JSX.Element {
  const { view, messages, ui } = setting;
  return (
    <h2>
      {messages.toBring}
      <InWhichLanguage of={asksIn(view.blog, view.lang).lang} page={setting} around={ui} />
    </h2>
  );
}

function List({ setting: { view, ui } }: { setting: TopSetting }): JSX.Element {
  const { asks, lang } = asksIn(view.blog, view.lang);
  return (
    <ul {...langAttributes(lang, ui)}>
      {asks.map((ask) => (
        <li key={ask} {...ownDirection(ask, lang)}>
          {ask}
        </li>
      ))}
    </ul>
  );
}

function hasNoAsks({ view: { blog, lang } }: TopSetting): boolean {
  return asksIn(blog, lang).asks.length === 0;
}
