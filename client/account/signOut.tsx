import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useOnce } from './useOnce.js';

interface SignOutProps {
  /** Answers whether the server has ended the session. */
  signOut: () => Promise<boolean>;
  words: { signOut: string; signOutHow: string; signOutFailed: string; stay: string };
}

/** Signs out in two steps: there is no way back in without a new link. */
export function SignOut({ signOut, words }: SignOutProps): JSX.Element {
  const [is, setIs] = useState<'in' | 'asked' | 'failed'>('in');
  const leave = useOnce(async () => {
    if (!(await signOut())) setIs('failed');
  });
  if (is !== 'asked') {
    return (
      <div>
        <button type="button" class="quiet" onClick={() => setIs('asked')}>
          {words.signOut}
        </button>
        {is === 'failed' && <p role="alert">{words.signOutFailed}</p>}
      </div>
    );
  }
  return (
    <div class="ask" role="alert">
      <p>{words.signOutHow}</p>
      <div class="row">
        <button type="button" class="second" onClick={leave}>
          {words.signOut}
        </button>
        <button type="button" class="second" onClick={() => setIs('in')}>
          {words.stay}
        </button>
      </div>
    </div>
  );
}
