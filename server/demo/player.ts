/** Plays a script: each step at its time, in order, by its actor; names become ids, minutes ago become times. */
import { setTimeout as rest } from 'node:timers/promises';
import type { TranslatedWords } from '../../shared/entry.js';
import type { CommandName, Receipt } from '../../shared/protocol/desk.js';
import type { DrawingName } from './drawings.js';
import { FinalRefusal, type Reporter } from './reporter.js';
import { BLOG } from './script/blog.js';
import { marked } from './script/marks.js';
import { shownIn } from './script/pictures.js';
import { secondsOf, type Actor, type BlogChange, type Picture, type Post, type Step } from './script/step.js';

export interface PlayerParts {
  blog: string;
  cast: Record<Actor, Pick<Reporter, 'send' | 'upload'>>;
  /** Returns a drawing as a JPEG. */
  draw: (name: DrawingName) => Promise<Buffer>;
  now: () => Date;
  newId: () => string;
  signal: AbortSignal;
  /** Hears of each step that the server has, and of each that it refused for good, with its sentence. */
  onStep: (step: Step, refused: string | null) => void;
}

interface Version {
  id: string;
  rev: number;
}

interface NamedPicture {
  id: string;
  picture: Picture;
}

/** The credit of every picture: it is not a photo, and says so. */
export const CREDIT = 'Drawn for this demo by the Rallyline project';

export class Player {
  /** Each entry's id and rev, by its name in the script. */
  private readonly versions = new Map<string, Version>();
  private blogRev = 1;

  constructor(private readonly parts: PlayerParts) {}

  /** Plays the steps `pace` times faster than life. Rejects when the demo stops. */
  async play(steps: readonly Step[], pace: number): Promise<void> {
    let at = 0;
    for (const step of steps) {
      const gap = secondsOf(step.at) - at;
      // Gaps, not points in time: after a long break of the connection, nothing comes in a flood.
      await rest((gap * 1_000) / pace, undefined, { signal: this.parts.signal });
      await this.take(step);
      at = secondsOf(step.at);
    }
  }

  private async take(step: Step): Promise<void> {
    try {
      await this.perform(step);
      this.parts.onStep(step, null);
    } catch (error) {
      if (!(error instanceof FinalRefusal)) throw error;
      this.parts.onStep(step, error.message);
    }
  }

  private perform(step: Step): Promise<void> {
    switch (step.does) {
      case 'post':
        return this.post(step);
      case 'revise':
        return this.edit(step, step.change);
      case 'retract':
        return this.retract(step);
      case 'publish':
        return this.edit(step, {});
      case 'blog':
        return this.changeBlog(step);
    }
  }

  private async post(step: Post): Promise<void> {
    const { pictures = [], ...draft } = marked(step.entry, step.illustrative);
    const media = pictures.map((picture) => ({ id: this.parts.newId(), picture }));
    const payload = {
      ...draft,
      id: this.parts.newId(),
      happenedAt: new Date(this.parts.now().getTime() - (step.minutesAgo ?? 0) * 60_000).toISOString(),
      ...('corrects' in draft && draft.corrects !== undefined ? { corrects: this.known(draft.corrects).id } : {}),
      ...(media.length === 0 ? {} : { media: media.map(mediaOf), translations: withPictures(draft, media) }),
    };
    this.remember(step.name, await this.send(step, 'post', payload));
    for (const named of media) this.upload(step.by, named);
  }

  /** The entry does not wait for its photo (rule O4), nor the rally for either. */
  private upload(by: Actor, { id, picture }: NamedPicture): void {
    const { blog, cast, draw } = this.parts;
    cast[by].upload({ id, blog, bytes: () => draw(picture.drawing) });
  }

  /** Revises or publishes the version of the entry that the desk has seen. */
  private async edit(step: Extract<Step, { does: 'revise' | 'publish' }>, change: object): Promise<void> {
    const { id, rev } = this.known(step.name);
    const payload = { command: this.parts.newId(), id, rev, ...change };
    this.remember(step.name, await this.send(step, step.does, payload));
  }

  private async retract(step: Extract<Step, { does: 'retract' }>): Promise<void> {
    const { id } = this.known(step.name);
    await this.send(step, 'retract', { command: this.parts.newId(), id, reason: step.reason });
  }

  private async changeBlog(step: Extract<Step, { does: 'blog' }>): Promise<void> {
    const change = { ...step.change, ...this.summaryOf(step.change) };
    const payload = { command: this.parts.newId(), rev: this.blogRev, ...change };
    this.blogRev = (await this.send(step, 'blog', payload)).rev;
  }

  private send({ by }: Step, command: CommandName, payload: object): Promise<Receipt> {
    return this.parts.cast[by].send(command, { blog: this.parts.blog, ...payload });
  }

  private summaryOf({ summary }: BlogChange) {
    if (summary === undefined) return {};
    return {
      summary: summary.map(({ entry, ...point }) => ({
        ...point,
        ...(entry === undefined ? {} : { entry: this.known(entry).id }),
      })),
    };
  }

  private known(name: string): Version {
    const found = this.versions.get(name);
    if (found === undefined) throw new Error(`The script means ${name} before it is posted.`);
    return found;
  }

  private remember(name: string, { id, rev }: Receipt): void {
    this.versions.set(name, { id, rev });
  }
}

/** A drawing shows nobody's face, so nothing in it had to be covered. */
function mediaOf({ id, picture: { alt } }: NamedPicture) {
  return { id, alt, credit: CREDIT, facesChecked: true };
}

/** The draft's translations, with what each picture shows. */
function withPictures(
  { lang, translations = {} }: Post['entry'],
  media: readonly NamedPicture[],
): Record<string, TranslatedWords & { text?: string }> {
  const photos = media.map(({ id, picture: { drawing } }) => ({ id, drawing }));
  const others = BLOG.languages.filter((other) => photos.length > 0 && other !== lang);
  const langs = [...new Set([...Object.keys(translations), ...others])];
  const said = langs.map((other) => [other, { ...translations[other], ...shownIn(other, photos) }] as const);
  return Object.fromEntries(said.filter(([, words]) => Object.keys(words).length > 0));
}
