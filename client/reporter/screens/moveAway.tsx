/** The field for the six digits that the app on the home screen shows, and the question before it is signed in. */
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { useOnce } from '../../account/useOnce.js';
import { Button } from '../../entry/button.js';
import { instead } from '../../entry/instead.js';
import { FaultMessage, Labelled } from '../../entry/labelled.js';
import { MoveAway as Moving, type MoveAwayFault } from '../moving/moveAway.js';
import { moveRequests } from '../moving/requests.js';
import { useReporting, useThirdWords } from './hooks.js';
import { marksOf } from './marks.js';

export function MoveAway(): JSX.Element {
  const { raw } = useReporting();
  const words = useThirdWords();
  const says = words.thisPhone.moveAway;
  const moving = useMemo(() => new Moving(moveRequests(raw)), []);
  const { value: state } = moving.state;
  const { value: fault } = moving.fault;
  const told = fault === null ? null : sayFault(fault, words);
  return (
    <section class="move" data-move-away={state.is} aria-label={says.title}>
      {state.is === 'typing' && <Typing moving={moving} fault={told} />}
      {state.is === 'comparing' && (
        <>
          <p role="status">{says.compare}</p>
          <p class="move-marks">
            <bdi>{marksOf(state.move.deviceName, state.move.id, words)}</bdi>
          </p>
          <p>{says.warning}</p>
          <FaultMessage fault={told} />
          <Answers moving={moving} />
        </>
      )}
      {state.is === 'done' && (
        <>
          <p role="status">{words.say(says.done, { marks: marksOf(state.move.deviceName, state.move.id, words) })}</p>
          <Button says={says.another} look="quiet" onClick={moving.again} />
        </>
      )}
    </section>
  );
}

function sayFault(fault: MoveAwayFault, words: ReturnType<typeof useThirdWords>): string {
  const says = words.thisPhone.moveAway;
  switch (fault.is) {
    case 'short':
      return says.short;
    case 'lost':
      return fault.at === 'looking' ? says.lost : says.lostClaim;
    case 'refused':
      return fault.refusal.code === 'rate-limited' && fault.refusal.why === undefined
        ? words.say(says.wait, { n: fault.refusal.after ?? 1 })
        : sayRefusal(fault.refusal, words.refusals, words);
  }
}

function Typing({ moving, fault }: { moving: Moving; fault: string | null }): JSX.Element {
  const says = useThirdWords().thisPhone.moveAway;
  const [text, setText] = useState('');
  const look = useOnce(() => moving.look(text));
  return (
    <form noValidate onSubmit={instead(look)}>
      <Labelled name="move.code" label={says.code} hint={says.what} fault={fault}>
        {(attributes) => (
          <input
            {...attributes}
            class="field move-field"
            type="text"
            inputMode="numeric"
            dir="ltr"
            autoComplete="off"
            maxLength={12}
            value={text}
            onInput={({ currentTarget }) => {
              setText(currentTarget.value);
              moving.mend();
            }}
          />
        )}
      </Labelled>
      <Button says={says.look} type="submit" />
    </form>
  );
}

function Answers({ moving }: { moving: Moving }): JSX.Element {
  const says = useThirdWords().thisPhone.moveAway;
  const [isGoing, setGoing] = useState(false);
  const claim = useOnce(async () => {
    setGoing(true);
    await moving.claim();
    setGoing(false);
  });
  return (
    <div class="move-answers">
      <Button says={says.yes} data-move-yes="" disabled={isGoing} onClick={() => void claim()} />
      <Button says={says.no} data-move-no="" disabled={isGoing} onClick={moving.again} />
    </div>
  );
}
