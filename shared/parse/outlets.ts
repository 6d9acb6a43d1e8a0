/** The bodies with which an outlet of a blog is made, by kind. */
import { z } from 'zod';
import { because } from './because.js';
import { lang } from './text.js';

const URL_MAX = 1_000;

export const webhookUrl = z
  .string()
  .max(URL_MAX, because('too-long', { n: URL_MAX }))
  .regex(/^https:\/\/[\x21-\x7e]+$/, because('not-https'));

export const newWebhook = z.strictObject({ kind: z.literal('webhook'), url: webhookUrl });

const TOKEN_MAX = 200;
const CHANNEL_MAX = 200;

export const botToken = z
  .string()
  .min(1, because('blank'))
  .max(TOKEN_MAX, because('too-long', { n: TOKEN_MAX }));

export const newChannel = z.strictObject({
  kind: z.literal('telegram'),
  token: botToken,
  channel: z
    .string()
    .min(1, because('blank'))
    .max(CHANNEL_MAX, because('too-long', { n: CHANNEL_MAX })),
  lang: lang.optional(),
});

export const NEW_OUTLETS = { webhook: newWebhook, telegram: newChannel } as const;
type NewOutletKind = keyof typeof NEW_OUTLETS;

export const outletOfKind = z.object({ kind: z.enum(Object.keys(NEW_OUTLETS) as NewOutletKind[]) });
