/** The rows of the machine: for each event and each state of upload and photo, the next state and the effects. */
import type { Denial, Effect, Impossible, PhotoStanding, UploadStanding, WayEvent, WayState } from './terms.js';

export type Row = { to?: Partial<WayState>; effects: readonly Effect[]; deny?: Denial } | { impossible: Impossible };
/** Either one row for every state of the photo, or a row for each. */
type Rows = Row | Record<PhotoStanding, Row>;
type ByUpload = Record<UploadStanding, Rows>;

const does = (...effects: Effect[]): Row => ({ effects });
const moves = (to: Partial<WayState>, ...effects: Effect[]): Row => ({ to, effects });
const denies = (deny: Denial): Row => ({ effects: [], deny });

const STAYS = does();
const FORGET = moves({ upload: 'none' }, 'forget-upload');
const END = moves({ upload: 'done' }, 'remove-file', 'upload-done');
const END_AS_LOST = moves({ upload: 'done', photo: 'failed' }, 'remove-file', 'photo-lost', 'upload-done');

/** A refused upload leaves nothing. */
const refusesUpload = (deny: Denial): Row => ({ ...FORGET, effects: ['forget-upload'], deny });
const GONE = refusesUpload({ code: 'gone' });
const GONE_FROM_ENTRY = refusesUpload({ code: 'gone', field: 'media' });
const HERE_ALREADY = refusesUpload({ code: 'conflict', field: 'media', why: 'photo-here-already' });
const NO_UPLOAD = denies({ code: 'not-found' });
const RECEIVED = denies({ code: 'conflict', why: 'received-already' });

const begin: Rows = {
  unknown: denies({ code: 'not-found', field: 'id' }),
  waiting: moves({ upload: 'receiving' }, 'make-upload'),
  processing: denies({ code: 'conflict', field: 'id', why: 'photo-here-already' }),
  ready: denies({ code: 'conflict', field: 'id', why: 'photo-here-already' }),
  failed: moves({ upload: 'receiving' }, 'make-upload'),
  gone: denies({ code: 'gone', field: 'id' }),
  dropped: denies({ code: 'not-found', field: 'id' }),
};

/** A row for photos that wait for this upload, and refusals for all others. */
function forWaiting(row: Row): Rows {
  const { waiting, processing, failed } = { waiting: row, processing: row, failed: row };
  const refusals = { unknown: GONE, ready: HERE_ALREADY, gone: GONE_FROM_ENTRY, dropped: GONE_FROM_ENTRY };
  return { waiting, processing, failed, ...refusals };
}

// With `processing`, the move may be this upload's own, before a crash: the newsroom knows it again by its command (J3).
const TAKE = moves(
  { upload: 'received', photo: 'processing' },
  'settle-file',
  'photo-processing',
  'upload-received',
  'queue',
);
const REFUSE_FILE: Row = {
  ...moves({ upload: 'none', photo: 'failed' }, 'forget-upload', 'photo-failed'),
  deny: { code: 'unsupported', why: 'photo-fault' },
};

const turn: Rows = {
  unknown: END,
  waiting: moves({ photo: 'processing' }, 'photo-processing', 'decode'),
  processing: does('decode'),
  ready: END,
  failed: moves({ photo: 'processing' }, 'photo-processing', 'decode'),
  gone: END,
  dropped: END,
};

// The file goes before the photo is shown: it alone holds what the camera knew of place and device.
const SHOW = moves({ upload: 'done', photo: 'ready' }, 'put-files', 'remove-file', 'photo-ready', 'upload-done');
const FAIL = moves({ upload: 'done', photo: 'failed' }, 'remove-file', 'photo-failed', 'upload-done');

const everywhere = (row: Row): Record<PhotoStanding, Row> => ({
  unknown: row,
  waiting: row,
  processing: row,
  ready: row,
  failed: row,
  gone: row,
  dropped: row,
});

function onlyReceiving(rows: Rows): ByUpload {
  const other: Row = { impossible: 'look-not-asked-for' };
  return { none: other, receiving: rows, received: other, done: other };
}

function onlyDecoding(row: Row): ByUpload {
  const other: Row = { impossible: 'decoding-not-asked-for' };
  return { none: other, receiving: other, received: { ...everywhere(other), processing: row }, done: other };
}

const LOST_WITHOUT_UPLOAD = { ...everywhere(STAYS), processing: moves({ photo: 'failed' }, 'photo-lost') };
const UNWANTED = { ...everywhere(STAYS), gone: FORGET, dropped: FORGET };
const BEGUN: Row = { impossible: 'begun-twice' };

const named = { ...everywhere(STAYS), unknown: moves({ photo: 'waiting' }), dropped: moves({ photo: 'waiting' }) };
const DROP = moves({ photo: 'dropped' }, 'let-files-go');
const dropped = { ...everywhere(DROP), unknown: STAYS, gone: STAYS, dropped: STAYS };
const takenDown = { ...everywhere(moves({ photo: 'gone' }, 'let-files-go')), unknown: STAYS, gone: STAYS };

const whateverUpload = (rows: Rows): ByUpload => ({ none: rows, receiving: rows, received: rows, done: rows });
const told = does('tell-whole');

export const TABLE: Record<WayEvent, ByUpload> = {
  begin: { none: begin, receiving: BEGUN, received: BEGUN, done: BEGUN },
  'begin-failed': { none: FORGET, receiving: FORGET, received: BEGUN, done: BEGUN },
  'ask-offset': { none: NO_UPLOAD, receiving: does('tell-offset'), received: told, done: told },
  'send-piece': { none: NO_UPLOAD, receiving: does('take-bytes'), received: told, done: told },
  // A received upload is a photo already: a revision of its entry drops it.
  cancel: { none: NO_UPLOAD, receiving: FORGET, received: RECEIVED, done: RECEIVED },

  whole: {
    none: GONE,
    receiving: { ...everywhere(does('look')), unknown: GONE },
    received: does('queue'),
    done: STAYS,
  },
  'looks-like-photo': onlyReceiving(forWaiting(TAKE)),
  'is-no-photo': onlyReceiving(forWaiting(REFUSE_FILE)),
  turn: { none: STAYS, receiving: STAYS, received: turn, done: STAYS },
  decoded: onlyDecoding(SHOW),
  undecodable: onlyDecoding(FAIL),
  'not-shown': onlyDecoding(does('remove-put-files')),
  refused: { none: STAYS, receiving: FORGET, received: END, done: STAYS },
  lost: {
    none: LOST_WITHOUT_UPLOAD,
    receiving: LOST_WITHOUT_UPLOAD,
    received: { ...everywhere(END), processing: END_AS_LOST },
    done: LOST_WITHOUT_UPLOAD,
  },

  expired: { none: STAYS, receiving: FORGET, received: STAYS, done: FORGET },
  'let-go': { none: STAYS, receiving: UNWANTED, received: UNWANTED, done: STAYS },

  named: whateverUpload(named),
  dropped: whateverUpload(dropped),
  'taken-down': whateverUpload(takenDown),
};
