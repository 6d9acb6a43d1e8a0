/** The bodies with which an outlet of a blog is made, by kind. */
import { z } from 'zod';
import { because } from './because.js';

const URL_MAX = 1_000;

export const webhookUrl = z
  .string()
  .max(URL_MAX, because('too-long', { n: URL_MAX }))
  .regex(/^https:\/\/[\x21-\x7e]+$/, because('not-https'));

export const newWebhook = z.strictObject({ kind: z.literal('webhook'), url: webhookUrl });

export const NEW_OUTLETS = { webhook: newWebhook } as const;
export type NewOutletKind = keyof typeof NEW_OUTLETS;

export const outletOfKind = z.object({ kind: z.enum(Object.keys(NEW_OUTLETS) as NewOutletKind[]) });
