/** Whom an editor invites to a blog. Owners are made on the server alone. */
import { z } from 'zod';
import { line } from './text.js';

const HOURS_MAX = 720;

export const invitation = z.strictObject({
  // The same name is the same person: blanks around it must not make another one.
  name: line().transform((name) => name.trim()),
  role: z.enum(['reporter', 'editor']).default('reporter'),
  hours: z
    .int('is not a whole number')
    .min(1, 'is below 1')
    .max(HOURS_MAX, `is above ${HOURS_MAX.toString()}`)
    .default(24),
});
