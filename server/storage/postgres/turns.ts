/**
 * One change under way per blog and instance; the others wait in line here. They would wait for the blog's lock in the
 * database anyway, each with a connection in its hands, until none is left for other blogs.
 */
import { StoreAway } from '../ports.js';

const MOST_WAITING = 200;
/** Who waited longer is told to come again: a database that stands still would be waited for once by each in turn. */
const WAIT_MS = 5_000;

interface Line {
  last: Promise<unknown>;
  waiting: number;
}

export type Turns = <Result>(blog: string, work: () => Promise<Result>) => Promise<Result>;

export function createTurns({ most = MOST_WAITING, waitMs = WAIT_MS } = {}): Turns {
  const lines = new Map<string, Line>();

  return (blog, work) => {
    const line = lines.get(blog) ?? { last: Promise.resolve(), waiting: 0 };
    if (line.waiting > most) return Promise.reject(new StoreAway(`${most.toString()} changes of ${blog} wait already`));
    lines.set(blog, line);
    line.waiting += 1;
    const since = performance.now();
    const turn = line.last.then(() => {
      if (performance.now() - since > waitMs)
        throw new StoreAway(`the changes of ${blog} before this one took too long`);
      return work();
    });
    line.last = turn.then(leave, leave);
    return turn;

    function leave(): void {
      line.waiting -= 1;
      if (line.waiting === 0) lines.delete(blog);
    }
  };
}
