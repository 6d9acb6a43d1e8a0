/** A story whose first instance dies, told once for each of its awaits. */
import { Death } from './instance.js';

/** Stories wait most of the time, for a lease to run out: some beside each other take little longer than one. */
const AT_ONCE = 4;

type Story = (death: Death) => Promise<void>;

/**
 * Tells the story with a death at the first call of each of these names, which other calls may hide from a count, and with
 * one at the first await, at the second, and so on, until an instance lives to be spared, or outlives the story. Returns the
 * number of awaits at which deaths came. Throws what the first story threw that failed, and where an instance never made
 * one of the calls.
 */
export async function atEveryDeath(calls: readonly string[], story: Story): Promise<number> {
  const named = calls.map((call) => new Death(1, call));
  await allOf(named, story);
  for (const [n, { cameIn }] of named.entries()) if (cameIn === null) throw new Error(`nobody called ${calls[n]}`);
  for (let came = 0; ; came += AT_ONCE) {
    const deaths = Array.from({ length: AT_ONCE }, (_, n) => new Death(came + n + 1));
    await allOf(deaths, story);
    const lived = deaths.findIndex(({ cameIn }) => cameIn === null);
    if (lived >= 0) return came + lived;
  }
}

async function allOf(deaths: readonly Death[], story: Story): Promise<void> {
  const told = await Promise.allSettled(deaths.map(story));
  for (const one of told) if (one.status === 'rejected') throw one.reason;
}
