/** The parts of the strip that come behind the first screen. */
import type { JSX } from 'preact';
import { LockNow } from '../lock/lockNow.js';
import { WrongClock } from './wrongClock.js';

export function StripLater(): JSX.Element {
  return (
    <>
      <LockNow />
      <WrongClock />
    </>
  );
}
