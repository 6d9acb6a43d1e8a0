/** Plays a script: each step at its time, in order, by its actor; names become ids, minutes ago become times. */
import { setTimeout as rest } from 'node:timers/promises';
import type { CommandName, Receipt } from '../../shared/protocol/desk.js';
import type { DrawingName } from './drawings.js';
import { FinalRefusal, type Reporter } from './reporter.js';
import { marked } from './script/marks.js';
import { secondsOf, type Actor, type BlogChange, type Picture, type Post, type Step } from './script/step.js';

export interface PlayerParts {
  blog: string;
  cast: Record<Actor, Reporter>;
  /** A drawing as a JPEG. */
  draw: (name: DrawingName) => Promise<Buffer>;
  now: () => Date;
  newId: () => string;
  signal: AbortSignal;
  /** Told of each step that the server has, and of each that it refused for good, with its sentence. */
  onStep: (step: Step, refused: string | null) => void;
}

export interface Player {
  /** Plays the steps `pace` times faster than life. Rejects when it is stopped. */
  play: (steps: readonly Step[], pace: number) => Promise<void>;
}

interface Standing {
  id: string;
  rev: number;
}

/** Credit of every picture: it is not a photo, and says so. */
export const CREDIT = 'Drawn for this demo by the Rallyline project';

export function createPlayer(parts: PlayerParts): Player {
  const { blog, cast, now, newId, signal } = parts;
  const standing = new Map<string, Standing>();
  let blogRev = 1;

  async function play(steps: readonly Step[], pace: number): Promise<void> {
    let at = 0;
    for (const step of steps) {
      const gap = secondsOf(step.at) - at;
      // Gaps, not points in time: after a line that was down for long, nothing comes in a flood.
      await rest((gap * 1_000) / pace, undefined, { signal });
      await take(step);
      at = secondsOf(step.at);
    }
  }

  async function take(step: Step): Promise<void> {
    try {
      await perform(step);
      parts.onStep(step, null);
    } catch (error) {
      if (!(error instanceof FinalRefusal)) throw error;
      parts.onStep(step, error.message);
    }
  }

  async function perform(step: Step): Promise<void> {
    switch (step.does) {
      case 'post':
        return post(step);
      case 'revise': {
        const { id, rev } = known(step.name);
        return standAt(step.name, await send(step.by, 'revise', { command: newId(), id, blog, rev, ...step.change }));
      }
      case 'retract': {
        const { id } = known(step.name);
        await send(step.by, 'retract', { command: newId(), id, blog, reason: step.reason });
        return;
      }
      case 'publish': {
        const { id, rev } = known(step.name);
        return standAt(step.name, await send(step.by, 'publish', { command: newId(), id, blog, rev }));
      }
      case 'blog': {
        const change = { ...step.change, ...summaryOf(step.change) };
        blogRev = (await send(step.by, 'blog', { command: newId(), blog, rev: blogRev, ...change })).rev;
      }
    }
  }

  async function post(step: Post): Promise<void> {
    const { pictures = [], ...draft } = marked(step.entry, step.illustrative);
    const media = pictures.map((picture) => ({ id: newId(), picture }));
    const payload = {
      ...draft,
      id: newId(),
      blog,
      happenedAt: new Date(now().getTime() - (step.minutesAgo ?? 0) * 60_000).toISOString(),
      ...('corrects' in draft && draft.corrects !== undefined ? { corrects: known(draft.corrects).id } : {}),
      ...(media.length === 0 ? {} : { media: media.map(({ id, picture }) => mediaOf(id, picture)) }),
    };
    standAt(step.name, await send(step.by, 'post', payload));
    // The entry does not wait for its photo (rule O4), nor the rally for either.
    for (const { id, picture } of media) {
      cast[step.by].upload({ id, blog, bytes: () => parts.draw(picture.drawing) });
    }
  }

  function send(by: Actor, command: CommandName, payload: Record<string, unknown>): Promise<Receipt> {
    return cast[by].send(command, payload);
  }

  function known(name: string): Standing {
    const found = standing.get(name);
    if (found === undefined) throw new Error(`The script means ${name} before it is posted.`);
    return found;
  }

  function standAt(name: string, { id, rev }: Receipt): void {
    standing.set(name, { id, rev });
  }

  function summaryOf({ summary }: BlogChange) {
    if (summary === undefined) return {};
    return {
      summary: summary.map(({ entry, ...point }) => ({
        ...point,
        ...(entry === undefined ? {} : { entry: known(entry).id }),
      })),
    };
  }

  return { play };
}

/** Nobody's face is in a drawing, and nothing in it was covered. */
function mediaOf(id: string, { alt }: Picture) {
  return { id, alt, credit: CREDIT, facesChecked: true };
}
