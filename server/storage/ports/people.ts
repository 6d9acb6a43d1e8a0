/** People who report and edit, their devices, and their invitations. */
import type { Role } from '../../../shared/entry.js';

export interface Person {
  id: string;
  /** The blog; null for an owner, who has every blog. */
  blog: string | null;
  /** The byline. */
  name: string;
  role: Role;
}

export type DeviceKind = 'session' | 'token';

export interface Device {
  id: string;
  person: string;
  kind: DeviceKind;
  /** A name for people to tell devices apart, such as "iPhone · Safari"; null where none is known. */
  deviceName: string | null;
  createdAt: string;
  lastSeenAt: string;
  revokedAt: string | null;
}

/** An invitation that can still be redeemed. */
export interface Invitation {
  id: string;
  person: string;
  createdAt: string;
  expiresAt: string;
  /** The device that made it; null where the command line did, or where that was not noted yet. */
  invitedBy: string | null;
}

/** The person behind a device or an invitation. */
export interface Belonging {
  name: string;
  blog: string | null;
  role: Role;
}

/**
 * `invitation`: the one by which it came, and `invitedBy`, the device that made that one; `movedFrom`: the device that gave
 * it a session. Each null where it came otherwise, or where that was not noted.
 */
export type ListedDevice = Device & Belonging & Record<'invitation' | 'invitedBy' | 'movedFrom', string | null>;

export interface Identity {
  device: string;
  person: Person;
}

/** A device as its secret identifies it, with what decides whether the secret is enough. */
export interface KnownDevice extends Identity {
  kind: DeviceKind;
  /** The hash of the session's second half; null for a token, and for a session of before that has none yet. */
  halfHash: string | null;
  createdAt: string;
}

/** The least time between two writes of `seen` for one device. */
export const SEEN_EVERY_MS = 60_000;
/** An attempt to redeem an invitation that is repeated within this time gets the same device again: its answer may have been lost. */
export const REPEAT_MS = 10 * 60_000;

/** `secretHash`: the hash of the secret in the link. */
export interface NewInvitation {
  id: string;
  person: string;
  secretHash: string;
  expiresAt: string;
  at: string;
}

/** Secrets reach this port as their SHA-256 in hex; none is ever stored as it is. */
export interface People {
  /** The person of that byline and role in that blog; made where missing. The same `--name` is the same person. */
  person(who: { id: string; blog: string | null; name: string; role: Role }): Promise<Person>;
  addDevice(device: { id: string; person: string; kind: DeviceKind; secretHash: string; at: string }): Promise<void>;
  /** The device that has this secret, with its person; null where there is none, or it is revoked. Rule A1 rests on it. */
  identify(secretHash: string): Promise<KnownDevice | null>;
  /**
   * Gives a session that has no second half this one. Returns whether the session has it now: compared in the same
   * transaction, so that of two different ones that come at once the first is kept. False where there is no such session.
   */
  takeHalf(device: string, halfHash: string): Promise<boolean>;
  /** Notes that a device was used; may be called at every request, writes at most once a minute and device. */
  seen(device: string, at: string): Promise<void>;
  /** Names a device, for people alone to tell it by. */
  nameDevice(device: string, deviceName: string): Promise<void>;
  devices(): Promise<ListedDevice[]>;
  /**
   * Ends a device, of any person, with all sessions that were moved from it, and from those again: also from the ones
   * before it that were signed out. Invitations that they made and nobody redeemed are withdrawn. `since`: ends also the
   * devices that came since that time by invitations of those, and what stems from them in either way; null: none of
   * these. All of it in one transaction, and nobody comes meanwhile. Returns false where there is no such device.
   */
  revoke(device: string, at: string, since?: string | null): Promise<boolean>;
  /**
   * Ends a device alone, by the wish of its own person: its secret is forgotten, so that it is never told as put out. What
   * was moved from it, or invited by it, goes on: people leave the browser for the app, and a borrowed machine.
   */
  signOut(device: string, at: string): Promise<void>;
  /** Whether the device that had this secret was ended by somebody else. */
  isPutOut(secretHash: string): Promise<boolean>;
  /**
   * Ends a device as `revoke` does, but not where no owner's device would be left that is not revoked: nobody could make
   * a blog any more. Compared in the transaction, so that where two owners end each other's device one of them stays.
   */
  remove(device: string, at: string, since?: string | null): Promise<'removed' | 'unknown' | 'last-owner'>;
  /** Which of these devices are revoked, or not known at all as after a restore (asked every second, rule A3). */
  revokedAmong(devices: readonly string[]): Promise<string[]>;
  /**
   * Makes an invitation, as one that is withdrawn with the device that makes it; null: with none. Returns false where that
   * device is ended: compared in the same transaction.
   */
  invite(invitation: NewInvitation & { invitedBy: string | null }): Promise<boolean>;
  /**
   * Invites by no device, where no owner can sign in or be invited in; returns whether it did. Compared in the same
   * transaction: where several instances start at once over one empty store, a single one makes the owner.
   */
  inviteFirstOwner(invitation: NewInvitation): Promise<boolean>;
  /** The invitations that can be redeemed at that time, by rising time of creation. */
  invitations(at: string): Promise<(Invitation & Belonging)[]>;
  /** Takes an invitation back. Returns false where there is none by that id, or it was redeemed or taken back before. */
  withdraw(invitation: string, at: string): Promise<boolean>;
  /** Whether there is an invitation of this secret, whatever became of it. Reads alone: strangers ask for any number of them. */
  knowsInvitation(secretHash: string): Promise<boolean>;
  /**
   * Redeems an invitation once: makes the device of `secretHash` and `halfHash`. The same attempt (its hash) within ten minutes gets
   * the same device again (`repeated`), by these hashes: the reply may have been lost. `refused`: unknown, expired, taken
   * back, or redeemed already.
   */
  redeem(ask: {
    invitationHash: string;
    attemptHash: string;
    device: { id: string; secretHash: string; halfHash: string };
    at: string;
  }): Promise<
    | { kind: 'redeemed' | 'repeated'; identity: Identity }
    | { kind: 'refused'; why: 'unknown' | 'expired' | 'withdrawn' | 'used' }
  >;
  /** Whether there is any owner who can sign in or be invited in. */
  hasOwner(): Promise<boolean>;
}
