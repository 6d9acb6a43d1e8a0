/**
 * The requests' bodies as JSON Schema, for the HTTP interface's document: made of the very schemas that parse, so that
 * the two cannot drift apart. A file of its own, which no script for a browser imports.
 */
import { z } from 'zod';
import { newBlog } from './blog.js';
import { blogCommand, posts, publishCommand, retractCommand, reviseCommand, takedownCommand } from './commands.js';
import { invitation } from './invitation.js';
import { moveCode, moveSecret, newMove, typedCode } from './move.js';
import { endedSubscription, endpoint, newSubscription, pushKeys } from './push.js';
import { botToken, newChannel, newWebhook, webhookUrl } from './outlets.js';
import { attemptSecret, invitationSecret, redemption } from './redemption.js';
import { lang, time, timeZone, webAddress } from './text.js';

/** By HTTP the address names the blog and the entry, and headers may carry the command and the revision. */
const NAMED_BY_ADDRESS = { blog: true, id: true } as const;
const CARRIED_BY_HEADER = { command: true } as const;
const REV_BY_HEADER = { rev: true } as const;

const onEntry = { ...NAMED_BY_ADDRESS, ...CARRIED_BY_HEADER } as const;

const BODIES = {
  NewBlog: newBlog,
  BlogPatch: blogCommand.partial({ blog: true, ...CARRIED_BY_HEADER, ...REV_BY_HEADER }),
  EntryPatch: reviseCommand.partial({ ...onEntry, ...REV_BY_HEADER }),
  Retraction: retractCommand.partial(onEntry),
  Publication: publishCommand.partial({ ...onEntry, ...REV_BY_HEADER }),
  Takedown: takedownCommand.partial(onEntry),
  NewInvitation: invitation,
  Redemption: redemption,
  MoveSecret: newMove,
  MoveCode: typedCode,
  NewSubscription: newSubscription,
  SubscriptionEnd: endedSubscription,
  NewOutlet: z.union([newWebhook, newChannel]),
};

/** Fields that are more than a JSON schema can say. */
const BEYOND = new Map<unknown, string>([
  [lang, 'A well-formed BCP 47 tag, such as "uk" or "az-Latn"; kept in its canonical spelling.'],
  [time, 'ISO 8601 with a zone; kept in UTC.'],
  [timeZone, 'An IANA time zone, such as "Asia/Baku".'],
  [webAddress, 'An http or https address without a user or password in it.'],
  [invitationSecret, 'What stands after `#` in the sign-in address.'],
  [moveSecret, '256 random bits in base64url, made by the new app for this one move and told to nobody else.'],
  [moveCode, 'The six digits that the new app shows.'],
  [endpoint, 'An https address of a push service.'],
  [pushKeys, 'The keys as `PushSubscription.toJSON` gives them: a point of P-256, and 16 random bytes.'],
  [webhookUrl, 'An https address on port 443 of the public internet, for a webhook.'],
  [botToken, 'The token of a bot, as @BotFather gave it. It is told to nobody again.'],
  [attemptSecret, 'Random; the same attempt may ask again for ten minutes.'],
]);

export type BodySchema = Readonly<Record<string, unknown>>;
export type BodyName = keyof typeof BODIES | 'NewEntry';

/** The requests' bodies by name, as schemas of OpenAPI 3.0. */
export function bodySchemas(): Record<BodyName, BodySchema> {
  const made = Object.entries(BODIES).map(([name, schema]) => [name, schemaOf(schema)]);
  return { ...(Object.fromEntries(made) as Record<keyof typeof BODIES, BodySchema>), NewEntry: newEntry() };
}

/** A schema for each kind of entry. */
function newEntry(): BodySchema {
  const kinds = Object.entries(posts).map(([kind, post]) => {
    const { required, ...rest } = schemaOf(post) as { required: string[] };
    return { title: `New ${kind}`, ...rest, required: required.filter((name) => name !== 'blog') };
  });
  return { oneOf: kinds };
}

function schemaOf(schema: z.ZodType): BodySchema {
  return z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    // A sender's side of the schema, not what is kept of it.
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const description = BEYOND.get(zodSchema);
      if (description !== undefined) jsonSchema.description = description;
      // The pattern of a time knows the leap years, and makes a tenth of the document.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
}
