/** A cluster with one live blog, its reporters and its readers; `end` removes all of it. */
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
  /** Starts a process of readers: a core carries some three thousand. */
  fleet: (number?: number) => Promise<Fleet>;
  /** Makes an editor's bearer token, of another device each time. */
  another: (name: string) => Promise<string>;
  /** Posts an entry every `everyMs`, through the first of these addresses that answers; Caddy's by default. */
  poster: (everyMs: number, urls?: string[], longest?: number) => Poster;
  /** Posts and corrects an entry every `everyMs`, and takes every second entry down. */
  changer: (everyMs: number, urls: string[]) => Promise<Changer>;
  /** Starts a process of strangers, with addresses of their own. */
  crowd: (number?: number) => Promise<Crowd>;
  end: () => Promise<void>;
}

export interface StageOptions {
  own?: Partial<Record<InstanceName, Record<string, string>>>;
  database?: PostgresOptions;
}

/** `settings`: of all instances; `own`: of single ones. */
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
      // A failed test has not stopped its senders.
      for (const sender of senders) sender.abandon();
      await Promise.all([...fleets, ...crowds].map((program) => program.end()));
      await cluster.stop();
    },
  };
}
