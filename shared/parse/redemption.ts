/** The body of a sign-in: an invitation's secret, and an attempt's, by which the same page may ask again. */
import { z } from 'zod';

const SECRET = /^[\w-]{20,100}$/;

export const invitationSecret = z.string().regex(SECRET);
export const attemptSecret = z.string().regex(SECRET);

export const redemption = z.object({ invitation: invitationSecret, attempt: attemptSecret });
