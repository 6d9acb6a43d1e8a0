/**
 * Uploads whose code comes after the first screen, with the form: a photo is taken there. Until that file is here a photo
 * waits as it does without a network, and each attempt asks for the file again; the words of its entry do not wait.
 */
import type { Upload, UploadAnswer, UploadRun } from './terms.js';

const LOST: UploadAnswer = { kind: 'lost' };

export function laterUpload(load: () => Promise<Upload>): Upload {
  return (photo, on) => {
    let isStopped = false;
    let run: UploadRun | null = null;
    const begin = (upload: Upload): UploadRun['answer'] => {
      if (isStopped) return Promise.resolve(null);
      run = upload(photo, on);
      return run.answer;
    };
    return {
      answer: load().then(begin, () => LOST),
      stop() {
        isStopped = true;
        run?.stop();
      },
    };
  };
}
