/** The head of one rally's desk: what it is, how it stands, who reads, and the ways on. */
import type { JSX } from 'preact';
import type { PeopleAnswer } from '../../../shared/protocol.js';
import { clockTime } from '../../entry/clockTime.js';
import { ownZone } from '../zones.js';
import { useBoard, useCell, usePage, useWords } from './hooks.js';
import { Mark } from '../../entry/mark.js';
import { StatusChoice } from './statusChoice.js';
import type { BlogRecord } from '../deskPage/record.js';

interface HeadProps {
  record: BlogRecord;
  people: PeopleAnswer | null;
  hasSeveral: boolean;
}

export function Head({ record, people, hasSeveral }: HeadProps): JSX.Element {
  const { desk } = usePage();
  const { blog, open } = useBoard();
  const words = useWords();
  const readers = useCell(record.readers);
  return (
    <header class="top">
      <div class="top-name">
        {hasSeveral && (
          <button type="button" class="quiet" onClick={() => desk.choose(null)}>
            <Mark of="back" /> {words.allBlogs}
          </button>
        )}
        <h1 dir="auto">{blog.title}</h1>
        <p class="top-facts">
          <LineSays />
          <span>{words.readers(readers)}</span>
          {blog.visibility === 'desk' ? (
            <span>{words.notPublic}</span>
          ) : (
            <a href={`/live/${blog.slug}`} target="_blank" rel="noopener" data-readers-page="">
              {words.seeAsReader} <Mark of="out" />
            </a>
          )}
        </p>
      </div>
      <StatusChoice />
      <nav class="top-ways" aria-label={words.title}>
        <button type="button" class="second" data-way="settings" onClick={() => open({ is: 'settings' })}>
          {words.settings}
        </button>
        <button type="button" class="second" data-way="people" onClick={() => open({ is: 'people' })}>
          {words.people}
        </button>
        <button type="button" class="second" data-way="keys" aria-keyshortcuts="?" onClick={() => open({ is: 'keys' })}>
          {words.keys} <kbd>?</kbd>
        </button>
        {people !== null && <p class="hint">{words.peopleLine(people.devices.length, people.invitations.length)}</p>}
      </nav>
    </header>
  );
}

/** One small phrase on how it stands between this page and the server. */
export function LineSays(): JSX.Element {
  const { desk } = usePage();
  const words = useWords();
  const line = useCell(desk.line);
  const says =
    line.is === 'offline'
      ? words.line.offline(clockTime(new Date(line.since).toISOString(), ownZone()))
      : words.line[line.is];
  return (
    <span class="line" data-line={line.is} role="status">
      <Mark of={line.is === 'offline' ? 'network' : line.is === 'live' ? 'tick' : 'catching'} /> {says}
    </span>
  );
}
