/** Posts and corrects at a steady rate, and takes every second entry down: each step through the next instance. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { entryOf, send, type Sender, type Verb } from './commands.js';

export interface Changed {
  /** The corrected text of each entry that stays. */
  corrected: Map<string, string>;
  takenDown: string[];
  /** Answers that were neither an acknowledgement nor a refusal to be repeated: tests expect none. */
  wrong: string[];
}

export interface Changer {
  /** Begins no more entries, and waits until all are done. */
  stop: () => Promise<Changed>;
  /** Gives up entries under way: the servers are gone. */
  abandon: () => void;
}

const AGAIN_MS = 300;

export function startChanger(options: Sender & { urls: string[]; everyMs: number }): Changer {
  const { urls, everyMs, ...sender } = options;
  const changed: Changed = { corrected: new Map(), takenDown: [], wrong: [] };
  const under = new Set<Promise<void>>();
  let abandoned = false;
  let rounds = 0;
  let turns = 0;
  const timer = setInterval(() => {
    const one = round(rounds++ % 2 === 1)
      .catch((error: unknown) => void changed.wrong.push(String(error)))
      .finally(() => under.delete(one));
    under.add(one);
  }, everyMs);

  async function round(takesDown: boolean): Promise<void> {
    const id = randomUUID();
    const words = `As it was, in other words: ${id}.`;
    const { rev } = await deliver('post', entryOf(id, 'As it was said at first.'));
    await deliver('revise', { entry: id, command: randomUUID(), rev, text: words });
    if (takesDown) {
      await deliver('takedown', { entry: id, command: randomUUID() });
      changed.takenDown.push(id);
    } else changed.corrected.set(id, words);
  }

  async function deliver(verb: Verb, body: Parameters<typeof send>[3]) {
    for (;;) {
      const said = await send(urls[turns++ % urls.length] ?? '', sender, verb, body).catch(() => null);
      if (said !== null && said.status < 300) return said.body;
      if (said !== null && said.body.retry !== true) throw new Error(`${verb}: ${JSON.stringify(said)}`);
      if (abandoned) throw new Error(`${verb}: given up`);
      await sleep(AGAIN_MS);
    }
  }

  return {
    stop: async () => {
      clearInterval(timer);
      while (under.size > 0) await Promise.race(under);
      return changed;
    },
    abandon: () => {
      abandoned = true;
      clearInterval(timer);
    },
  };
}
