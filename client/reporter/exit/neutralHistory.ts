/**
 * The way back of the browser leads to no layer of the app any more: its entries lie above the first one, which gets the
 * neutral page's address, and a new entry on it ends them. Entries that other visits left below are out of reach of any page.
 */
export interface HistoryPage {
  history: Pick<History, 'state' | 'go' | 'replaceState' | 'pushState'>;
  addEventListener: (type: 'popstate', listener: () => void, options: { once: true }) => void;
}

/** The layers of `backNavigation.ts`, from the lowest. */
const LAYERS = ['floor', 'home', 'writing'];
/** Screens over the form, each with a layer that it leaves by itself when it is taken out of the page. */
const SCREENS = ['camera', 'covering'];
const PATIENCE_MS = 500;

export async function neutralHistory(page: HistoryPage, address: string): Promise<void> {
  const { history } = page;
  // Two ways back at once would add up, and might lead out of the app.
  if (SCREENS.includes(layerOf(page))) await popped(page);
  const isStuck = SCREENS.includes(layerOf(page));
  const above = isStuck ? LAYERS.length : Math.max(0, LAYERS.indexOf(layerOf(page)));
  if (above > 0) await wentBack(page, above);
  history.replaceState(null, '', address);
  if (above > 0) history.pushState(null, '', address);
}

function layerOf({ history }: HistoryPage): string {
  return ((history.state ?? {}) as { layer?: string }).layer ?? '';
}

function wentBack(page: HistoryPage, steps: number): Promise<void> {
  const isBack = popped(page);
  page.history.go(-steps);
  return isBack;
}

function popped({ addEventListener }: HistoryPage): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('popstate', resolve, { once: true });
    setTimeout(resolve, PATIENCE_MS);
  });
}
