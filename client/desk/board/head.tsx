/** The head of one rally's desk: what it is, how it stands, who reads, and the ways on. */
import type { JSX } from 'preact';
import type { PeopleAnswer } from '../../../shared/protocol.js';
import { clockTime } from '../../../shared/messages/times.js';
import { LanguageSelect } from '../../words/languageSelect.js';
import { ownZone } from '../settings/zones.js';
import { useBoard, useCell, usePage, useWords } from '../frame/hooks.js';
import { Mark } from '../../entry/mark.js';
import { StatusChoice } from './statusChoice.js';
import type { BlogRecord } from '../record/record.js';
import type { DeskSpoken } from '../words.js';

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
          <span>{readers === 0 ? words.readersNone : words.say(words.readers, { n: readers })}</span>
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
        {people !== null && <p class="hint">{peopleWords(people, words)}</p>}
        <LanguageSelect words={words} />
      </nav>
    </header>
  );
}

function peopleWords({ devices, invitations }: PeopleAnswer, words: DeskSpoken): string {
  const { say } = words;
  const signedIn = say(words.devicesIn, { n: devices.length });
  if (invitations.length === 0) return signedIn;
  const open = say(words.invitationsOpen, { n: invitations.length });
  return say(words.devicesAndInvitations, { devices: signedIn, invitations: open });
}

/** One small phrase on how it stands between this page and the server. */
export function LineSays(): JSX.Element {
  const { desk } = usePage();
  const words = useWords();
  const line = useCell(desk.line);
  const says =
    line.is === 'offline'
      ? words.say(words.line.offline, { time: clockTime(new Date(line.since).toISOString(), ownZone(), words.lang) })
      : words.line[line.is];
  return (
    <span class="line" data-line={line.is} role="status">
      <Mark of={line.is === 'offline' ? 'network' : line.is === 'live' ? 'tick' : 'catching'} /> {says}
    </span>
  );
}
