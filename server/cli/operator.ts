/** The operator acts as an owner without a device: a person who can read the data folder needs no sign-in. */
import { createNewsroom, type Actor, type Newsroom } from '../newsroom.js';
import type { Parts } from '../parts.js';

export const OPERATOR: Actor = {
  device: null,
  person: { id: 'operator', blog: null, name: 'Operator', role: 'owner' },
};

/** Makes a newsroom beside the server's: the server finds its changes when it compares itself with the journal (F4). */
export function operatorsNewsroom({ config, store, bus, markdown, now, newId, newSalt }: Parts): Newsroom {
  return createNewsroom({
    journal: store.journal,
    markdown,
    publish: (item) => bus.publish(item),
    now,
    newId,
    newSalt,
    publisher: { name: config.siteName, contact: config.siteContact ?? '' },
  });
}
