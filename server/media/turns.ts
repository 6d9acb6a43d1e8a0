/**
 * One piece of work with pictures at a time, whatever it is: photos and previews together take one core, and the memory
 * of one process. Photos come first, since a reporter waits for each; previews are drawn for strangers, and can wait or
 * be left out. What runs is finished, and takes a second or two.
 */
export interface Turns {
  photo: Take;
  preview: Take;
}

/** Rejects as the work does; and with the signal's reason where that is aborted before the work's turn has come. */
export type Take = <Value>(work: () => Promise<Value>, signal: AbortSignal) => Promise<Value>;

export function createTurns(): Turns {
  const photos: (() => Promise<void>)[] = [];
  const previews: (() => Promise<void>)[] = [];
  let working = false;

  async function workOn(): Promise<void> {
    if (working) return;
    working = true;
    for (let next = photos.shift() ?? previews.shift(); next !== undefined; next = photos.shift() ?? previews.shift())
      await next();
    working = false;
  }

  const takeFrom =
    (line: (() => Promise<void>)[]): Take =>
    (work, signal) =>
      new Promise((resolve, reject) => {
        const leave = (): void => reject(signal.reason as Error);
        if (signal.aborted) return leave();
        signal.addEventListener('abort', leave, { once: true });
        line.push(async () => {
          signal.removeEventListener('abort', leave);
          if (signal.aborted) return;
          await work().then(resolve, reject);
        });
        void workOn();
      });

  return { photo: takeFrom(photos), preview: takeFrom(previews) };
}
