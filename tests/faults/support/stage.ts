/** A cluster with one live blog, who may post there, and readers: all of it gone when the test ends. */
import { startCluster, type Cluster, type InstanceName } from '../../support/cluster.js';
import { startCrowd, type Crowd } from './crowd.js';
import type { PostgresOptions } from '../../support/postgres.js';
import { startFleet, type Fleet } from './fleet.js';
import { startChanger, type Changer } from './changer.js';
import { startPoster, type Poster } from './poster.js';

export const BLOG = 'baku';

export interface Stage {
  cluster: Cluster;
  token: string;
  /** Readers in a process of their own: a core carries some three thousand. */
  fleet: (number?: number) => Promise<Fleet>;
  /** An editor's bearer token: another device each time. */
  another: (name: string) => Promise<string>;
  /** An entry every so many milliseconds, through the first of these addresses that answers; Caddy's by default. */
  poster: (everyMs: number, urls?: string[], longest?: number) => Poster;
  /** An entry every so many milliseconds that is corrected at once, every second one then taken down. */
  changer: (everyMs: number, urls: string[]) => Promise<Changer>;
  /** Strangers in a process of their own, from addresses of their own. */
  crowd: (number?: number) => Promise<Crowd>;
  end: () => Promise<void>;
}

export interface StageOptions {
  own?: Partial<Record<InstanceName, Record<string, string>>>;
  database?: PostgresOptions;
}

/** `settings`: of all instances; `own`: of one alone. */
export async function setStage(
  names: InstanceName[],
  settings: Record<string, string> = {},
  { own = {}, database = { own: true } }: StageOptions = {},
): Promise<Stage> {
  const cluster = await startCluster({ names, settings, own, database });
  const fleets: Fleet[] = [];
  const crowds: Crowd[] = [];
  const senders: { abandon: () => void }[] = [];
  const kept = <Sender extends { abandon: () => void }>(sender: Sender): Sender => {
    senders.push(sender);
    return sender;
  };
  const about = ['--title', 'A rally', '--status', 'live', '--visibility', 'public'];
  await cluster.rallyline('blog', 'create', BLOG, ...about);
  const another = (name: string): Promise<string> =>
    cluster.rallyline('token', BLOG, '--name', name, '--role', 'editor');
  const token = await another('Ann');
  return {
    cluster,
    token,
    fleet: async (number = fleets.length) => {
      const made = await startFleet(number);
      fleets.push(made);
      return made;
    },
    poster: (everyMs, urls = [cluster.url], longest = 0) =>
      kept(startPoster({ urls, blog: BLOG, token, everyMs, longest })),
    another,
    changer: async (everyMs, urls) => kept(startChanger({ urls, blog: BLOG, token: await another('Cem'), everyMs })),
    crowd: async (number = 100 + crowds.length) => {
      const made = await startCrowd(number, BLOG);
      crowds.push(made);
      return made;
    },
    end: async () => {
      // A test that failed has not stopped them.
      for (const sender of senders) sender.abandon();
      await Promise.all([...fleets, ...crowds].map((program) => program.end()));
      await cluster.stop();
    },
  };
}
