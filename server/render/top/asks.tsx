import type { JSX } from 'preact';
import { langAttributes } from '../language.js';
import { Fold } from './fold.js';
import type { TopSetting } from './setting.js';

/** What people are asked to bring: open while they still can pack, gone when it is over. */
export function Asks({ setting }: { setting: TopSetting }): JSX.Element | null {
  const { view, messages, own, ui } = setting;
  const { asks, status } = view.blog;
  if (asks === undefined || asks.length === 0 || status === 'ended') return null;
  return (
    <Fold name="asks" title={<h2>{messages.toBring}</h2>} open={status === 'announced'}>
      <ul {...langAttributes(own, ui)}>
        {asks.map((ask) => (
          <li key={ask}>{ask}</li>
        ))}
      </ul>
    </Fold>
  );
}
