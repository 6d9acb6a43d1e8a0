/** An instance's metrics, read as Prometheus does. */

/** The sum of all samples of that name, or only of those with this label. */
export async function metricOf(url: string, name: string, label = ''): Promise<number> {
  const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n');
  const samples = lines.filter((line) => /^[\w:]+/.exec(line)?.[0] === name && line.includes(label));
  if (samples.length === 0) throw new Error(`no metric ${name} ${label}`);
  return samples.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** Times that this instance's feeds were behind, and read the journal. */
export function healsOf(url: string): Promise<number> {
  return metricOf(url, 'rallyline_gaps_healed_total');
}

/** Counts heals on each of these instances from now on. */
export async function healsFromNow(urls: string[]): Promise<() => Promise<number[]>> {
  const before = await Promise.all(urls.map(healsOf));
  return async () => (await Promise.all(urls.map(healsOf))).map((now, at) => now - (before[at] ?? 0));
}

/** Times that this instance read the journal for changes that readers or its feeds had missed. */
async function journalReadsOf(url: string): Promise<number> {
  return (await healsOf(url)) + (await metricOf(url, 'rallyline_catch_ups_total', 'source="journal"'));
}

/** Counts journal reads on all of these instances together from now on. */
export async function journalReadsFromNow(urls: string[]): Promise<() => Promise<number>> {
  const all = async (): Promise<number> =>
    (await Promise.all(urls.map(journalReadsOf))).reduce((sum, each) => sum + each, 0);
  const before = await all();
  return async () => (await all()) - before;
}

/** Bus messages that the instance dropped for this reason. */
export function droppedBy(url: string, why: string): Promise<number> {
  return metricOf(url, 'rallyline_bus_dropped_total', `why="${why}"`);
}
