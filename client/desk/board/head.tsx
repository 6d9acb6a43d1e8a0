/** The head of the board: the rally's title, its state, how many read it and report from it, and the ways on. */
import type { JSX } from 'preact';
import { isForReaders } from '../../../shared/may.js';
import type { PeopleAnswer } from '../../../shared/protocol/people.js';
import { Mark } from '../../entry/mark.js';
import { PageLanguages } from '../../words/pageLanguages.js';
import { Button } from '../frame/buttons.js';
import { useBoard } from '../frame/hooks.js';
import { ConnectionStatus } from '../frame/connectionStatus.js';
import type { DeskSpoken } from '../words.js';
import { StatusChoice } from './statusChoice.js';

export function Head(): JSX.Element {
  const { desk, blog, hasSeveral, words } = useBoard();
  const back = (
    <>
      <Mark of="back" /> {words.allBlogs}
    </>
  );
  return (
    <header class="stack top">
      <div class="stack top-name">
        {hasSeveral && <Button look="quiet" says={back} onClick={() => desk.choose(null)} />}
        <h1 dir="auto">{blog.title}</h1>
        <Facts />
      </div>
      <StatusChoice />
      <Ways />
    </header>
  );
}

function Facts(): JSX.Element {
  const { blog, people, record, words } = useBoard();
  const { value: n } = record.readers;
  return (
    <p class="row hint top-facts">
      <ConnectionStatus />
      <span>{n === 0 ? words.readersNone : words.say(words.readers, { n })}</span>
      {isForReaders(blog) ? (
        <a href={`/live/${blog.slug}`} target="_blank" rel="noopener" data-readers-page="">
          {words.seeAsReader} <Mark of="out" />
        </a>
      ) : (
        <span>{words.notPublic}</span>
      )}
      {people !== null && <span>{peopleSentence(people, words)}</span>}
    </p>
  );
}

function Ways(): JSX.Element {
  const { onPage, words } = useBoard();
  const keys = (
    <>
      {words.keys} <kbd>?</kbd>
    </>
  );
  return (
    <nav class="row top-ways" aria-label={words.title}>
      <Button data-way="settings" says={words.settings} onClick={onPage.settings} />
      <Button data-way="blog-words" says={words.blogWords} onClick={onPage.blogWords} />
      <Button data-way="people" says={words.people} onClick={onPage.people} />
      <Button data-way="elsewhere" says={words.elsewhere.title} onClick={onPage.elsewhere} />
      <Button data-way="keys" aria-keyshortcuts="?" says={keys} onClick={onPage.keys} />
      <PageLanguages words={words} />
    </nav>
  );
}

function peopleSentence({ devices, invitations }: PeopleAnswer, words: DeskSpoken): string {
  const { say } = words;
  const signedIn = say(words.devicesIn, { n: devices.length });
  if (invitations.length === 0) return signedIn;
  const open = say(words.invitationsOpen, { n: invitations.length });
  return say(words.devicesAndInvitations, { devices: signedIn, invitations: open });
}
