/** The words between a frame and the page around it. */
import { fitting, said } from '../../../client/embed/frameTalk.js';

test.each([
  [0, 200],
  [199.2, 200],
  [640.2, 641],
  [1_000, 1_000],
  [9_000, 1_000],
])('a frame whose content is %p px high gets %p px', (height, fits) => {
  expect(fitting(height)).toBe(fits);
});

test.each([null, undefined, 'height', 7, true])('a message that is %p says nothing', (data) => {
  expect(said(data)).toBeNull();
});

test('a message of another kind says nothing that a frame or its page would know', () => {
  expect(said({ type: 'resize', height: 4 })).toEqual({ message: undefined, value: undefined, secret: undefined });
});
