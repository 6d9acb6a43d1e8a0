/**
 * Turns of places at the slots in which something is done there. A place may take seconds over each answer, for as long as
 * something waits there: so a slot is given back after a while where others wait, they wait in a line, and places that were
 * slow last time, or did not answer, leave some slots to the others. Kept in memory alone: another instance learns anew who
 * is slow.
 */
export interface TurnLimits {
  /** Places at once. */
  slots: number;
  /** As many of them at most are slow ones. */
  forSlow: number;
  /** As many of them at most are not known to be prompt: slow ones, and those of which nothing is known yet. */
  forUnproven: number;
  /** Milliseconds after which a slot is given back where others wait. */
  turnMs: number;
  /** A place is slow where it takes so many milliseconds for each thing. */
  slowMs: number;
}

export interface Due {
  key: string;
  /** Whether the place is known elsewhere not to have answered last time. */
  wasSilent?: boolean;
}

/** Turn of a place, until it ends. */
export interface Turn {
  /** Whether its slot is to be given back: others wait for one. */
  isOver: () => boolean;
  /** Hears how long the place took for so many things. */
  took: (ms: number, things: number) => void;
  end: () => void;
}

/** Places of which it is known how they were last time: strangers name them, so the longest unheard of are forgotten. */
const KNOWN_MOST = 5_000;

export class Turns {
  /** Keys of those that wait, the longest first. */
  private readonly line = new Set<string>();
  private readonly running = new Set<string>();
  /** How each place was last time, the longest unheard of first. */
  private readonly known = new Map<string, 'slow' | 'prompt'>();

  constructor(
    /** Milliseconds, by a clock that never goes back. */
    private readonly clock: () => number,
    private readonly limits: TurnLimits,
  ) {}

  /** Takes note of those that are due; returns the keys of those whose turn it may be now, the longest waiting first. */
  next(due: readonly Due[]): string[] {
    const waiting = due.filter(({ key }) => !this.running.has(key));
    for (const { key, wasSilent = false } of waiting) if (wasSilent) this.note(key, 'slow');
    const keys = new Set(waiting.map(({ key }) => key));
    for (const key of this.line) if (!keys.has(key)) this.line.delete(key);
    // Those that waited before keep their place.
    for (const key of keys) this.line.add(key);
    return this.withinLimits([...this.line]);
  }

  /** Whether somebody waits for a slot. */
  isWaitedFor(): boolean {
    return this.line.size > 0;
  }

  begin(key: string): Turn {
    const { turnMs, slowMs } = this.limits;
    const begun = this.clock();
    this.line.delete(key);
    this.running.add(key);
    return {
      isOver: () => this.isWaitedFor() && this.clock() - begun >= turnMs,
      took: (ms, things) => this.note(key, ms / Math.max(1, things) >= slowMs ? 'slow' : 'prompt'),
      end: () => void this.running.delete(key),
    };
  }

  /** Forgets places that are not there any more. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.known.keys()) if (!keys.has(key)) this.known.delete(key);
  }

  private withinLimits(keys: readonly string[]): string[] {
    const { forSlow, forUnproven } = this.limits;
    const isSlow = (key: string): boolean => this.known.get(key) === 'slow';
    const isUnproven = (key: string): boolean => this.known.get(key) !== 'prompt';
    const held = [...this.running];
    let [slow, unproven] = [held.filter(isSlow).length, held.filter(isUnproven).length];
    return keys.filter((key) => {
      if (!isUnproven(key)) return true;
      if (unproven >= forUnproven || (isSlow(key) && slow >= forSlow)) return false;
      unproven += 1;
      if (isSlow(key)) slow += 1;
      return true;
    });
  }

  private note(key: string, how: 'slow' | 'prompt'): void {
    this.known.delete(key);
    this.known.set(key, how);
    const [oldest] = this.known.keys();
    if (this.known.size > KNOWN_MOST && oldest !== undefined) this.known.delete(oldest);
  }
}
