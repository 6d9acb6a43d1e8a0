/** A message of the server as a notification: always one is shown, as browsers ask of those who were let notify. */
import type { PushMessage } from '../../shared/protocol/push.js';
import type { PushEvent, ReadersScope, ShownNotification } from './scope.js';

/** The data that a notification carries. */
export interface Shown {
  seq: number;
  address: string;
}

export async function showMessage(
  { registration }: ReadersScope,
  data: PushEvent['data'],
  icon: string,
): Promise<void> {
  const message = readMessage(data);
  // A message that is not understood comes of a newer server: its page knows more.
  if (message === null) return registration.showNotification(new URL(registration.scope).host, { icon });
  const shown = await registration.getNotifications({ tag: message.id });
  const newer = shown.find((one) => shownOf(one).seq > message.seq);
  if (newer !== undefined) return registration.showNotification(newer.title, { ...optionsOf(newer), icon });
  const { title, body, lang, dir, id: tag, seq, address, at, quiet } = message;
  await registration.showNotification(title, {
    ...{ body, lang, dir, tag, icon },
    data: { seq, address } satisfies Shown,
    ...(at !== undefined && { timestamp: Date.parse(at) }),
    renotify: !quiet,
    silent: quiet,
  });
}

/** A message that was overtaken: what is shown stays, without a sound. */
function optionsOf({ body, lang, dir, tag, data }: ShownNotification): object {
  return { body, lang, dir, tag, data, silent: true };
}

export function shownOf({ data }: Pick<ShownNotification, 'data'>): Shown {
  const { seq = 0, address = '' } = (data ?? {}) as Partial<Shown>;
  return { seq, address };
}

/** null where it is not understood. */
export function readMessage(data: PushEvent['data']): PushMessage | null {
  try {
    const message = data?.json() as Partial<PushMessage> | null | undefined;
    const isOurs = message?.v === 1 && typeof message.id === 'string' && typeof message.title === 'string';
    return isOurs ? (message as PushMessage) : null;
  } catch {
    return null;
  }
}
