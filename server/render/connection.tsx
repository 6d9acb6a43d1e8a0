/** The state of the reader's connection, in a place that is as large as its longest sentence from the beginning. */
import type { JSX } from 'preact';
import { messagesFor } from '../../shared/messages/messages.js';

/** A placeholder as wide as a time, so that nothing moves when the time comes. */
const TIME = '00:00';

/**
 * The first sentence is true without the script. The script's sentences stand beside it as attributes that only the
 * style sheet reads, and keep the room: nothing on the page moves when the sentence changes, in any language.
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
