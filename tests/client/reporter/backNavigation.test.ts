import { BackNavigation } from '../../../client/reporter/backNavigation.js';
import { fakeTab } from './fakeTab.js';

/** A tab with a clock; `is` tells whether it was left, and how often the way back closed the form. */
function tab() {
  const own = fakeTab();
  let [time, closed] = [0, 0];
  const navigation = new BackNavigation(
    own.page,
    () => void (closed += 1),
    () => time,
  );
  navigation.start();
  return {
    navigation,
    passes: (ms: number) => void (time += ms),
    goBack: own.goBack,
    arrives: own.arrives,
    get is() {
      return { left: own.isLeft, closed };
    },
  };
}

test("the phone's way back closes the form, and a second tap on it stays in the app", () => {
  const one = tab();
  one.navigation.begun();
  one.goBack();
  expect(one.is).toEqual({ left: false, closed: 1 });
  one.passes(80);
  one.goBack();
  expect(one.is).toEqual({ left: false, closed: 1 });
  const both = tab();
  both.navigation.begun();
  both.goBack(2);
  expect(both.is).toEqual({ left: false, closed: 1 });
});

test('going back calmly from the first screen leaves the app, also after a form was closed', () => {
  const one = tab();
  one.navigation.begun();
  one.navigation.ended();
  one.arrives();
  one.passes(5_000);
  one.goBack();
  expect(one.is).toEqual({ left: true, closed: 0 });
});

test('a form that opens while the browser still goes back stays open, and the next Back closes it', () => {
  const one = tab();
  one.navigation.begun();
  one.navigation.ended();
  one.navigation.begun();
  one.arrives();
  expect(one.is).toEqual({ left: false, closed: 0 });
  one.passes(5_000);
  one.goBack();
  expect(one.is).toEqual({ left: false, closed: 1 });
});
