/** The addresses of names that strangers chose. */
import { Resolver } from 'node:dns/promises';

/** So long a name server is waited for, and asked a second time. */
const PATIENCE = { timeout: 2_000, tries: 2 };

/**
 * All addresses of a name, by its name servers alone. The system's own look-up, which also reads the file of hosts, takes
 * up a thread for as long as nobody answers, and the whole process shares two: a few names whose servers are silent would
 * keep push services, and our own store, from being found at all. `servers`: a test's own.
 */
export async function addressesOfName(name: string, servers?: readonly string[]): Promise<string[]> {
  const resolver = new Resolver(PATIENCE);
  if (servers !== undefined) resolver.setServers(servers);
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}
