import type { JSX } from 'preact';
import { ownDirection } from '../directed.js';
import { langAttributes } from '../language.js';
import type { TopSetting } from './setting.js';

/** The things that people are asked to bring, in the middle of the page before the rally, while they still can pack. */
export function Asks({ setting }: { setting: TopSetting }): JSX.Element | null {
  if (asksOf(setting).length === 0) return null;
  return (
    <section class="bring">
      <h2>{setting.messages.toBring}</h2>
      <List setting={setting} />
    </section>
  );
}

/** The things to bring while the rally goes on: one tap away; gone when it has ended. */
export function AsksOnTheWay({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { status } = setting.view.blog;
  if (asksOf(setting).length === 0 || status === 'announced' || status === 'ended') return null;
  return (
    <>
      <h3>{setting.messages.toBring}</h3>
      <List setting={setting} />
    </>
  );
}

function List({ setting }: { setting: TopSetting }): JSX.Element {
  return (
    <ul {...langAttributes(setting.own, setting.ui)}>
      {asksOf(setting).map((ask) => (
        <li key={ask} {...ownDirection(ask, setting.own)}>
          {ask}
        </li>
      ))}
    </ul>
  );
}

function asksOf({ view }: TopSetting): string[] {
  return view.blog.asks ?? [];
}
