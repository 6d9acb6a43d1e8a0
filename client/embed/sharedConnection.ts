/**
 * A connection for all feeds of a blog in a language on a page: ten elements cost a single socket, a single frame for each change,
 * and a single question where a change was missed. Each feed keeps a timeline of its own, since each may show other entries and stand elsewhere
 * in the record; whatever is heard is told to all, and a timeline takes what it lacks (rule R2).
 */
import { PROTOCOL_VERSION } from '../../shared/protocol/version.js';
import type { Hello, Position } from '../../shared/protocol/readers.js';
import { Connection } from '../feed/connection.js';
import type { ConnectionState } from '../feed/connection/ports.js';
import { socketAddress } from '../feed/connection/socketAddress.js';
import { clock } from '../feed/live.js';
import { followBrowser } from '../feed/page/browser.js';
import type { Speaker } from '../feed/page/speaker.js';
import type { Times } from '../feed/page/times.js';
import type { Timeline } from '../feed/timeline.js';

/** A feed of the page. */
export interface Member {
  timeline: Timeline;
  speaker: Speaker;
  times: Times;
  /** Tells the feed's times anew. */
  refresh: () => void;
  /** Called where there is no such blog any more. */
  refused: () => void;
}

export interface Line {
  origin: string;
  blog: string;
  lang: string;
  /** Seconds between two polls, until the server says otherwise. */
  pollEvery: number;
}

/** The connections of this page, by what they follow. */
const open = new Map<string, SharedConnection>();

/** Joins a feed to the page's connection of its blog and language, which is opened for the first; the answer ends that. */
export function share(line: Line, member: Member): { isFirst: () => boolean; leave: () => void } {
  const name = [line.origin, line.blog, line.lang].join(' ');
  const shared = open.get(name) ?? new SharedConnection(line);
  open.set(name, shared);
  shared.add(member);
  return {
    isFirst: () => shared.isFirst(member),
    leave: () => {
      if (!shared.remove(member)) open.delete(name);
    },
  };
}

class SharedConnection {
  readonly #members = new Set<Member>();
  readonly #connection: Connection;
  #state: ConnectionState = 'connecting';
  /** The server's last word on the record's position, and how far ahead its clock is of this one, in milliseconds. */
  #hello: Hello | undefined;
  #ahead = 0;
  #following: AbortController | undefined;

  constructor({ origin, blog, lang, pollEvery }: Line) {
    this.#connection = new Connection({
      clock,
      random: Math.random,
      open: () => new WebSocket(socketAddress(origin)),
      auth: () => ({ v: PROTOCOL_VERSION, blog, ...this.#furthestBack(), as: 'html', lang }),
      on: {
        hello: (hello) => this.#greeted(hello),
        frame: (frame) => {
          this.#heard({ epoch: frame.epoch, head: frame.to });
          this.#each(({ timeline }) => timeline.frame(frame as Parameters<Timeline['frame']>[0]));
        },
        position: (position) => {
          this.#heard(position);
          this.#each(({ timeline }) => timeline.position(position));
        },
        reset: (reset) => {
          this.#heard(reset);
          this.#each(({ timeline }) => timeline.reset(reset));
        },
      },
      poll: () => this.#poll(),
      pollEvery,
      onState: (state) => this.#tell(state),
    });
  }

  add(member: Member): void {
    this.#members.add(member);
    if (!this.#following) return this.#follow();
    member.speaker.connection(this.#state);
    // A feed that comes later has a page of its own time: it hears where the record stands, and asks for what it lacks.
    if (this.#hello && this.#state === 'open') this.#greet(member, { ...this.#hello, at: this.#hello.head });
  }

  /** Answers whether any feed is left. The connection ends with the last one. */
  remove(member: Member): boolean {
    this.#members.delete(member);
    if (this.#members.size > 0) return true;
    this.#following?.abort();
    this.#following = undefined;
    return false;
  }

  /** Whether this feed is the one that speaks: the same news ten times would be no news. */
  isFirst(member: Member): boolean {
    return this.#members.values().next().value === member;
  }

  #follow(): void {
    this.#following = new AbortController();
    const timeline = {
      pause: () => this.#each((member) => member.timeline.pause()),
      resume: () => this.#each((member) => member.timeline.resume()),
    };
    const refresh = (): void => this.#each((member) => member.refresh());
    followBrowser({ timeline, connection: this.#connection }, refresh, this.#following.signal);
  }

  /** The position of the feed that lacks most: the catch-up that it needs serves all. */
  #furthestBack(): { epoch: string; seq: number } | undefined {
    const standings = [...this.#members].map(({ timeline }) => timeline.standing);
    return standings.sort((one, other) => one.seq - other.seq)[0];
  }

  #greeted(hello: Hello): void {
    this.#hello = hello;
    this.#ahead = Date.parse(hello.now) - clock.now() || 0;
    this.#each((member) => this.#greet(member, hello));
  }

  #greet({ times, timeline }: Member, hello: Hello): void {
    times.setClock(new Date(clock.now() + this.#ahead).toISOString());
    timeline.hello(hello);
  }

  #heard(position: Position): void {
    const { epoch, head } = position;
    if (this.#hello) this.#hello = { ...this.#hello, epoch, head };
  }

  async #poll(): Promise<boolean> {
    const answers = await Promise.all([...this.#members].map(({ timeline }) => timeline.poll()));
    // Asked by socket the server would refuse this reader. Questions go on: who finds the blog there again goes on, too.
    if (answers.includes(null)) this.#each(({ refused }) => refused());
    return answers.includes(true);
  }

  #tell(state: ConnectionState): void {
    this.#state = state;
    this.#each(({ speaker, refused }) => {
      speaker.connection(state);
      if (state === 'refused') refused();
    });
  }

  /** A feed may leave, or another come, while they are told. */
  #each(tell: (member: Member) => void): void {
    for (const member of [...this.#members]) tell(member);
  }
}
