/** Outlets as the operator's commands reach them. */
import type { OutletFault } from '../../shared/protocol/outlets.js';
import { OutletAdmin } from '../outlets/outletAdmin.js';
import { Webhook } from '../outlets/webhook.js';
import type { Parts } from '../parts.js';
import { TelegramCarrier } from '../telegram/carrier.js';

export function adminOf({
  store,
  webhookOutbound: outbound,
  telegram,
  mediaStore,
  config,
  now,
  newId,
}: Parts): OutletAdmin {
  const { journal, photos } = store;
  const carriers = {
    webhook: new Webhook({ outbound, now }),
    telegram: new TelegramCarrier({ ...telegram, journal, photos, mediaStore, url: config.publicUrl, now }),
  };
  return new OutletAdmin({ outlets: store.outlets, carriers, outbound, isOperators: true, now, newId });
}

export function faultOf({ why, status, error }: OutletFault): string {
  if (error !== undefined) return `${why}, error ${error} in the log`;
  return status === undefined ? why : `${why}, status ${status.toString()}`;
}
