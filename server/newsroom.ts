/**
 * The verbs of the house. Each parses its input, and then: authorise -> render -> append -> publish. They throw `Refused`
 * with an answer from the closed table; any other error is a defect.
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
import type { Actor, Decision, Look } from './newsroom/decision.js';
import { Dispatch, type Accepted, type NewsroomParts } from './newsroom/dispatch.js';
import { renderedAgain, type HtmlAgain } from './newsroom/html.js';
import type { Command } from './newsroom/commandIdentity.js';
import { movedPhoto, type PhotoMove } from './newsroom/media.js';
import { postedEntry, previewOf } from './newsroom/post.js';
import { publishedEntry } from './newsroom/publish.js';
import { retractedEntry } from './newsroom/retract.js';
import { revisedEntry } from './newsroom/revise.js';
import { takenDownEntry } from './newsroom/takedown.js';

export type { Actor } from './newsroom/decision.js';
export type { Accepted, NewsroomParts } from './newsroom/dispatch.js';
export type { PhotoMove } from './newsroom/media.js';

export interface Newsroom extends Record<CommandName, (actor: Actor, input: unknown) => Promise<Accepted>> {
  /** Makes a blog (owners). The receipt's id is the slug. */
  createBlog: (actor: Actor, input: unknown) => Promise<Accepted>;
  /** Moves a photo on as its file comes: the server's own verb, which no door offers. `device`: the file's sender. */
  media: (move: PhotoMove, device: string | null) => Promise<Accepted>;
  /** Makes the HTML of an entry that is plain text for now: the server's own verb, too. */
  html: (again: HtmlAgain) => Promise<Accepted>;
  /** Shows a post as readers would see it; stores nothing. */
  preview: (actor: Actor, input: unknown) => Promise<PublicEntry>;
}

/** The server as an actor: it moves photos on and renders again. */
const SERVER: Actor['person'] = { id: 'server', blog: null, name: 'Server', role: 'owner' };

export function createNewsroom(parts: NewsroomParts): Newsroom {
  const dispatch = new Dispatch(parts);
  return {
    post: verb(dispatch, parsePost, postedEntry),
    revise: verb(dispatch, parseRevise, revisedEntry),
    retract: verb(dispatch, parseRetract, retractedEntry),
    publish: verb(dispatch, parsePublish, publishedEntry),
    takedown: verb(dispatch, parseTakedown, takenDownEntry),
    blog: verb(dispatch, parseBlog, patchedBlog),
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

/** Makes a verb. A command that was stored under older rules gets its receipt, although it would be refused now (rule J3). */
function verb<Given extends Command & { id?: string }>(
  dispatch: Dispatch,
  parse: (input: unknown) => Parsed<Given>,
  decide: (look: Look, command: Given) => Promise<Decision>,
) {
  return async (actor: Actor, input: unknown): Promise<Accepted> => {
    const parsed = parse(input);
    const first = parsed.ok ? null : await dispatch.storedBefore(actor, input);
    if (first !== null) return first;
    const command = accepted(parsed);
    return dispatch.run(actor, idOf(command), command, (look) => decide(look, command), input);
  };
}

/** Returns the id of a command. The id of a post is that of its entry. */
function idOf({ command, id = '' }: { command?: string; id?: string }): string {
  return command ?? id;
}

function accepted<Value>(parsed: Parsed<Value>): Value {
  if (parsed.ok) return parsed.value;
  const { code, ...details } = parsed.refusal;
  throw new Refused(code, details);
}
