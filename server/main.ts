/** `npm start`: reads the settings, opens the parts, serves, and stops when it is told to. */
import { readConfig, type Config } from './config.js';
import { openDoor, type Door } from './main/door.js';
import { isPortFault, portFault, sayAndExit, storeFaultLine } from './main/startFaults.js';
import { showOwnerLink } from './main/ownerLink.js';
import { stopServer } from './main/stopping.js';
import { noteStrays } from './main/strays.js';
import { untilOpen } from './main/untilOpen.js';
import { openParts, type Parts } from './parts.js';

/** Signals closer to each other than this count as one: a terminal signals npm too, and npm hands the signal on. */
const ONE_SIGNAL_MS = 1_000;

const { config, faults } = readConfig();
// A database may have to be waited for; wrong settings are reported before that.
const waits = config.databaseUrl !== null;
if (waits && faults.length > 0) sayAndExit([...faults, ...(await portFaultBeside(faults))]);
const door = waits ? await openDoor(config).catch(failPort) : null;
const parts = await untilOpen(() => openParts(config, { server: true })).catch(async (error: unknown) => {
  const line = storeFaultLine(error);
  if (line === null) throw error;
  return sayAndExit([...faults, line, ...(door === null ? await portFaultBeside(faults) : [])]);
});
if (faults.length > 0) sayAndExit([...faults, ...(await portFaultBeside(faults))]);
await serve(config, parts, door);

async function serve(config: Config, parts: Parts, door: Door | null): Promise<void> {
  const { App } = await import('./app.js');
  door?.leave();
  const app = new App({ ...parts, server: door?.server });
  const port = await app.listen().catch(async (error: unknown) => {
    await app.close();
    await parts.close();
    return failPort(error);
  });
  // Not before: a start that fails rejects too, and has to end the process.
  noteStrays(process, parts.log);
  // Signals are heard before the address is shown: its reader may stop the process at once.
  let askedAt: number | null = null;
  const onSignal = (): void => {
    if (askedAt === null) void stopServer({ app, parts, log: parts.log, exit: (code) => process.exit(code) });
    // A second signal means: do not wait. Acknowledged changes are stored, and phones send the others again elsewhere.
    else if (performance.now() - askedAt > ONE_SIGNAL_MS) process.exit(1);
    askedAt ??= performance.now();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
  process.stdout.write(`Rallyline serves on ${shownUrl(config, port)}\n`);
  const noteFault = (error: unknown): void => void parts.log.fault(error, 'showing the link of the owner');
  await showOwnerLink(parts, shownUrl(config, port)).catch(noteFault);
}

async function failPort(error: unknown): Promise<never> {
  if (!isPortFault(error)) throw error;
  return sayAndExit(await portFault(config));
}

/** Returns the port's fault, but none where PORT or HOST is wrong itself: their defaults are not what was asked for. */
async function portFaultBeside(faults: readonly string[]): Promise<string[]> {
  return faults.some((fault) => /^(PORT|HOST) /.test(fault)) ? [] : portFault(config);
}

/** Returns the address to show; with PORT=0 it has the free port that was taken. */
function shownUrl({ publicUrl, publicUrlGiven }: Config, port: number): string {
  return publicUrlGiven ? publicUrl : `http://localhost:${port}`;
}
