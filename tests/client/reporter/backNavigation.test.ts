import { BackNavigation, type BackNavigationPage } from '../../../client/reporter/backNavigation.js';

/** A tab that came from another page; going back or forward takes until `arrives`, as in a browser. */
function tab() {
  const entries: unknown[] = ['another page', null];
  let [at, wanted, time, closed] = [1, 1, 0, 0];
  const listeners = new Set<() => void>();
  const page: BackNavigationPage = {
    history: {
      get state(): unknown {
        return entries[at];
      },
      pushState(state: unknown) {
        entries.splice(at + 1, Infinity, state);
        wanted = at += 1;
      },
      replaceState: (state: unknown) => void (entries[at] = state),
      back: () => void (wanted = Math.max(0, wanted - 1)),
      forward: () => void (wanted = Math.min(entries.length - 1, wanted + 1)),
    },
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  };
  const arrives = () => {
    while (at !== wanted) {
      at += Math.sign(wanted - at);
      if (at > 0) for (const listener of listeners) listener();
    }
  };
  const navigation = new BackNavigation(
    page,
    () => void (closed += 1),
    () => time,
  );
  navigation.start();
  return {
    navigation,
    passes: (ms: number) => void (time += ms),
    goBack(times = 1) {
      for (let gone = 0; gone < times; gone += 1) page.history.back();
      arrives();
    },
    arrives,
    get is() {
      return { left: at === 0, closed };
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
