/** The ways in which the page is opened again, and in which its passkey is turned on and off. */
import { signal } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import { useOnce } from '../../account/useOnce.js';
import { browserWaiting } from '../../words/chunks.js';
import { useReporting } from '../screens/hooks.js';
import { PHONE_UNLOCK } from './laterUnlock.js';
import { dropPasskey, keepPasskey, passkeyOn, type Passkey } from './passkey.js';

/** `late`: the part that asks the phone did not come; `refused`: the phone, its owner or the check said no. */
export type Fault = 'late' | 'refused';
type PhoneUnlock = Awaited<ReturnType<typeof PHONE_UNLOCK.get>>;

/** Runs a deed of the part that comes later. */
function usePhoneUnlock() {
  const { isStored } = useReporting();
  const [fault, setFault] = useState<Fault | null>(null);
  const ask = useOnce(async (deed: (part: PhoneUnlock) => Promise<void>) => {
    setFault(null);
    const part = await PHONE_UNLOCK.get().catch(() => null);
    if (part === null) {
      setFault('late');
      // Browsers may remember that a file did not come, and refuse it until the page is loaded anew.
      return void browserWaiting.answered().then(() => isStored() && browserWaiting.reload());
    }
    await deed(part).catch(() => setFault('refused'));
  });
  return { fault, ask };
}

/** Opens the page with its passkey. */
export function useOpening(passkey: Passkey) {
  const { lock, shelf } = useReporting();
  const { fault, ask } = usePhoneUnlock();
  const open = () =>
    ask(async ({ askPasskey }) => {
      keepPasskey(shelf, await askPasskey(location, passkey));
      lock.wake();
    });
  return { fault, open };
}

/** Counts the times that it was turned on and off: the offer and the setting tell the same. */
const turns = signal(0);

/** The passkey that is on, and the ways to turn it on and off. */
export function usePasskey() {
  const { shelf } = useReporting();
  const passkey = useMemo(() => passkeyOn(shelf), [turns.value]);
  const { fault, ask } = usePhoneUnlock();
  const turnOn = (name: string) =>
    ask(async ({ makePasskey }) => {
      keepPasskey(shelf, await makePasskey(location, name));
      turns.value += 1;
    });
  const turnOff = () => {
    dropPasskey(shelf);
    turns.value += 1;
    if (passkey !== null) void ask(({ disownPasskey }) => disownPasskey(location, passkey));
  };
  return { passkey, fault, turnOn, turnOff };
}
