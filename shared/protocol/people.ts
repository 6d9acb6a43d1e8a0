/** The people of a blog, as interfaces tell of them: devices, invitations, and sessions that move by six digits. */
import type { Role } from '../entry.js';

/** The hours in which whoever came by invitations of a device goes with it, where nothing else is asked for. */
export const INVITED_HOURS = 1;
/** As many hours as go back to everybody. */
export const INVITED_HOURS_ALL = 87_600;

/** The answer of `GET .../people` to editors: who is signed in, and who is invited. */
export interface PeopleAnswer {
  devices: DeskDevice[];
  /** Those that are not signed in any more, and from which others came who are, or may still come. */
  ended: DeskDevice[];
  invitations: DeskInvitation[];
}

export interface DeskDevice {
  id: string;
  name: string;
  role: Role;
  kind: 'session' | 'token';
  /** A name for people to tell devices apart, such as "iPhone · Safari"; null where none is known. */
  deviceName: string | null;
  createdAt: string;
  lastSeenAt: string;
  /** Whether it is the device that asks. */
  own: boolean;
  /** The invitation by which it came; missing where it came otherwise. */
  invitation?: string;
  /** The device that made that invitation; missing where none did. */
  invitedBy?: string;
  /** The device that gave it a session by six digits; missing where none did. */
  movedFrom?: string;
}

export interface DeskInvitation {
  id: string;
  name: string;
  role: Role;
  createdAt: string;
  expiresAt: string;
  /** The device that made it; missing where none did. */
  invitedBy?: string;
}

/** The answer of `POST .../invitations` `{ name, role?, hours? }`, or `minutes` in place of hours. The address is shown once and kept nowhere. */
export interface InvitationAnswer {
  id: string;
  address: string;
  expiresAt: string;
}

/**
 * The answer of `POST /api/v1/moves` `{ secret }` to an app in which nobody is signed in: the six digits that it shows.
 * `id` is that of the device to be; `POST .../moves/session` `{ secret }` begins its session once they were typed in.
 */
export interface MoveAnswer extends FoundMove {
  code: string;
  now: string;
}

/** The answer of `POST /api/v1/moves/find` `{ code }` to the page that is signed in: for the person to compare. */
export interface FoundMove {
  id: string;
  deviceName: string | null;
  expiresAt: string;
}
