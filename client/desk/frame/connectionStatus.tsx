/** A small phrase on the connection between this page and the server. */
import type { JSX } from 'preact';
import { clockTime } from '../../../shared/messages/times.js';
import { Mark } from '../../entry/mark.js';
import { ownZone } from '../settings/zones.js';
import { usePage, useWords } from './hooks.js';

const MARKS = { live: 'tick', 'catching-up': 'catching', offline: 'network' } as const;

export function ConnectionStatus(): JSX.Element {
  const { value: line } = usePage().desk.connection;
  const { lang, line: says, say } = useWords();
  const since = line.is === 'offline' ? clockTime(new Date(line.since).toISOString(), ownZone(), lang) : '';
  return (
    <span class="line" data-line={line.is} role="status">
      <Mark of={MARKS[line.is]} /> {say(says[line.is], { time: since })}
    </span>
  );
}
