/** The identification of callers, for HTTP and sockets alike: by credentials, and by address. */
import { createAddressOf, type AddressOf } from '../auth/address.js';
import { Identities } from '../auth/identity.js';
import { createAccess, type Access } from '../http/access.js';
import type { AppParts } from './appParts.js';

export interface Identification {
  identities: Identities;
  access: Access;
  addressOf: AddressOf;
  /** PUBLIC_URL is https: cookies are Secure. */
  secure: boolean;
}

export function createIdentification({ config, store, now }: AppParts): Identification {
  const secure = config.publicUrl.startsWith('https:');
  const identities = new Identities(store.people, { secure, now });
  return {
    identities,
    access: createAccess(identities, config),
    addressOf: createAddressOf(config.trustProxy),
    secure,
  };
}
