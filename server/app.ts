/**
 * The app: given its parts, it serves. It chooses none of them, so that tests start as many as they need. Every start in
 * here pushes its stop, and they run in reverse.
 */
import type { AppParts } from './app/appParts.js';
import { Background } from './app/background.js';
import { Connections } from './app/connections.js';
import { createIdentification, type Identification } from './app/identification.js';
import { Listener, type Answer } from './app/listener.js';
import { wireRooms, type Rooms } from './app/rooms.js';
import { createRoutes } from './app/routes.js';
import { StopStack } from './app/stopStack.js';
import { firstRead, isStoreThere } from './app/storeCheck.js';
import { createFast, createSendPage } from './http/fast.js';
import { MetricsDoor } from './http/metrics.js';
import { createSecurityHeaders } from './http/securityHeaders.js';

export type { AppParts } from './app/appParts.js';

export class App {
  private readonly stops = new StopStack();
  private readonly rooms: Rooms;
  private readonly connections: Connections;
  private readonly metricsDoor: MetricsDoor;
  private readonly listener: Listener;
  private isListening = false;

  constructor(private readonly parts: AppParts) {
    const { server, config } = parts;
    const identification = createIdentification(parts);
    const rooms = wireRooms(parts);
    const connections = new Connections({ parts, rooms, identification, isReady: () => this.isListening });
    this.rooms = rooms;
    this.connections = connections;
    this.metricsDoor = this.createMetricsDoor();
    const answer = this.createAnswer(identification);
    this.listener = new Listener({ server, config, answer, connections, onFault: rooms.onFault });
  }

  /** Begins to serve; resolves with the port. Rejects where the port cannot be had, or `close` was called meanwhile. */
  async listen(): Promise<number> {
    const { rooms, parts, listener, connections, stops } = this;
    // A given server listens already, and is closed also where a start below fails.
    stops.push(() => listener.stop());
    listener.attach();
    await this.startRooms();
    await firstRead(rooms.journal, rooms.onAway);
    await parts.markdown.ready();
    if (rooms.purging !== null) await stops.start(rooms.purging);
    await stops.start(rooms.push);
    await stops.start(rooms.outlets);
    if (rooms.webSub !== null) await stops.start(rooms.webSub);
    await stops.start({ start: () => connections.start(), stop: () => connections.close() });
    const background = new Background(rooms);
    await stops.start(background);
    await stops.start(listener);
    stops.push(() => background.abandon());
    this.isListening = true;
    return listener.port;
  }

  /** Rule S2: is not ready any more, and has readers move within so many seconds; serves on until they have. */
  leave(within: number): Promise<void> {
    return this.connections.leave(within);
  }

  /** Stops accepting, finishes the commands under way, and ends every connection; every call resolves when that is done. */
  close(): Promise<void> {
    this.isListening = false;
    return this.stops.run();
  }

  private isReady(): boolean {
    return this.isListening && this.connections.drain() === null;
  }

  /** Starts the rooms that look at the journal by themselves. */
  private async startRooms(): Promise<void> {
    const { stops, metricsDoor } = this;
    const { followers, feeds, presence, revocations } = this.rooms;
    await stops.start(metricsDoor);
    for (const room of [followers, feeds, presence, revocations]) await stops.start(room);
  }

  private createMetricsDoor(): MetricsDoor {
    const { metrics, config, store } = this.parts;
    return new MetricsDoor({
      metrics,
      token: config.metricsToken,
      readers: () => this.connections.readersNow(),
      isStoreThere: () => isStoreThere(this.rooms.journal),
      storeLogBytes: store.logBytes,
    });
  }

  /** Cached pages are answered before the routes are even asked. */
  private createAnswer(identification: Identification): Answer {
    const { parts, rooms, connections, metricsDoor } = this;
    const headers = createSecurityHeaders(parts.config.publicUrl, parts.assets.reader.inline);
    const sendPage = createSendPage(headers, rooms.onFault);
    const fast = createFast(rooms.feeds, sendPage);
    const routes = createRoutes({
      ...{ parts, rooms, identification, connections, metricsDoor, headers, sendPage },
      isReady: () => this.isReady(),
      isStoreThere: () => isStoreThere(rooms.journal),
    });
    return (request, response) => {
      if (!fast(request, response)) routes(request, response);
    };
  }
}
