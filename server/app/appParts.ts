/** The parts that an app is given: it chooses none of them itself. */
import type { Server } from 'node:http';
import type { RateLimits } from '../auth/rateLimits.js';
import type { Bus } from '../bus/bus.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import type { MediaStore } from '../media/mediaStore.js';
import type { Pipeline } from '../media/photo.js';
import type { UploadFolder } from '../media/photos/uploadFolder.js';
import type { LinkPreviews } from '../media/linkPreview.js';
import type { Metrics } from '../metrics.js';
import type { Outbound } from '../outbound/outbound.js';
import type { Markdown } from '../render/markdown.js';
import type { Assets } from '../render/views.js';
import type { BotApiParts } from '../telegram/botApi.js';
import type { Store } from '../storage/ports.js';

export interface AppParts {
  config: Config;
  store: Store;
  bus: Bus;
  limits: RateLimits;
  markdown: Markdown;
  /** Draws the pictures that messengers show. */
  previews: LinkPreviews;
  mediaStore: MediaStore;
  uploads: UploadFolder;
  pipeline: Pipeline;
  /** Reaches addresses that strangers named. */
  outbound: Outbound;
  /** Reaches webhooks: with less patience, and of an answer only its first kilobyte. */
  webhookOutbound: Outbound;
  /** The way to Telegram, with time for photos. */
  telegram: BotApiParts;
  log: Log;
  metrics: Metrics;
  assets: Assets;
  /** The folder of the built scripts and styles. */
  assetsDir: string;
  now: () => Date;
  newId: () => string;
  newSalt: () => string;
  /** A server that listens already, and on which nothing else answers; without it the app makes its own. */
  server?: Server | undefined;
}
