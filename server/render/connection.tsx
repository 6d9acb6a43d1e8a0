/** The state of the reader's line to the server, in a place that is as large as its longest phrase from the beginning. */
import type { JSX } from 'preact';
import { messagesFor } from '../../shared/messages/messages.js';

/** A time as wide as any other of a day. */
const TIME = '00:00';

/**
 * Until the script speaks, it says what is true without it. Its other phrases hold the room open beside it, as attributes
 * that the stylesheet alone reads: nothing of the page moves when one takes the place of another, in any language.
 */
export function Connection({ lang }: { lang: string }): JSX.Element {
  const { messages, speech } = messagesFor(lang);
  const { live, catchingUp, offlineSince } = messages.script;
  const phrases = [messages.reloadForNewer, live, catchingUp, speech.say(offlineSince, { time: TIME })];
  return (
    <div class="line">
      <p data-connection="" role="status">
        {messages.reloadForNewer}
      </p>
      {phrases.map((phrase) => (
        <i key={phrase} data-room={phrase}></i>
      ))}
    </div>
  );
}
