/** A cluster with one live blog, who may post there, and readers: all of it gone when the test ends. */
import { startCluster, type Cluster, type InstanceName } from '../../support/cluster.js';
import type { PostgresOptions } from '../../support/postgres.js';
import { startFleet, type Fleet } from './fleet.js';
import { startPoster, type Poster } from './poster.js';

export const BLOG = 'baku';

export interface Stage {
  cluster: Cluster;
  token: string;
  /** Readers in a process of their own: a core carries some three thousand. */
  fleet: (number?: number) => Promise<Fleet>;
  /** An entry every so many milliseconds, through the first of these addresses that answers; Caddy's by default. */
  poster: (everyMs: number, urls?: string[]) => Poster;
  end: () => Promise<void>;
}

export async function setStage(
  names: InstanceName[],
  settings: Record<string, string> = {},
  database: PostgresOptions = { own: true },
): Promise<Stage> {
  const cluster = await startCluster({ names, settings, database });
  const fleets: Fleet[] = [];
  const posters: Poster[] = [];
  const about = ['--title', 'A rally', '--status', 'live', '--visibility', 'public'];
  await cluster.rallyline('blog', 'create', BLOG, ...about);
  const token = await cluster.rallyline('token', BLOG, '--name', 'Ann', '--role', 'editor');
  return {
    cluster,
    token,
    fleet: async (number = fleets.length) => {
      const made = await startFleet(number);
      fleets.push(made);
      return made;
    },
    poster: (everyMs, urls = [cluster.url]) => {
      const made = startPoster({ urls, blog: BLOG, token, everyMs });
      posters.push(made);
      return made;
    },
    end: async () => {
      for (const poster of posters) poster.end();
      await Promise.all(fleets.map((fleet) => fleet.end()));
      await cluster.stop();
    },
  };
}
