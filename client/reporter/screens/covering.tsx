/** Photos that are to be looked at, one after another: those of a form that nobody has approved yet, and the one that is asked for. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import { onTheirWay } from '../../entry/coming.js';
import type { Draft } from '../../entry/draft.js';
import type { Form } from '../../entry/form/context.js';
import { useTakenOut } from '../../entry/form/useTakenOut.js';
import type { CoverEnd, CoverScreenProps } from '../cover/terms.js';
import { broughtIn, withLooks } from '../cover/held.js';
import type { Look } from '../photos/photoRow.js';
import { useHeard } from './heard.js';
import { useBeyond, useReporting } from './hooks.js';
import { insist } from './insist.js';

/** The covering screen, once it is here: until then the photo waits, and the form says so. */
export function CoverLater(props: CoverScreenProps): JSX.Element | null {
  const { cover, isStored } = useReporting();
  const Beyond = useBeyond();
  const part = cover.part.value;
  useEffect(() => void (part === null && insist(cover, isStored)), []);
  return part === null ? null : <Beyond meanwhile={<></>}>{() => <part.CoverScreen {...props} />}</Beyond>;
}

export interface Coverings {
  /** The photo that is looked at now; null: none is. */
  shown: CoverScreenProps | null;
  /** How far the faces of a photo were looked after that the draft brings. */
  lookOf: (photo: string) => Look;
  /** Opens the screen for a photo of the form. */
  open: (photo: string) => void;
  /** Puts the photo back that was left out last; null where none was. */
  undo: (() => void) | null;
}

/** Looks after the photos of the form that is open: what it learns of their faces goes into the draft. */
export function useCoverings(draft: Draft, change: Form['change']): Coverings {
  const looks = useLooks(draft, change);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<string | null>(null);
  const [done, setDone] = useState(0);
  const { takeOut, undo } = useTakenOut(draft, change);
  const waiting = draft.photos.map(({ id }) => id).filter((id) => looks.get(id) === 'open' && !left.includes(id));
  const photo = asked ?? waiting[0] ?? null;
  const isCameraOpen = useCameraOpen();
  const coming = onTheirWay(draft).length;
  useEffect(() => {
    if (photo === null && coming === 0) setDone(0);
  }, [photo, coming]);
  const onEnd = (how: CoverEnd) => {
    setAsked(null);
    if (photo === null) return;
    setDone(done + 1);
    if (how === 'left') setLeft([...left, photo]);
    if (how === 'dropped') takeOut(photo);
  };
  const n = asked === null ? done + waiting.length + coming : 1;
  const shown = photo === null || isCameraOpen ? null : { photo, place: asked === null ? done + 1 : 1, n, onEnd };
  return {
    shown,
    lookOf: (id) => looks.get(id) ?? 'absent',
    open: setAsked,
    undo: photo === null ? undo : null,
  };
}

function useLooks(draft: Draft, change: Form['change']): ReadonlyMap<string, Look> {
  const { photos } = useReporting();
  const all = photos.looks.value;
  const ids = broughtIn(draft).map(({ id }) => id);
  const looks = useMemo(() => new Map([...all].filter(([id]) => ids.includes(id))), [all, ids.join()]);
  useEffect(() => {
    for (const id of ids) void photos.look(id);
  }, [ids.join()]);
  useEffect(() => {
    if (withLooks(draft.photos, looks) !== draft.photos) change((now) => ({ photos: withLooks(now.photos, looks) }));
  }, [looks, draft.photos]);
  return looks;
}

/** Whether the camera covers the form: its pictures are looked at once it is closed. It lies in the history, as this screen does. */
function useCameraOpen(): boolean {
  const [, redraw] = useReducer((count: number, _: Event) => count + 1, 0);
  useHeard(window, 'popstate', redraw);
  return (history.state as { layer?: string } | null)?.layer === 'camera';
}

/** Looks at a single photo, outside of a form. */
export function useApproving(): { shown: CoverScreenProps | null; approved: (photo: string) => Promise<boolean> } {
  const { photos } = useReporting();
  const [shown, setShown] = useState<CoverScreenProps | null>(null);
  const ask = (photo: string) =>
    new Promise<boolean>((resolve) => {
      const onEnd = (how: CoverEnd) => {
        setShown(null);
        resolve(how === 'used');
      };
      setShown({ photo, place: 1, n: 1, onEnd });
    });
  return {
    shown,
    /** Answers whether the photo may go: a photo that cannot be covered here goes as it is. */
    approved: async (photo) => (await photos.look(photo)) !== 'open' || ask(photo),
  };
}
