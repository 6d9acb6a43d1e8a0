/**
 * The control that takes everything off this phone: held, or by two steps. It stands at the end of the strip, away from Send,
 * and in the same place on each screen that lies over the strip.
 */
import type { ButtonHTMLAttributes, JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { after } from '../../account/device.js';
import { useReporting, useThirdWords } from '../screens/hooks.js';
import { Holding } from './holding.js';
import { Taken } from './taken.js';
import { Button } from '../../entry/button.js';
import { sayUnsent, unsentIn } from './unsent.js';

interface QuickExitProps {
  /** Whether it stands on a screen over the strip: then it leads to no other one, which would lie over that. */
  isOverStrip?: boolean;
}

export function QuickExit({ isOverStrip = false }: QuickExitProps): JSX.Element {
  const { leave } = useReporting();
  const { exit } = useThirdWords();
  const holding = useMemo(() => new Holding({ after, done: leave }), []);
  const state = holding.state.value;
  useLayoutEffect(() => holding.close, []);
  return (
    <>
      <button
        type="button"
        class="exit-hold bare"
        aria-label={exit.label}
        data-held={state === 'held'}
        {...pressing(holding)}
      >
        <Ring />
        <svg class="exit-mark" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M11 4H5v16h6M10 12h10M16 8l4 4-4 4" />
        </svg>
      </button>
      {state !== 'idle' && <Panel holding={holding} isOverStrip={isOverStrip} />}
    </>
  );
}

/** The ways of pressing: a finger or a mouse, Enter or Space, and a screen reader, whose press has neither. */
function pressing(holding: Holding): ButtonHTMLAttributes {
  const isKey = ({ key }: KeyboardEvent) => key === 'Enter' || key === ' ';
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      holding.press('finger', event.timeStamp);
    },
    onPointerUp: ({ timeStamp }) => holding.release(timeStamp),
    onPointerCancel: holding.cancel,
    onKeyDown: (event) => {
      if (!isKey(event)) return;
      event.preventDefault();
      if (!event.repeat) holding.press('key', event.timeStamp);
    },
    onKeyUp: (event) => {
      if (!isKey(event)) return;
      event.preventDefault();
      holding.release(event.timeStamp);
    },
    onBlur: holding.blurred,
    onClick: ({ detail }) => {
      if (detail === 0) holding.ask();
    },
    // A long press is no wish for the browser's own menu.
    onContextMenu: (event) => event.preventDefault(),
  };
}

/** Fills while the button is held; `pathLength` makes its whole way 1. */
function Ring(): JSX.Element {
  return (
    <svg class="exit-ring" viewBox="0 0 44 44" aria-hidden="true">
      <circle cx="22" cy="22" r="20" />
      <circle cx="22" cy="22" r="20" pathLength={1} class="exit-fill" />
    </svg>
  );
}

type PanelProps = Required<QuickExitProps> & { holding: Holding };

function Panel({ holding, isOverStrip }: PanelProps): JSX.Element {
  const { exit } = useThirdWords();
  const state = holding.state.value;
  if (state === 'asked') return <Asked holding={holding} isOverStrip={isOverStrip} />;
  return (
    <div class="exit-panel" role="status" data-held={state !== 'let-go'}>
      {state !== 'let-go' && <Ring />}
      <div>
        <p class="strong">{state === 'let-go' ? exit.letGo : exit.holding}</p>
        {state !== 'let-go' && <WhatGoes />}
      </div>
    </div>
  );
}

function WhatGoes(): JSX.Element {
  const { outbox, drafts } = useReporting();
  const words = useThirdWords();
  return <p>{sayUnsent(unsentIn(outbox.state.value.items, drafts), words)}</p>;
}

/** The second of two steps, for whoever cannot hold, or did not know. */
function Asked({ holding, isOverStrip }: PanelProps): JSX.Element {
  const { exit } = useThirdWords();
  const title = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  return (
    <div class="exit-panel exit-asked" role="group" aria-label={exit.label}>
      <p class="strong" tabIndex={-1} ref={title}>
        {exit.asked}
      </p>
      <WhatGoes />
      <p>{exit.noWayBack}</p>
      <div class="row">
        <Button says={exit.stay} onClick={holding.close} />
        <Button says={exit.sure} onClick={holding.finish} />
      </div>
      {!isOverStrip && <IfTaken way="quiet" />}
    </div>
  );
}

/** The way to the screen that says what this app cannot do; `way`: the look of its button. */
export function IfTaken({ way }: { way: 'second' | 'quiet' }): JSX.Element {
  const { taken } = useThirdWords();
  const [isRead, setRead] = useState(false);
  return (
    <>
      <Button says={taken.title} look={way} onClick={() => setRead(true)} />
      {isRead && <Taken onClose={() => setRead(false)} exit={<QuickExit isOverStrip />} />}
    </>
  );
}
