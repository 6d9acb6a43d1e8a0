/**
 * `GET /metrics`, for Prometheus: what the house has counted of itself (see `server/metrics.ts`), and how this process
 * does. Nothing is worked out before somebody asks. A stranger hears 404, as if there were nothing here.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Router, type Request, type Response } from 'express';
import { Registry } from 'prom-client';
import { Refused } from '../../shared/refusals.js';
import { NO_STORE } from './caching.js';
import { describeMeters, type MeasuredParts } from './metrics/describe.js';
import { mayScrape } from './metrics/mayScrape.js';
import { Meters } from './metrics/meters.js';

export interface MetricsParts extends MeasuredParts {
  token: string | null;
}

export class MetricsDoor {
  readonly routes = Router();
  private readonly registry = new Registry();
  private readonly delay = monitorEventLoopDelay({ resolution: 10 });

  constructor(private readonly parts: MetricsParts) {
    describeMeters(new Meters(this.registry), parts, () => this.takeDelay());
    this.routes.get('/metrics', (request, response) => this.answer(request, response));
  }

  /** Begins to watch the event loop. */
  start(): void {
    this.delay.enable();
  }

  stop(): void {
    this.delay.disable();
    this.parts.metrics.appended = () => undefined;
  }

  private async answer(request: Request, response: Response): Promise<void> {
    if (!mayScrape(request, this.parts.token)) throw new Refused('not-found');
    // No page of another site may read the metrics in a browser on this machine: `mayScrape` asks for which host it is, too.
    response.removeHeader('Access-Control-Allow-Origin');
    response
      .set('Cache-Control', NO_STORE)
      .type(this.registry.contentType)
      .send(await this.registry.metrics());
  }

  /** Seconds of delay since the last call. */
  private takeDelay(): Record<string, number> {
    const { delay } = this;
    const seconds = { p50: delay.percentile(50) / 1e9, p99: delay.percentile(99) / 1e9, max: delay.max / 1e9 };
    delay.reset();
    return seconds;
  }
}
