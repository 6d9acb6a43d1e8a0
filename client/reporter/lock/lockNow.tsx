/** The lock in the strip, which is there whatever else is shown: a button, and the watch over the time. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { pageTicks } from '../../account/clock.js';
import { after } from '../../account/device.js';
import { Button } from '../../entry/button.js';
import { Mark } from '../../entry/mark.js';
import { useReporting, useThirdWords } from '../screens/hooks.js';
import { PHONE_UNLOCK } from './laterUnlock.js';
import { LockWatch } from './lockWatch.js';
import { passkeyOn } from './passkey.js';
import { followUse } from './use.js';

export function LockNow(): JSX.Element | null {
  const { lock, shelf } = useReporting();
  const { lock: words } = useThirdWords();
  useWatch();
  useEffect(() => {
    // The part that opens the page is to be here before it is locked, and the network gone.
    if (passkeyOn(shelf) !== null) PHONE_UNLOCK.prepare();
  }, []);
  if (lock.isAsleep.value) return null;
  return (
    <Button
      says={<Mark of="lock" />}
      look="strip-lock bare"
      aria-label={words.now}
      title={words.now}
      onClick={lock.sleep}
    />
  );
}

function useWatch(): void {
  const { lock, shelf } = useReporting();
  useEffect(() => {
    const watch = new LockWatch({ lock, shelf, now: Date.now, ticks: pageTicks, after });
    watch.start();
    const end = followUse(document, window, watch);
    return () => {
      end();
      watch.stop();
    };
  }, []);
}
