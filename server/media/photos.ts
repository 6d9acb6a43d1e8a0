/**
 * Takes photos from phones and makes them what readers see. An upload is looked at when its last byte has come, moves
 * its photo to `processing`, and is decoded in its turn; its file is gone as soon as it is decoded, or found to be no
 * photo. The table of photoWay.ts says what follows from what; the chapters here carry it out.
 */
import { Caretaker } from './photos/caretaker.js';
import { Developing } from './photos/developing.js';
import type { Leases } from '../leases.js';
import { UploadLocks } from './photos/locks.js';
import { Receiving, type ReceivingParts } from './photos/receiving.js';
import { PhotoRunner, type RunnerParts } from './photos/runner.js';
import { Taking } from './photos/taking.js';

export interface PhotoIntakeParts extends Omit<RunnerParts, 'closing'>, Pick<ReceivingParts, 'journal' | 'limits'> {
  leases: Leases;
  newId: () => string;
  onFault: (error: unknown, where: string) => void;
}

export class PhotoIntake {
  /** Uploads as a phone makes them: begin, send bytes, ask how many came, end. */
  readonly receiving: Receiving;
  /** For the protocol of uploads, which holds a lock while bytes come. */
  readonly locks: UploadLocks;
  private readonly closing = new AbortController();
  private readonly developing: Developing;
  private readonly taking: Taking;
  private readonly caretaker: Caretaker;

  constructor(parts: PhotoIntakeParts) {
    const closing = this.closing.signal;
    this.locks = new UploadLocks(parts.leases);
    const shared = { ...parts, closing, locks: this.locks, runner: new PhotoRunner({ ...parts, closing }) };
    this.developing = new Developing(shared);
    this.taking = new Taking({ ...shared, developing: this.developing });
    this.receiving = new Receiving({ ...shared, taking: this.taking });
    this.caretaker = new Caretaker({ ...shared, taking: this.taking, developing: this.developing });
  }

  /** Takes up what an earlier process left, and begins to look after what comes. */
  start(): Promise<void> {
    return this.caretaker.start();
  }

  async stop(): Promise<void> {
    this.caretaker.stop();
    this.closing.abort();
    // Decoding may take long, and is stopped first: callers that wait for a decoded photo then wait no longer.
    await this.developing.stop();
    await this.taking.settled();
    await this.caretaker.settled();
  }
}
