/** The world around the reporter's page: account, outbox, photos, network and store. */
import type { JSX } from 'preact';
import type { Later } from '../account/later.js';
import type { Methods } from '../account/methods.js';
import type { AccountParts } from '../account/ports.js';
import type { faultOf } from '../entry/check.js';
import type { CoverScreenProps } from './cover/terms.js';
import type { FaceFinder } from './faces/finder.js';
import type { PhoneNetwork } from './network.js';
import type { OutboxParts } from './outbox.js';
import type { pageUpload } from '../photos/upload/pageUpload.js';
import type { PostedParts } from './mine/posted.js';
import type { PhotoFiles } from './photos/files.js';
import type { PhotoShelfParts } from './photos/photoShelf.js';
import type { KeptShelf } from '../store/phoneShelf.js';

/** The covering screen's file, as far as the screens before it know it. */
export interface CoverPart {
  CoverScreen: (props: CoverScreenProps) => JSX.Element;
}

/** The check of an entry, which comes after the form. */
export type LaterCheck = Later<{ faultOf: typeof faultOf }>;

export type ReportingParts = AccountParts &
  Omit<OutboxParts, 'send' | 'serverNow' | 'timing' | 'upload' | 'onAccepted' | 'onUploaded' | 'mayPhotosGo'> & {
    files: PhotoFiles;
    prepare: PhotoShelfParts['prepare'];
    check: LaterCheck;
    /** The screen on which faces are covered, which comes after the form. */
    cover: Later<CoverPart>;
    /** The search for faces in photos that are covered. */
    faces: FaceFinder;
    /** The page's own origin. */
    origin: string;
    /** The knowledge of the network that all requests share. */
    methods: Methods;
    /** Loads the code of uploads; rejects where its file does not come. */
    uploads: () => Promise<typeof pageUpload>;
    listing: PostedParts['listing'];
    network: PhoneNetwork;
    shelf: KeptShelf;
    /** Loads the newest build of this page. */
    renew: () => void;
    /** Takes everything off this phone, and this page to a neutral one. */
    leave: () => void;
    /** Told when the desk has put this phone out. */
    revoked: () => void;
    /** Told when nothing is written any more. */
    rested: () => void;
  };
