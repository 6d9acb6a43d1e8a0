/**
 * Changes of a blog, one under way at a time in this instance; the others wait here. They would wait for the blog's lock
 * in the database anyway, each with a connection in its hands, until none is left for other blogs.
 */
import { StoreAway } from '../ports.js';

const MOST_WAITING = 200;
/** A change that waited longer is refused: where the database stands still, each would wait for it once in its turn. */
const WAIT_MS = 5_000;

interface Queue {
  last: Promise<unknown>;
  waiting: number;
}

export class BlogQueue {
  private readonly queues = new Map<string, Queue>();
  private readonly most: number;
  private readonly waitMs: number;

  constructor({ most = MOST_WAITING, waitMs = WAIT_MS } = {}) {
    this.most = most;
    this.waitMs = waitMs;
  }

  /** Does the work in the blog's turn. Throws `StoreAway` where too many wait, or it waited too long. */
  async run<Result>(blog: string, work: () => Promise<Result>): Promise<Result> {
    const queue = this.queues.get(blog) ?? { last: Promise.resolve(), waiting: 0 };
    if (queue.waiting > this.most) throw new StoreAway(`${this.most.toString()} changes of ${blog} wait already`);
    this.queues.set(blog, queue);
    queue.waiting += 1;
    const since = performance.now();
    const turn = queue.last.then(() => {
      if (performance.now() - since > this.waitMs)
        throw new StoreAway(`the changes of ${blog} before this one took too long`);
      return work();
    });
    const leave = (): void => this.leave(blog, queue);
    queue.last = turn.then(leave, leave);
    return turn;
  }

  private leave(blog: string, queue: Queue): void {
    queue.waiting -= 1;
    if (queue.waiting === 0) this.queues.delete(blog);
  }
}
