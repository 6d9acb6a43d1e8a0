/** Which of the people that a desk knows came by a device's invitations, and which of them go with it. */
import { broughtBy, type Brought } from '../../../shared/brought.js';
import {
  INVITED_HOURS,
  INVITED_HOURS_ALL,
  type DeskDevice,
  type PeopleAnswer,
} from '../../../shared/protocol/people.js';

export type BroughtHere = Brought<DeskDevice>;

/** The choices of how far back those go who came by its invitations, in hours. */
export const CHOICES = { none: 0, hour: INVITED_HOURS, day: 24, all: INVITED_HOURS_ALL } as const;

const HOUR_MS = 3_600_000;

/** Those that are signed in, the newest first. */
export function broughtIn({ devices, ended }: PeopleAnswer, id: string): BroughtHere[] {
  const live = new Set(devices);
  return broughtBy(id, [...devices, ...ended], (device) => !live.has(device)).filter(({ device }) => live.has(device));
}

/** `now`: the server's clock, ISO 8601. */
export function goes({ at }: BroughtHere, hours: number, now: string): boolean {
  return hours > 0 && Date.parse(at) >= Date.parse(now) - hours * HOUR_MS;
}

/** The last hour, in which a phone that was taken did most; but nobody signs this very device out without having chosen it. */
export function firstChoice(brought: readonly BroughtHere[], now: string): number {
  const endsOwn = brought.some((one) => one.device.own && goes(one, CHOICES.hour, now));
  return endsOwn ? CHOICES.none : CHOICES.hour;
}
