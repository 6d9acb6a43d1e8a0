import type { Pipeline } from '../media/photo.js';
import type { Metrics } from '../metrics.js';

/** Counts the outcome of every photo that a pipeline decodes. */
export function countedPipeline(pipeline: Pipeline, { photoJobs }: Metrics): Pipeline {
  return {
    close: () => pipeline.close(),
    process: async (...asked) => {
      try {
        const processed = await pipeline.process(...asked);
        photoJobs[processed.ok ? 'ready' : 'failed'] += 1;
        return processed;
      } catch (error) {
        photoJobs.undecided += 1;
        throw error;
      }
    },
  };
}
