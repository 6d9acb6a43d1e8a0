/** Posts and corrects at a steady rate, and takes every second entry down: each step through the next instance. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { entryOf, send, type Said, type Sender, type Verb } from './commands.js';

export interface Changed {
  /** The corrected text of each entry that stays. */
  corrected: Map<string, string>;
  takenDown: string[];
  /** Answers that were neither an acknowledgement nor a refusal to be repeated: tests expect none. */
  wrong: string[];
}

type ChangerOptions = Sender & { urls: string[]; everyMs: number };

const AGAIN_MS = 300;

export class Changer {
  private readonly changed: Changed = { corrected: new Map(), takenDown: [], wrong: [] };
  private readonly under = new Set<Promise<void>>();
  private isAbandoned = false;
  private rounds = 0;
  private turns = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ChangerOptions) {}

  start(): void {
    this.timer = setInterval(() => {
      const round = this.round(this.rounds++ % 2 === 1)
        .catch((error: unknown) => void this.changed.wrong.push(String(error)))
        .finally(() => this.under.delete(round));
      this.under.add(round);
    }, this.options.everyMs);
  }

  /** Begins no more entries, and waits until all are done. */
  async stop(): Promise<Changed> {
    clearInterval(this.timer);
    while (this.under.size > 0) await Promise.race(this.under);
    return this.changed;
  }

  /** Gives up entries under way: the servers are gone. */
  abandon(): void {
    this.isAbandoned = true;
    clearInterval(this.timer);
  }

  private async round(takesDown: boolean): Promise<void> {
    const id = randomUUID();
    const text = `As it was, in other words: ${id}.`;
    const { rev } = await this.deliver('post', entryOf(id, 'As it was said at first.'));
    await this.deliver('revise', { entry: id, command: randomUUID(), rev, text });
    if (takesDown) {
      await this.deliver('takedown', { entry: id, command: randomUUID() });
      this.changed.takenDown.push(id);
    } else this.changed.corrected.set(id, text);
  }

  private async deliver(verb: Verb, body: Parameters<typeof send>[3]): Promise<Said['body']> {
    const { urls, token, blog } = this.options;
    for (;;) {
      const said = await send(urls[this.turns++ % urls.length] ?? '', { token, blog }, verb, body).catch(() => null);
      if (said !== null && said.status < 300) return said.body;
      if (said !== null && said.body.retry !== true) throw new Error(`${verb}: ${JSON.stringify(said)}`);
      if (this.isAbandoned) throw new Error(`${verb}: given up`);
      await sleep(AGAIN_MS);
    }
  }
}

export function startChanger(options: ChangerOptions): Changer {
  const changer = new Changer(options);
  changer.start();
  return changer;
}
