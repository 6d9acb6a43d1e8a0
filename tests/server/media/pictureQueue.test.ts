/** The queue of all work with pictures. */
import { PictureQueue } from '../../../server/media/pictureQueue.js';

const forEver = new AbortController().signal;

function held(): { work: () => Promise<void>; goOn: () => void } {
  let goOn: () => void = () => undefined;
  const going = new Promise<void>((resolve) => (goOn = resolve));
  return { work: () => going, goOn };
}

test('pictures are worked on one at a time, photos before link previews, each in its order, after failures too', async () => {
  const queue = new PictureQueue();
  const done: string[] = [];
  const running = held();
  const doing = (name: string) => () => {
    done.push(name);
    return name === 'photo 1' ? Promise.reject(new Error(name)) : Promise.resolve();
  };
  const all = [
    queue.linkPreview(running.work, forEver),
    queue.linkPreview(doing('preview 1'), forEver),
    queue.photo(doing('photo 1'), forEver),
    queue.linkPreview(doing('preview 2'), forEver),
    queue.photo(doing('photo 2'), forEver),
  ];
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toEqual([]);
  running.goOn();
  const ends = await Promise.allSettled(all);
  expect(done).toEqual(['photo 1', 'photo 2', 'preview 1', 'preview 2']);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
});

test('work that is not wanted any more leaves the queue at once, and never begins', async () => {
  const queue = new PictureQueue();
  const running = held();
  const unwanted = new AbortController();
  const first = queue.photo(running.work, forEver);
  let begun = 0;
  const waiting = queue.photo(() => Promise.resolve((begun += 1)), unwanted.signal);
  unwanted.abort(new Error('closed'));
  await expect(waiting).rejects.toThrow('closed');
  await expect(queue.linkPreview(() => Promise.resolve(), unwanted.signal)).rejects.toThrow('closed');
  running.goOn();
  await first;
  expect(await queue.linkPreview(() => Promise.resolve('next'), forEver)).toBe('next');
  expect(begun).toBe(0);
});
