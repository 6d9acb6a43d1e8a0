/**
 * The process in which one preview picture is drawn. Its words were written by strangers and its photo was sent by one:
 * neither shaper nor decoder runs in the server's own process.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { answerJob } from './childJob.js';
import { drawn } from './preview/drawing.js';
import { DRAWN, PHOTO, type PreviewJob } from './preview/picture.js';

sharp.cache(false);
sharp.concurrency(1);

answerJob(async (job) => {
  const { picture, hasPhoto } = job as PreviewJob;
  const folder = process.cwd();
  await writeFile(path.join(folder, DRAWN), await drawn(picture, hasPhoto ? path.join(folder, PHOTO) : undefined));
  return true;
});
