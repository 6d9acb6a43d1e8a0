/** Six digits on the screen of an app in which nobody is signed in. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { minutesAndSeconds } from '../../../shared/messages/times.js';
import { after } from '../../account/device.js';
import { newHalf } from '../../account/half.js';
import { BrowserShelf, localStorageOrNull } from '../../account/shelf.js';
import { useOnce } from '../../account/useOnce.js';
import { Button } from '../../entry/button.js';
import { FaultMessage } from '../../entry/labelled.js';
import { keepJoined } from '../../account/joinedNote.js';
import { MoveHere as Moving, type MoveHereState } from '../moving/moveHere.js';
import { moveRequests } from '../moving/requests.js';
import { openHalf } from '../../store/openHalf.js';
import { useReporting, useThirdWords } from './hooks.js';
import { marksOf } from './marks.js';

export function MoveHere(): JSX.Element {
  const words = useThirdWords();
  const says = words.thisPhone.moveHere;
  const moving = useMoving();
  const { value: state } = moving.state;
  return (
    <section class="move" data-move={state.is} aria-label={says.title}>
      <h2>{says.title}</h2>
      <Shown state={state} />
      <FaultMessage fault={faultOf(state, moving.isLost.value, words)} />
      <Ways state={state} moving={moving} />
    </section>
  );
}

function useMoving(): Moving {
  const { shelf, raw } = useReporting();
  const moving = useMemo(
    () =>
      new Moving({
        requests: moveRequests(raw),
        shelf,
        after,
        now: Date.now,
        newSecret: newHalf,
        onSession: async ({ half }) => {
          // The cookie counts together with it alone: the page goes on once it is stored.
          if (!(await keepHalf(half))) return false;
          keepJoined();
          location.replace('/report');
          return true;
        },
      }),
    [],
  );
  useEffect(() => {
    moving.start();
    return () => moving.stop();
  }, [moving]);
  return moving;
}

async function keepHalf(half: string): Promise<boolean> {
  return (await openHalf(new BrowserShelf(localStorageOrNull()))).keep(half);
}

function faultOf(state: MoveHereState, isLost: boolean, words: ReturnType<typeof useThirdWords>): string | null {
  if (state.is === 'full') return words.thisPhone.moveHere.full;
  if (state.is === 'over') return sayRefusal(state.refusal, words.refusals, words);
  return isLost && state.is !== 'taken' ? words.thisPhone.moveHere.lost : null;
}

function Shown({ state }: { state: MoveHereState }): JSX.Element | null {
  const { thisPhone } = useThirdWords();
  const says = thisPhone.moveHere;
  switch (state.is) {
    case 'idle':
      return <p>{says.what}</p>;
    case 'asking':
      return <p role="status">{says.making}</p>;
    case 'shown':
      return <Code state={state} />;
    case 'taken':
      return <p role="status">{says.taken}</p>;
    case 'over':
    case 'full':
      return null;
  }
}

const SECOND_MS = 1_000;

function Code({ state: { move, endsAt } }: { state: Extract<MoveHereState, { is: 'shown' }> }): JSX.Element {
  const words = useThirdWords();
  const { thisPhone, say } = words;
  const says = thisPhone.moveHere;
  const [now, setNow] = useState(Date.now());
  const digits = useRef<HTMLParagraphElement>(null);
  // They are what the screen is for now, on a small one, too.
  useEffect(() => digits.current?.scrollIntoView({ block: 'center' }), []);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.ceil((endsAt - now) / SECOND_MS));
  const time = minutesAndSeconds(left, words.lang);
  return (
    <>
      <p>{says.how}</p>
      <p class="move-code" role="status" ref={digits}>
        <span class="unseen">{says.code}: </span>
        <bdi dir="ltr">
          {move.code.slice(0, 3)} {move.code.slice(3)}
        </bdi>
      </p>
      <p class="move-marks">
        <bdi>{marksOf(move.deviceName, move.id, words)}</bdi>
      </p>
      <p role="timer" aria-live="off">
        {say(says.left, { time })}
      </p>
    </>
  );
}

function Ways({ state, moving }: { state: MoveHereState; moving: Moving }): JSX.Element | null {
  const says = useThirdWords().thisPhone.moveHere;
  const begin = useOnce(() => Promise.resolve(moving.begin()));
  switch (state.is) {
    case 'idle':
    case 'over':
    case 'full':
      return (
        <Button
          says={{ idle: says.show, over: says.another, full: says.again }[state.is]}
          data-move-begin=""
          onClick={() => void begin()}
        />
      );
    case 'asking':
    case 'shown':
      return <Button says={says.stop} look="quiet" onClick={() => moving.forget()} />;
    case 'taken':
      return null;
  }
}
