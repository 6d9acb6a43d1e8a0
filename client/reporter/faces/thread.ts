/**
 * A thread of its own for the search: the library takes seconds of a processor, and tens of megabytes. It lies in one folder
 * with its files, whose name carries their hash, and asks for nothing outside of it.
 */
import './noCanvas.js';
import { keepFiles } from './keptFiles.js';
import { openHuman, type OpenedHuman } from './human.js';
import { search } from './search.js';
import type { ThreadAnswer, ThreadTask } from './threadTask.js';

/** The thread's own side, as far as it is used: the page's types are not a worker's. */
interface Thread {
  onmessage: ((event: MessageEvent<ThreadTask>) => void) | null;
  postMessage: (answer: ThreadAnswer) => void;
}

const thread = globalThis as unknown as Thread;
const FOLDER = new URL('.', location.href);
let opened: Promise<OpenedHuman> | null = null;

thread.onmessage = ({ data }) => {
  answerTo(data).then(
    (answer) => thread.postMessage(answer),
    (error: unknown) => thread.postMessage({ is: 'failed', why: String(error) }),
  );
};

async function answerTo(task: ThreadTask): Promise<ThreadAnswer> {
  const detector = await (opened ??= open());
  if (task.is === 'find') {
    return { is: 'found', faces: await search(task.picture, { detector, now: () => performance.now() }) };
  }
  const own = location.pathname.slice(FOLDER.pathname.length);
  await keepFiles(FOLDER.pathname, [...detector.files, own]);
  return { is: 'ready' };
}

/** Browsers before Chrome 97, Firefox 102 and Safari 16 know no policy that allows WebAssembly alone. */
function open(): Promise<OpenedHuman> {
  return openHuman(FOLDER.href, 'wasm').catch(() => openHuman(FOLDER.href, 'cpu'));
}
