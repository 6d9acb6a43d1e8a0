/** What this page says about photos. */
import type { RefusalCode } from '../../../shared/refusals.js';
import type { OwnPhotoState } from '../mine/photos.js';
import type { FileKind } from '../photos/kindOfFile.js';

const photos = (count: number) => (count === 1 ? '1 photo' : `${count.toString()} photos`);

export const photoWords = {
  title: 'Photos',
  add: 'Add photos',
  take: 'Take a photo',
  choose: 'Choose photos',
  clean: 'Place and device data are removed before a photo leaves this phone.',
  preparing: (place: number, of: number) =>
    of === 1 ? 'Preparing the photo' : `Preparing photo ${place.toString()} of ${of.toString()}`,
  photo: (place: number) => `Photo ${place.toString()}`,
  alt: 'For those who cannot see it',
  altExample: 'what the picture shows',
  caption: 'Caption',
  credit: 'Credit',
  creditExample: 'who took it',
  moveUp: (place: number) => `Move photo ${place.toString()} up`,
  moveUpShort: 'Move up',
  removed: 'Photo removed.',
  full: (most: number) => `${most.toString()} photos are the most for one entry.`,
  noRoom: 'This phone has no room for the photo. Free some space and choose it again.',
  notDescribed: (count: number) =>
    `${photos(count)} without a description. Some readers cannot see pictures: a few words are enough.`,
  sendAnyway: 'Send without',
  noDescription: 'No description',

  /** A file that is no photo we take, and what to do. `name`: the file's. */
  notAccepted: (name: string, kind: FileKind) => `${name}: ${ACCEPTED_INSTEAD[kind]}`,
  notDecoded: (name: string) =>
    `${name}: this browser cannot open it. Open it on the phone, take a screenshot, and choose that.`,

  states: {
    kept: 'On this phone',
    sending: 'Sending',
    refused: 'Not accepted',
    elsewhere: 'Waits on another phone',
    processing: 'The server prepares it',
    ready: 'Ready',
    failed: 'Failed',
    gone: 'Taken down',
  } satisfies Record<OwnPhotoState, string>,
  /** What left the phone may still be under way: all of it is there once the server says so. */
  percent: (share: number) => `${Math.min(99, Math.floor(share * 100)).toString()} %`,
  failed: 'The server could make nothing of this photo.',
  refused: (code: RefusalCode, message: string) => WHAT_NOW[code] ?? message,
  sendAgain: 'Send it again',
  chooseAnother: 'Choose another photo',
  removeIt: 'Remove it',

  strip: {
    sending: (place: number, of: number) => `Sending photo ${place.toString()} of ${of.toString()}`,
    noNetwork: (count: number) => `${photos(count)} waiting, no network`,
    busy: (count: number) => `${photos(count)} waiting, the server is busy`,
  },
};

const WHAT_NOW: Partial<Record<RefusalCode, string>> = {
  unsupported: 'The server does not take this kind of picture.',
  'too-large': 'This photo is too large for the server.',
  'not-found': 'The server does not know this photo, or it is no longer on this phone.',
  gone: 'The entry or this photo was withdrawn.',
};

const ACCEPTED_INSTEAD: Record<FileKind, string> = {
  heic: 'a HEIC picture. Choose it from the photo library, which hands it over as JPEG, or save it as JPEG first.',
  gif: 'a GIF. Choose a JPEG, PNG, WebP or AVIF picture instead.',
  svg: 'a drawing (SVG), not a photo. Choose a JPEG or PNG of it instead.',
  video: 'a video. Only photos can be sent: choose one, or take a screenshot of the video.',
  pdf: 'a PDF. Take a screenshot of the page and choose that.',
  empty: 'the file is empty. Choose another one.',
  unknown: 'not a picture that can be sent. Choose a JPEG, PNG, WebP or AVIF picture.',
  jpeg: 'cannot be sent.',
  png: 'cannot be sent.',
  webp: 'cannot be sent.',
  avif: 'cannot be sent.',
};
