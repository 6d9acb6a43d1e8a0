/** A cluster with one live blog, who may post there, and readers: all of it gone when the test ends. */
import { startCluster, type Cluster, type InstanceName } from '../../support/cluster.js';
import { startCrowd, type Crowd } from './crowd.js';
import { startFleet, type Fleet } from './fleet.js';
import { startPoster, type Poster } from './poster.js';

export const BLOG = 'baku';

export interface Stage {
  cluster: Cluster;
  token: string;
  /** Readers in a process of their own: a core carries some three thousand. */
  fleet: (number?: number) => Promise<Fleet>;
  /** An entry every so many milliseconds, through the first of these addresses that answers; Caddy's by default. */
  poster: (everyMs: number, urls?: string[], longest?: number) => Poster;
  /** Strangers in a process of their own, from addresses of their own. */
  crowd: (number?: number) => Promise<Crowd>;
  end: () => Promise<void>;
}

export async function setStage(names: InstanceName[], settings: Record<string, string> = {}): Promise<Stage> {
  const cluster = await startCluster({ names, settings });
  const fleets: Fleet[] = [];
  const crowds: Crowd[] = [];
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
    poster: (everyMs, urls = [cluster.url], longest = 0) => startPoster({ urls, blog: BLOG, token, everyMs, longest }),
    crowd: async (number = 100 + crowds.length) => {
      const made = await startCrowd(number, BLOG);
      crowds.push(made);
      return made;
    },
    end: async () => {
      await Promise.all([...fleets, ...crowds].map((program) => program.end()));
      await cluster.stop();
    },
  };
}
