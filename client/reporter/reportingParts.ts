/** The world around the reporter's page: account, outbox, photos, network and store. */
import type { Later } from '../account/later.js';
import type { Methods } from '../account/methods.js';
import type { AccountParts } from '../account/ports.js';
import type { faultOf } from '../entry/check.js';
import type { FaceFinder } from './faces/finder.js';
import type { PhoneNetwork } from './network.js';
import type { OutboxParts } from './outbox.js';
import type { Exchange } from './outbox/exchange.js';
import type { PhotoFiles } from './photos/files.js';
import type { PhotoShelfParts } from './photos/photoShelf.js';
import type { KeptShelf } from './store/phoneShelf.js';

/** The check of an entry, which comes after the form. */
export type LaterCheck = Later<{ faultOf: typeof faultOf }>;

export type ReportingParts = AccountParts &
  Omit<OutboxParts, 'send' | 'serverNow' | 'timing' | 'upload' | 'onAccepted' | 'onUploaded' | 'mayPhotosGo'> & {
    files: PhotoFiles;
    prepare: PhotoShelfParts['prepare'];
    check: LaterCheck;
    faces: FaceFinder;
    /** The page's own origin. */
    origin: string;
    /** The knowledge of the network that all requests share. */
    methods: Methods;
    exchange: Exchange;
    network: PhoneNetwork;
    shelf: KeptShelf;
    /** Loads the newest build of this page. */
    renew: () => void;
    /** Told when nothing is written any more. */
    rested: () => void;
  };
