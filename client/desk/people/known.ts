import type { PeopleAnswer } from '../../../shared/protocol/people.js';

/** Whether a person of this name and role is known: to the server that is the same person. */
export function isKnown(people: PeopleAnswer | null, { name, role }: { name: string; role: string }): boolean {
  const known = people === null ? [] : [...people.devices, ...people.invitations];
  return known.some((one) => one.name === name.trim() && one.role === role);
}
