import { expect, test } from '@jest/globals';
import { neutralHistory } from '../../../../client/reporter/exit/neutralHistory.js';

interface Visit {
  state: unknown;
  address: string;
}

/** A browser's history of one tab, in which the last entry is shown. */
function tab(...visits: Visit[]) {
  let at = visits.length - 1;
  let popped = (): void => undefined;
  const history = {
    get state(): unknown {
      return visits[at]?.state;
    },
    /** Goes a moment later, as browsers do. */
    go(steps = 0) {
      setTimeout(() => {
        at += steps;
        popped();
      }, 5);
    },
    replaceState: (state: unknown, _: string, address?: string | URL | null) =>
      void (visits[at] = { state, address: String(address) }),
    pushState(state: unknown, _: string, address?: string | URL | null) {
      at += 1;
      visits.splice(at, visits.length, { state, address: String(address) });
    },
  };
  const page = { history, addEventListener: (_type: 'popstate', listener: () => void) => void (popped = listener) };
  return { page, addresses: () => visits.map(({ address }) => address) };
}

const report = (layer?: string): Visit => ({ state: layer === undefined ? null : { layer }, address: '/report' });

test('the only entry of the app becomes the neutral one', async () => {
  const { page, addresses } = tab({ state: null, address: '/before' }, report());
  await neutralHistory(page, '/');
  expect(addresses()).toEqual(['/before', '/']);
});

test.each([['home'], ['writing'], ['camera'], ['covering']])(
  'no layer of the app is left behind, from %s',
  async (layer) => {
    const layers = ['floor', 'home', 'writing', layer];
    const visits = layers.slice(0, layers.indexOf(layer) + 1).map(report);
    const { page, addresses } = tab({ state: null, address: '/before' }, ...visits);
    await neutralHistory(page, '/');
    expect(addresses()).toEqual(['/before', '/', '/']);
  },
);

test.each([['camera'], ['covering']])(
  'a screen over the form that is on its way out is waited for, from %s',
  async (layer) => {
    const layers = ['floor', 'home', 'writing', layer].map(report);
    const { page, addresses } = tab({ state: null, address: '/before' }, ...layers);
    // Taken out of the page, the screen asks for the way back itself.
    page.history.go(-1);
    await neutralHistory(page, '/');
    expect(addresses()).toEqual(['/before', '/', '/']);
  },
);

test('a screen over the form whose layer stays leaves nothing behind either', async () => {
  const layers = ['floor', 'home', 'writing', 'camera'].map(report);
  const { page, addresses } = tab({ state: null, address: '/before' }, ...layers);
  await neutralHistory(page, '/');
  expect(addresses()).toEqual(['/before', '/', '/']);
});
