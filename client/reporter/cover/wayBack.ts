/** The phone's own way back leads out of the screen, to the form below it: a layer of history of its own. */
import { useLayoutEffect, useRef } from 'preact/hooks';

const LAYER = 'covering';

export function useWayBack(onBack: () => void): void {
  const latest = useRef(onBack);
  latest.current = onBack;
  useLayoutEffect(() => {
    // A page that was loaded anew has the layer already.
    if (layer() !== LAYER) history.pushState({ layer: LAYER }, '');
    const onPop = () => {
      if (layer() !== LAYER) latest.current();
    };
    addEventListener('popstate', onPop);
    return () => {
      removeEventListener('popstate', onPop);
      if (layer() === LAYER) history.back();
    };
  }, []);
}

function layer(): string | undefined {
  return (history.state as { layer?: string } | null)?.layer;
}
