/** The locked page: nothing of the session, and the way to open it. The strip above it goes on telling what waits. */
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { SignOut } from '../../account/signOut.js';
import { Button } from '../../entry/button.js';
import { FaultMessage } from '../../entry/labelled.js';
import { useReporting, useThirdWords } from '../screens/hooks.js';
import { useOpening } from './opening.js';
import { PHONE_UNLOCK } from './laterUnlock.js';
import { passkeyOn, type Passkey } from './passkey.js';

export function LockScreen(): JSX.Element {
  const { lock } = useThirdWords();
  const passkey = passkeyOn(useReporting().shelf);
  const title = useRef<HTMLHeadingElement>(null);
  // The focus was on something that is not there any more.
  useLayoutEffect(() => title.current?.focus(), []);
  return (
    <main class="plain locked">
      <h1 ref={title} tabIndex={-1}>
        {lock.title}
      </h1>
      <p>{lock.goesOn}</p>
      {passkey === null ? <ByTap /> : <ByPhone passkey={passkey} />}
    </main>
  );
}

function ByTap(): JSX.Element {
  const { lock } = useReporting();
  const { lock: words } = useThirdWords();
  return (
    <>
      <p class="hint">{words.noMoreTap}</p>
      <Button says={words.open} look="first" onClick={lock.wake} />
    </>
  );
}

function ByPhone({ passkey }: { passkey: Passkey }): JSX.Element {
  const { account } = useReporting();
  const { lock: words } = useThirdWords();
  const { fault, open } = useOpening(passkey);
  useEffect(PHONE_UNLOCK.prepare, []);
  return (
    <>
      <p class="hint">{words.noMore}</p>
      <div role="alert">{fault !== null && <FaultMessage fault={words.faults[fault]} />}</div>
      <Button says={words.openByPhone} look="first" onClick={() => void open()} />
      <SignOut signOut={account.signOut} words={words.again} />
    </>
  );
}
