/** The folders and programs with which photos are decoded and the pictures for messengers are drawn. */
import path from 'node:path';
import type { AppParts } from '../app.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { createLinkPreviews } from '../media/linkPreview.js';
import { PhotoUndecided } from '../media/photo.js';
import { PictureQueue } from '../media/pictureQueue.js';
import { createPipeline } from '../media/pipeline.js';
import { emptiedScratch } from '../media/scratch.js';
import { embeddedWorkFolder, openInstanceFolder, passingWorkFolder, type WorkFolder } from '../media/workFolder.js';

export type Pictures = Pick<AppParts, 'previews' | 'pipeline'>;

/** Beside a running server nothing is decoded or drawn: the command line leaves that server's scratch folders alone. */
const NO_PICTURES: Pictures = {
  previews: { draw: () => Promise.resolve(null), close: () => Promise.resolve() },
  pipeline: {
    process: () => Promise.reject(new PhotoUndecided('only a server decodes photos')),
    close: () => Promise.resolve(),
  },
};

/** Both programs wait for each other, so that all work on pictures takes one core. */
export function openPictures(server: boolean, work: WorkFolder, dist: URL): Pictures {
  if (!server) return NO_PICTURES;
  const queue = new PictureQueue();
  return {
    previews: createLinkPreviews({
      workerFile: new URL('server/media/linkPreviewWorker.js', dist),
      scratch: path.join(work.path, 'previews'),
      queue,
    }),
    pipeline: createPipeline({
      workerFile: new URL('server/media/photoWorker.js', dist),
      scratch: path.join(work.path, 'decoding'),
      queue,
    }),
  };
}

export function openWorkFolder(
  { databaseUrl, dataDir, port }: Config,
  server: boolean,
  { newId, log }: { newId: () => string; log: Log },
): Promise<WorkFolder> {
  if (databaseUrl === null) return Promise.resolve(embeddedWorkFolder(dataDir));
  const onFault = (error: unknown): unknown => log.fault(error, 'the folder of this instance');
  const options = { dataDir, port, newId, onFault };
  return server ? openInstanceFolder(options) : Promise.resolve(passingWorkFolder(options));
}

/**
 * Empties and returns the folder where this instance makes its photos; undefined where they are made beside their
 * uploads. Instances share the uploads, so each makes its photos in a folder of its own.
 */
export async function photosFolder(
  { databaseUrl }: Config,
  server: boolean,
  work: WorkFolder,
): Promise<string | undefined> {
  if (databaseUrl === null || !server) return undefined;
  const out = path.join(work.path, 'developing');
  await emptiedScratch(out);
  return out;
}
