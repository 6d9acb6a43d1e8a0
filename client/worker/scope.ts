/** The worker's own global scope, as far as it is used: TypeScript's library for pages does not have it. */
export interface LifetimeEvent {
  waitUntil: (work: Promise<unknown>) => void;
}

export interface AskedEvent extends LifetimeEvent {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}

export interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LifetimeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  registration: object;
  importScripts: (address: string) => void;
}

/** An event by which a browser with Background Sync wakes the worker. */
export interface SyncEvent extends LifetimeEvent {
  tag: string;
}

/** The scope as the part that sends uses it. */
export interface SendingScope {
  addEventListener(type: 'sync', listener: (event: SyncEvent) => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  clients: { matchAll: (of: { type: 'window' }) => Promise<{ visibilityState: DocumentVisibilityState }[]> };
}

/** The shell of one build in one language; the server writes it in front of the worker's script. */
export interface Shell {
  /** The cache's name: another build, or another language, has another one. */
  cache: string;
  /** The page's address with its language, such as `/report?lang=en`. */
  page: string;
  /** Addresses of scripts and styles; each carries its content's hash. */
  files: string[];
  /** The address of the script that sends while no page is open. */
  sending: string;
  /** The address of the folder with the search of faces, which is kept once a page has loaded it. */
  faces: string;
}

/** The page's one word to a worker that waits. */
export const TAKE_OVER = 'take-over';

/** The page's last word to its worker: the phone is wiped. */
export const END = 'end';

/** The name by which a page asks the browser to wake the worker once there is a network. */
export const SEND_TAG = 'rallyline-send';

/** The beginning of the names of caches, each with a thing that another app shared and that is to be offered. */
export const TAKEN = 'rallyline-shared/';

/** The beginning of the names of caches, each with the search of faces of one build. */
export const FACES = 'rallyline-faces:';

/** The name of the cache for the files of a folder. */
export const facesCache = (folder: string): string => FACES + folder;
