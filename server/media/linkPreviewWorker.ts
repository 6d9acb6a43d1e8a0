/**
 * The process in which one link preview is drawn. Strangers wrote its texts and sent its photo: neither the shaper of
 * letters nor the decoder runs in the server's own process.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { answerJob } from './subprocessJob.js';
import { drawn } from './linkPreview/drawing.js';
import { DRAWN, PHOTO, type LinkPreviewJob } from './linkPreview/picture.js';

sharp.cache(false);
sharp.concurrency(1);

answerJob(async (job) => {
  const { picture, hasPhoto } = job as LinkPreviewJob;
  const folder = process.cwd();
  await writeFile(path.join(folder, DRAWN), await drawn(picture, hasPhoto ? path.join(folder, PHOTO) : undefined));
  return true;
});
