/** A real process with a promise that nobody waited for. */
import { EventEmitter } from 'node:events';
import { noteStrays } from '../../../server/main/strays.js';

test('work that failed and that nobody waited for is logged once, under an id, and ends nothing', () => {
  const [process, logged] = [new EventEmitter(), [] as unknown[]];
  noteStrays(process, { fault: (error, where) => (logged.push([error, where]), 'id') });
  // Node ends a process only where nobody hears this.
  expect(process.emit('unhandledRejection', new Error('broken'), Promise.resolve())).toBe(true);
  expect(logged).toEqual([[new Error('broken'), 'work that nobody waited for']]);
});
