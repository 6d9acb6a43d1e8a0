import { readFlags, WrongFlag } from '../../../server/demo/flags.js';

test('without flags the demo plays at life’s own pace, on port 3000', () => {
  expect(readFlags([])).toEqual({ pace: 1, port: 3000, help: false });
});

test('the flags --pace and --port choose pace and port', () => {
  expect(readFlags(['--pace', '10', '--port=0'])).toEqual({ pace: 10, port: 0, help: false });
  expect(readFlags(['--pace', '0.5'])).toMatchObject({ pace: 0.5 });
});

test.each([
  [['--pace', 'fast'], /--pace is "fast", but must be a number from 0\.1 to 1000/],
  [['--pace', '0'], /--pace/],
  [['--pace', '1e3'], /--pace/],
  [['--port', '70000'], /--port is "70000", but must be a whole number/],
  [['--port', '30.5'], /--port/],
  [['--speed', '2'], /--speed/],
  [['now'], /now/],
])('the flags %j are refused by name', (args, message) => {
  expect(() => readFlags(args)).toThrow(WrongFlag);
  expect(() => readFlags(args)).toThrow(message);
});
