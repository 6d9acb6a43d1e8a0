/** The desk's page on a phone that is wiped while it is open in another tab: it goes as well, and leaves nothing. */
import type { KeptHalf } from '../../store/keptHalf.js';
import type { Neighbours } from '../../store/neighbours.js';
import { clearStorages } from '../../store/traces.js';

export interface LeavingDesk {
  neighbours: Pick<Neighbours, 'listen'>;
  /** Lets go of all that the page keeps and shows. */
  desk: { leave: () => void };
  half: Pick<KeptHalf, 'end'>;
  /** Leads to a neutral page; called once. */
  go: () => void;
}

export function leaveWithPhone({ neighbours, desk, half, go }: LeavingDesk): void {
  const stop = neighbours.listen((news) => {
    if (typeof news !== 'object' || !('end' in news)) return;
    stop();
    half.end();
    desk.leave();
    clearStorages();
    go();
  });
}
