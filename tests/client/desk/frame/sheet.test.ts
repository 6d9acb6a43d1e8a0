import { expect, test } from '@jest/globals';
import { ofItself } from '../../../../client/desk/frame/sheet.js';

test('a sheet hears of its own end, and not of a file chooser within it that was cancelled', () => {
  const heard: Event[] = [];
  const [dialog, input] = [new EventTarget(), new EventTarget()];
  const event = (target: EventTarget) => ({ target, currentTarget: dialog }) as unknown as Event;
  const hears = ofItself((one) => heard.push(one));
  hears(event(input));
  expect(heard).toEqual([]);
  hears(event(dialog));
  expect(heard).toHaveLength(1);
});
