/** The choices on this phone, the facts about the app here, and the way onto the home screen. */
import type { JSX } from 'preact';
import { INSTALL_OFFER } from '../installOffer.js';
import { factsOf, isApple, type PhoneFact, type PhoneTraits } from '../thisPhone.js';
import type { ThisPhoneWords } from '../words.js';
import { IfTaken } from '../exit/quickExit.js';
import { useAnswer } from './answer.js';
import { useReporting, useThirdWords } from './hooks.js';
import { MoveAway } from './moveAway.js';
import { ownMarks } from './marks.js';
import { Button } from '../../entry/button.js';
import { PhoneSettings } from './phoneSettings.js';

export function ThisPhone({ words, device }: { words: ThisPhoneWords; device: string }): JSX.Element {
  const traits = useTraits();
  const spoken = useThirdWords();
  return (
    <>
      <p data-own-marks="">{spoken.say(spoken.joined.atDesk, { marks: ownMarks(device, spoken) })}</p>
      <PhoneSettings words={words.settings} />
      <h3 class="label">{words.works}</h3>
      <ul class="this-phone">
        {factsOf(traits).map((fact) => (
          <Fact key={fact.is} fact={fact} words={words} />
        ))}
      </ul>
      {!traits.isInstalled && (
        <details class="more">
          <summary>{words.moveAway.title}</summary>
          <MoveAway />
        </details>
      )}
      <IfTaken way="second" />
    </>
  );
}

function Fact({ fact: { is, holds }, words }: { fact: PhoneFact; words: ThisPhoneWords }): JSX.Element {
  return (
    <li data-fact={is} data-holds={holds}>
      <span class="unseen">{holds ? words.yes : words.no}: </span>
      {words.facts[is]}
      {is === 'install' && <Button says={words.installNow} onClick={INSTALL_OFFER.take} />}
    </li>
  );
}

function useTraits(): PhoneTraits {
  const { outbox, photos } = useReporting();
  const { serviceWorker, storage } = navigator as Partial<Navigator>;
  // Never comes where the browser keeps no apps.
  const worker = useAnswer(async () => serviceWorker?.ready, []);
  const isPersisted = useAnswer(
    async () => (storage as Partial<StorageManager> | undefined)?.persisted?.().catch(() => false),
    [],
  );
  return {
    hasWorker: worker !== undefined,
    isPersisted: isPersisted === true,
    wakesWorker: 'SyncManager' in window,
    isInstalled: matchMedia('(display-mode: standalone)').matches,
    isDurable: outbox.state.value.durable && photos.areDurable.value,
    isApple: isApple(navigator.userAgent, navigator.maxTouchPoints),
    offersInstall: INSTALL_OFFER.offer.value !== null,
  };
}
