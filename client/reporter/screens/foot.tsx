/** The foot of the first screen: the person who is signed in, entries kept for others, this phone, and the way out. */
import type { JSX } from 'preact';
import type { SessionAnswer } from '../../../shared/protocol/desk.js';
import { SignOut } from '../../account/signOut.js';
import { PageLanguages } from '../../words/pageLanguages.js';
import { othersIn } from '../outbox/person.js';
import { useBeyond, useReporting, useWords } from './hooks.js';

export function Foot({ answer }: { answer: SessionAnswer }): JSX.Element {
  const { account, outbox } = useReporting();
  const words = useWords();
  const others = othersIn(outbox.state.value.items, answer);
  return (
    <footer class="home-foot">
      {others > 0 && <p>{words.say(words.othersWait, { n: others })}</p>}
      {location.protocol === 'http:' && !isLoopback(location.hostname) && <p>{words.plainHttp}</p>}
      <p dir="auto">{words.say(words.you, { name: answer.name })}</p>
      <PageLanguages words={words} />
      <AboutPhone answer={answer} />
      <SignOut signOut={account.signOut} words={words} />
    </footer>
  );
}

/** Folds away the choices on this phone, and the facts about the app here. */
function AboutPhone({ answer }: { answer: SessionAnswer }): JSX.Element {
  const Beyond = useBeyond();
  return (
    <Beyond meanwhile={<></>}>
      {({ ThisPhone }, { thisPhone }) => (
        <details class="more">
          <summary>{thisPhone.title}</summary>
          <ThisPhone words={thisPhone} device={answer.device} />
        </details>
      )}
    </Beyond>
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}
