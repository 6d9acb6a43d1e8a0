import { expect, test } from '@jest/globals';
import { phoneNetwork, type Connection } from '../../../client/reporter/network.js';

const on = (parts: Partial<Connection>) => phoneNetwork(Object.assign(new EventTarget(), parts));

test.each([
  ['wifi', 'wifi'],
  ['ethernet', 'wifi'],
  ['cellular', 'mobile'],
  ['bluetooth', 'mobile'],
  ['unknown', null],
  ['none', null],
] as const)('a connection that the browser calls %s is of kind %s', (type, kind) => {
  expect(on({ type }).kind()).toBe(kind);
});

test('a browser that tells nothing of the network leaves its kind open, and does not call it slow', () => {
  const network = phoneNetwork(undefined);
  expect([network.kind(), network.isSlow()]).toEqual([null, false]);
  network.subscribe(() => undefined)();
});

test('a network is slow where the browser calls it 2G, or its user saves data', () => {
  const effective = ['slow-2g', '2g', '3g', '4g'].map((effectiveType) => on({ effectiveType }).isSlow());
  expect(effective).toEqual([true, true, false, false]);
  expect(on({ effectiveType: '4g', saveData: true }).isSlow()).toBe(true);
});

test('a change of the network is told until nobody listens any more', () => {
  const connection = new EventTarget();
  let told = 0;
  const end = phoneNetwork(connection).subscribe(() => (told += 1));
  connection.dispatchEvent(new Event('change'));
  end();
  connection.dispatchEvent(new Event('change'));
  expect(told).toBe(1);
});
