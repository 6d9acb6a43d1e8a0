/** The lock among the settings of this phone, and the quiet line that offers the phone's own unlock once. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../entry/button.js';
import { FaultMessage } from '../../entry/labelled.js';
import { useAnswer } from '../screens/answer.js';
import { useReporting, useThirdWords } from '../screens/hooks.js';
import { usePasskey } from './opening.js';
import { canUsePhoneUnlock, noteOffered, wasOffered } from './passkey.js';

export function LockSetting(): JSX.Element {
  const { lock: words } = useThirdWords();
  const { passkey, fault, turnOn, turnOff } = usePasskey();
  const isThere = useAnswer(canUsePhoneUnlock, []);
  return (
    <section class="lock-setting" aria-labelledby="lock-setting">
      <h3 class="label" id="lock-setting">
        {words.setting}
      </h3>
      <p>{passkey === null ? words.byTap : words.byPhone}</p>
      {passkey !== null && <Button says={words.turnOff} onClick={turnOff} />}
      {passkey === null && isThere === true && (
        <Button says={words.turnOn} onClick={() => void turnOn(words.passkeyName)} />
      )}
      <div role="alert">{fault !== null && <FaultMessage fault={words.settingFaults[fault]} />}</div>
      {isThere === false && passkey === null && <p class="hint">{words.notHere}</p>}
      {(isThere === true || passkey !== null) && <p class="hint">{words.inList}</p>}
      <p class="hint">{words.noMore}</p>
    </section>
  );
}

/** The line on the first screen that offers it, once. */
export function LockOffer(): JSX.Element | null {
  return wasOffered(useReporting().shelf) ? null : <Offer />;
}

/** Stands there until somebody has answered it. */
function Offer(): JSX.Element | null {
  const { shelf } = useReporting();
  const { lock: words } = useThirdWords();
  const { passkey, fault, turnOn } = usePasskey();
  const [isAnswered, setAnswered] = useState(false);
  const isThere = useAnswer(canUsePhoneUnlock, []);
  const answer = () => {
    noteOffered(shelf);
    setAnswered(true);
  };
  useEffect(() => {
    if (passkey !== null) answer();
  }, [passkey]);
  if (isAnswered || isThere !== true) return null;
  return (
    <section class="lock-offer">
      <p>{words.offer}</p>
      <div role="alert">{fault !== null && <FaultMessage fault={words.settingFaults[fault]} />}</div>
      <div class="row">
        <Button says={words.turnOn} look="quiet" onClick={() => void turnOn(words.passkeyName)} />
        <Button says={words.notNow} look="quiet" onClick={answer} />
      </div>
    </section>
  );
}
