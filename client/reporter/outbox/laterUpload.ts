/** An upload whose protocol comes in a file of its own: a phone that sends words alone never loads it. */
import type { Later } from '../../account/later.js';
import type { Upload } from './photoLane.js';

/** `later`: makes the upload. Where its file does not come the photo waits, as for any other lost line. */
export function laterUpload(later: Later<Upload>): Upload {
  return (photo, on) => {
    let isStopped = false;
    let stop = (): void => void (isStopped = true);
    const send = async () => {
      const upload = await later.get();
      if (isStopped) return null;
      const sending = upload(photo, on);
      stop = sending.stop;
      return sending.answer;
    };
    return { answer: send().catch(() => ({ kind: 'lost' })), stop: () => stop() };
  };
}
