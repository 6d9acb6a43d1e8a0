/** The bodies of a move: the new app's secret, and the six digits that it shows. */
import { z } from 'zod';
import { because } from './because.js';

export const moveSecret = z.string().regex(/^[\w-]{43}$/);

/** Blanks go: people type the digits in groups. */
export const moveCode = z
  .string()
  .overwrite((typed) => typed.replace(/\s/g, ''))
  .regex(/^\d{6}$/, because('malformed'));

export const newMove = z.object({ secret: moveSecret });
export const typedCode = z.object({ code: moveCode });
