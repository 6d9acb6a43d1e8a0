/** The person whom an editor invites to a blog. Owners are made on the server alone. */
import { z } from 'zod';
import { because } from './because.js';
import { line } from './text.js';

const HOURS_MAX = 720;
const MINUTES_MAX = 60;

export const invitation = z.strictObject({
  // The same name is the same person: a line has no blanks and marks around it that would make another one.
  name: line(),
  role: z.enum(['reporter', 'editor']).default('reporter'),
  hours: z
    .int(because('not-whole'))
    .min(1, because('too-low', { n: 1 }))
    .max(HOURS_MAX, because('too-high', { n: HOURS_MAX }))
    .default(24),
  /** In place of hours, for a code on a screen that is replaced all the time. */
  minutes: z
    .int(because('not-whole'))
    .min(1, because('too-low', { n: 1 }))
    .max(MINUTES_MAX, because('too-high', { n: MINUTES_MAX }))
    .optional(),
});
