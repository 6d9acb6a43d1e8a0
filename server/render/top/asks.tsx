import type { JSX } from 'preact';
import { ownDirection } from '../directed.js';
import { asksIn } from '../inLanguage.js';
import { langAttributes } from '../language.js';
import { InWhichLanguage } from '../word.js';
import type { TopSetting } from './setting.js';

/** The things that people are asked to bring, in the middle of the page before the rally, while they still can pack. */
export function Asks({ setting }: { setting: TopSetting }): JSX.Element | null {
  if (hasNoAsks(setting)) return null;
  return (
    <section class="bring">
      <h2>
        <Title setting={setting} />
      </h2>
      <List setting={setting} />
    </section>
  );
}

/** The things to bring while the rally goes on: one tap away; gone when it has ended. */
export function AsksOnTheWay({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { status } = setting.view.blog;
  if (hasNoAsks(setting) || status === 'announced' || status === 'ended') return null;
  return (
    <>
      <h3>
        <Title setting={setting} />
      </h3>
      <List setting={setting} />
    </>
  );
}

function Title({ setting }: { setting: TopSetting }): JSX.Element {
  const { view, messages, ui } = setting;
  return (
    <>
      {messages.toBring}
      <InWhichLanguage of={asksIn(view.blog, view.lang).lang} page={setting} around={ui} />
    </>
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
