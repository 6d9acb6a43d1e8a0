/** The terms of the machine: states, events, and what is to be done. */
import type { RefusalCode } from '../../../shared/refusals.js';
import type { PhotoState, UploadState } from '../../storage/ports.js';

/** `none`: the record has no such upload, or forgot it. */
export type UploadStanding = UploadState | 'none';
/** `unknown`: no entry ever named it. */
export type PhotoStanding = PhotoState | 'unknown';

export interface WayState {
  upload: UploadStanding;
  photo: PhotoStanding;
}

/** Requests of a phone; all but `begin` are judged by the upload alone. */
type PhoneEvent =
  /** Announces a file. */
  | 'begin'
  /** The announced file could not be made, or the device has too many of them. */
  | 'begin-failed'
  | 'ask-offset'
  | 'send-piece'
  | 'cancel';

/** Steps of the server's own work, each under a lease of the upload. */
type WorkEvent =
  /** All announced bytes are there. */
  | 'whole'
  | 'looks-like-photo'
  | 'is-no-photo'
  /** A received upload is the next to be decoded. */
  | 'turn'
  | 'decoded'
  | 'undecodable'
  /** The files of a decoded photo are stored, and its entry did not take them. */
  | 'not-shown'
  /** The newsroom refused a move of the photo for good. */
  | 'refused'
  /** The upload's file, or the upload of a photo that is being decoded, stayed missing. */
  | 'lost';

type TimeEvent =
  /** An upload rested for as long as it may be resumed. */
  | 'expired'
  /** The look after the folders found the upload of a photo that nobody wants any more. */
  | 'let-go';

/** Commands of people, which move the photo in the journal's own transaction. */
type RecordEvent = 'named' | 'dropped' | 'taken-down';

export type WayEvent = PhoneEvent | WorkEvent | TimeEvent | RecordEvent;
/** Events that are judged without the photo's state. */
export type UploadEvent = 'ask-offset' | 'send-piece' | 'cancel' | 'expired';

export type Effect =
  | 'make-upload'
  /** Removes the upload's file, then its record. */
  | 'forget-upload'
  /** Removes the upload's file, and what was being made of it. */
  | 'remove-file'
  /** Makes the file outlive a power cut. */
  | 'settle-file'
  | 'take-bytes'
  | 'tell-offset'
  /** Tells the phone that all bytes have come. */
  | 'tell-whole'
  | 'look'
  | 'queue'
  | 'decode'
  | 'put-files'
  | 'remove-put-files'
  | 'upload-received'
  | 'upload-done'
  /** Moves of the photo in its entry, each one command of the newsroom. */
  | 'photo-processing'
  | 'photo-ready'
  | 'photo-failed'
  | 'photo-lost'
  /** The store's own, in the transaction of the command: files of the photo are listed for removal. */
  | 'let-files-go';

/** A negative answer; `photo-fault` takes its reason from the fault of the photo. */
export interface Denial {
  code: RefusalCode;
  field?: 'id' | 'media';
  why?: 'photo-here-already' | 'received-already' | 'photo-fault';
}

/** Events that cannot happen where the runner works as it should: each is a defect, and is thrown as one. */
export type Impossible = 'begun-twice' | 'look-not-asked-for' | 'decoding-not-asked-for';

export interface Step {
  next: WayState;
  /** In this order; where one fails, the state has not changed, and the same event comes again. */
  effects: readonly Effect[];
  /** After the effects. */
  deny?: Denial;
}
