/** A browser engine as the scenarios use it: the few things that each of them can be told, whatever drives it. */
import type { EnginePage } from './page.js';

export interface Engine {
  /** The name as tests say it. */
  readonly name: string;
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** Opens a page as on a phone of its own: nothing is stored there, and nobody is signed in. */
  open: () => Promise<EnginePage>;
}

/** Keys by which people move in a page, as the platform names them. */
export type MoveKey = 'PageDown' | 'PageUp';

/** A page of one engine. Elements are named by CSS selectors, places by CSS pixels from the top left of the window. */
export interface Driver {
  /** Resolves once the page is loaded. */
  go: (address: string) => Promise<void>;
  reload: () => Promise<void>;
  /** Runs a function inside the page, where nothing of the test is in reach; what it is given and answers is JSON. */
  run: <Given, Answer>(inPage: (given: Given) => Answer, given: Given) => Promise<Awaited<Answer>>;
  /** Presses at a place in the window, and lets go after some milliseconds, 0: at once. */
  press: (x: number, y: number, ms: number) => Promise<void>;
  /** Types into the field that has the focus. */
  keys: (text: string) => Promise<void>;
  /** Presses a key that writes nothing. */
  key: (name: MoveKey) => Promise<void>;
  /** Gives a file to a file input, whether that is in sight or not. */
  choose: (selector: string, file: string) => Promise<void>;
  resize: (size: { width: number; height: number }) => Promise<void>;
  /** The window as a PNG. */
  picture: () => Promise<Buffer>;
  /** Takes the network from the engine, or gives it back; null where the engine cannot. */
  offline: ((is: boolean) => Promise<void>) | null;
  close: () => Promise<void>;
  /** Errors of the page's scripts, and refusals by its content security policy, as far as the engine tells of them. */
  faults: () => readonly string[];
}

/** Complaints of a browser that a network was cut, which tests do; all others are faults of the page. */
export const OF_THE_NETWORK =
  /net::|NS_ERROR|WebSocket|Failed to load|NetworkError|establish a connection|interrupted while|intercepted the request|Loading Worker from/i;
