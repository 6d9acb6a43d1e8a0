/** The rooms that tell the outside of changes: readers' browsers, other people's programs and channels, and a hub. */
import { WEBHOOK_LIMITS } from '../outbound/outbound.js';
import { OutletAdmin } from '../outlets/outletAdmin.js';
import { OutletsRoom } from '../outlets/outletsRoom.js';
import { Webhook } from '../outlets/webhook.js';
import { PushRoom } from '../push/pushRoom.js';
import type { Followers } from '../record/followers.js';
import type { Site } from '../render/views.js';
import type { Journal } from '../storage/ports.js';
import { TelegramCarrier } from '../telegram/carrier.js';
import { ChannelSetting } from '../telegram/channelSetting.js';
import { WebSub } from '../websub/webSub.js';
import type { AppParts } from './appParts.js';
import type { Faults } from './faults.js';

export interface Telling {
  push: PushRoom;
  outlets: OutletsRoom;
  outletAdmin: OutletAdmin;
  channelSetting: ChannelSetting;
  /** null: there is no hub. */
  webSub: WebSub | null;
}

/** The record, behind its guard. */
interface Record {
  journal: Journal;
  followers: Followers;
}

interface Around extends Pick<Faults, 'onFault'> {
  site: Site;
}

export function wireTelling(parts: AppParts, record: Record, around: Around): Telling {
  return {
    push: wirePush(parts, record, around),
    ...wireOutlets(parts, record, around),
    webSub: wireWebSub(parts, record, around),
  };
}

function wirePush(
  { store, outbound, metrics, now }: AppParts,
  { journal, followers }: Record,
  { site, onFault }: Around,
): PushRoom {
  return new PushRoom({ store, journal, followers, outbound, site, metrics, now, onFault });
}

function wireOutlets(
  { store, webhookOutbound: outbound, telegram, mediaStore, now, newId }: AppParts,
  { journal, followers }: Record,
  { site: { url }, onFault }: Around,
): Pick<Telling, 'outlets' | 'outletAdmin' | 'channelSetting'> {
  const { photos } = store;
  const carriers = {
    webhook: new Webhook({ outbound, now, patienceMs: WEBHOOK_LIMITS.timeoutMs }),
    telegram: new TelegramCarrier({ ...telegram, journal, photos, mediaStore, url, now }),
  };
  const outlets = new OutletsRoom({ store, journal, followers, carriers, now, onFault });
  const onResumed = (): void => outlets.wake();
  const outletAdmin = new OutletAdmin({ outlets: store.outlets, carriers, outbound, now, newId, onResumed });
  const channelSetting = new ChannelSetting({ ...telegram, outlets: store.outlets, admin: outletAdmin });
  return { outlets, outletAdmin, channelSetting };
}

function wireWebSub(
  { config, store, outbound, log, now }: AppParts,
  { journal, followers }: Record,
  { onFault }: Around,
): WebSub | null {
  const { hubUrl: url, publicUrl: origin } = config;
  if (url === null) return null;
  return new WebSub({ url, origin, store, journal, followers, outbound, log, now, onFault });
}
