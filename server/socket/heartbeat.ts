/**
 * Asks every connection now and then whether it is still there. All share one timer, and each second asks a share of
 * them: two timers for each would take memory for nothing, and thousands who came at once would be asked at once for
 * ever.
 */
/** Each ping wakes a phone's radio. The times after which proxies end a silent connection begin at a minute. */
export const PING_INTERVAL_MS = 50_000;
export const PING_TIMEOUT_MS = 20_000;

const TURN_MS = 1_000;
const SHARES = PING_INTERVAL_MS / TURN_MS;
const PATIENCE = PING_TIMEOUT_MS / TURN_MS;

export interface Pinged {
  ping: () => void;
  /** Called when its time to answer is over. */
  endUnlessHeard: () => void;
}

export class Heartbeat<Member extends Pinged> {
  private readonly shares = Array.from({ length: SHARES }, () => new Set<Member>());
  private timer: NodeJS.Timeout | undefined;
  private turn = 0;
  private next = 0;

  start(): void {
    this.timer = setInterval(() => this.beat(), TURN_MS);
  }

  /** Returns a function that takes the member away again. */
  add(member: Member): () => void {
    this.next = (this.next + 1) % SHARES;
    const share = this.shares[this.next];
    share?.add(member);
    return () => share?.delete(member);
  }

  *members(): Generator<Member> {
    for (const share of this.shares) yield* share;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Looks at the members that were asked twenty seconds ago, then asks those whose turn it is. */
  private beat(): void {
    this.turn = (this.turn + 1) % SHARES;
    this.shares.at(this.turn - PATIENCE)?.forEach((member) => member.endUnlessHeard());
    this.shares[this.turn]?.forEach((member) => member.ping());
  }
}
