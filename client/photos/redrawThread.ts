/** A thread of its own for `redrawn`, which takes seconds of a processor: meanwhile the page goes on taking taps and keys. */
import { redrawn } from './redrawn.js';

/** The thread's own side, as far as it is used: the page's types are not a worker's. */
interface Thread {
  onmessage: ((event: MessageEvent<{ file: Blob; longSide: number }>) => void) | null;
  postMessage: (made: unknown) => void;
}

const thread = globalThis as unknown as Thread;

thread.onmessage = ({ data: { file, longSide } }) => {
  redrawn(file, longSide).then(
    (made) => thread.postMessage(made),
    () => thread.postMessage(null),
  );
};
