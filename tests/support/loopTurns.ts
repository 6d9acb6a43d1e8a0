/** Turns of the event loop in place of milliseconds: a busy machine makes them longer, and never fewer. */

/** Turns in which the databases and channels of a fake browser do all that was asked of them. */
const MANY = 200;

/** Resolves after so many turns of the event loop, in each of which whatever is due goes on by a step. */
export async function loopTurns(count = MANY): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((go) => setImmediate(go));
}

/** Resolves once it is so; a test that waits for ever is ended by jest. */
export async function loopUntil(isSo: () => boolean): Promise<void> {
  while (!isSo()) await loopTurns(1);
}
