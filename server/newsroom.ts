/**
 * The verbs of the house. Each parses what came in, and then: authorise -> render -> append -> publish. They throw
 * `Refused` with an answer from the closed table; whatever else they throw is a defect.
 */
import type { PublicEntry } from '../shared/entry.js';
import {
  parseBlog,
  parseNewBlog,
  parsePost,
  parsePublish,
  parseRetract,
  parseRevise,
  parseTakedown,
  type Parsed,
} from '../shared/parse.js';
import type { CommandName } from '../shared/protocol/desk.js';
import { Refused } from '../shared/refusals.js';
import { settingsOfNewBlog, patchedBlog } from './newsroom/blogSettings.js';
import {
  createDispatch,
  type Accepted,
  type Actor,
  type Decision,
  type Look,
  type NewsroomParts,
} from './newsroom/dispatch.js';
import { renderedAgain, type HtmlAgain } from './newsroom/html.js';
import { movedPhoto, type PhotoMove } from './newsroom/media.js';
import { postedEntry, previewOf } from './newsroom/post.js';
import { publishedEntry } from './newsroom/publish.js';
import { retractedEntry } from './newsroom/retract.js';
import { revisedEntry } from './newsroom/revise.js';
import { takenDownEntry } from './newsroom/takedown.js';

export type { Accepted, Actor, NewsroomParts } from './newsroom/dispatch.js';
export type { PhotoMove } from './newsroom/media.js';

export interface Newsroom extends Record<CommandName, (actor: Actor, input: unknown) => Promise<Accepted>> {
  /** Makes a blog (owners). The receipt's id is the slug. */
  createBlog: (actor: Actor, input: unknown) => Promise<Accepted>;
  /** Moves a photo on as its file comes: the server's own verb, which no door lets in. `device`: whose file it is. */
  media: (move: PhotoMove, device: string | null) => Promise<Accepted>;
  /** Makes the HTML of an entry that is plain text for now: the server's own verb, too. */
  html: (again: HtmlAgain) => Promise<Accepted>;
  /** What a post would look like to readers; stores nothing. */
  preview: (actor: Actor, input: unknown) => Promise<PublicEntry>;
}

/** Who moves photos on. */
const SERVER: Actor['person'] = { id: 'server', blog: null, name: 'Server', role: 'owner' };

export function createNewsroom(parts: NewsroomParts): Newsroom {
  const dispatch = createDispatch(parts);
  /** One that was stored under older rules gets its receipt, although it would not be taken now (rule J3). */
  const verb =
    <Command extends { blog: string; id?: string; command?: string; rev?: number | undefined }>(
      parse: (input: unknown) => Parsed<Command>,
      decide: (look: Look, command: Command) => Promise<Decision>,
    ) =>
    async (actor: Actor, input: unknown): Promise<Accepted> => {
      const parsed = parse(input);
      const first = parsed.ok ? null : await dispatch.storedBefore(actor, input);
      if (first !== null) return first;
      const command = accepted(parsed);
      return dispatch.run(actor, idOf(command), command, (look) => decide(look, command), input);
    };
  return {
    post: verb(parsePost, postedEntry),
    revise: verb(parseRevise, revisedEntry),
    retract: verb(parseRetract, retractedEntry),
    publish: verb(parsePublish, publishedEntry),
    takedown: verb(parseTakedown, takenDownEntry),
    blog: verb(parseBlog, patchedBlog),
    createBlog: async (actor, input) => {
      const { slug, ...given } = accepted(parseNewBlog(input));
      return dispatch.create(actor, slug, settingsOfNewBlog(given, parts.publisher));
    },
    media: (move, device) =>
      dispatch.run({ device, person: SERVER }, move.command, move, (look) => movedPhoto(look, move)),
    html: (again) =>
      dispatch.run({ device: null, person: SERVER }, again.command, again, (look) => renderedAgain(look, again)),
    preview: async (actor, input) => {
      const command = accepted(parsePost(input));
      return previewOf(await dispatch.look(actor, command.blog), command);
    },
  };
}

/** A post's id is the entry's and the command's. */
function idOf({ command, id = '' }: { command?: string; id?: string }): string {
  return command ?? id;
}

function accepted<Value>(parsed: Parsed<Value>): Value {
  if (parsed.ok) return parsed.value;
  const { code, ...details } = parsed.refusal;
  throw new Refused(code, details);
}
