/**
 * The way back of the browser leads to no layer of the app any more: its entries lie above the first one, which gets the
 * neutral page's address, and a new entry on it ends them. Entries that other visits left below are out of reach of any page.
 */
export interface HistoryPage {
  history: Pick<History, 'state' | 'go' | 'replaceState' | 'pushState'>;
  addEventListener: (type: 'popstate', listener: () => void, options: { once: true }) => void;
}

/** The layers of the app by their height: those of `backNavigation.ts`, and the screens above the form (camera, cover). */
const HEIGHT: Readonly<Partial<Record<string, number>>> = { floor: 0, home: 1, writing: 2, camera: 3, covering: 3 };
const PATIENCE_MS = 500;

export async function neutralHistory(page: HistoryPage, address: string): Promise<void> {
  const { history } = page;
  const { layer = '' } = (history.state ?? {}) as { layer?: string };
  const above = HEIGHT[layer] ?? 0;
  if (above > 0) await wentBack(page, above);
  history.replaceState(null, '', address);
  if (above > 0) history.pushState(null, '', address);
}

function wentBack({ history, addEventListener }: HistoryPage, steps: number): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('popstate', resolve, { once: true });
    setTimeout(resolve, PATIENCE_MS);
    history.go(-steps);
  });
}
