import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { byClocksOf } from '../../entry/clocks.js';
import { CHOOSING } from '../../entry/coming.js';
import type { Draft } from '../../entry/draft.js';
import type { Form } from '../../entry/form/context.js';
import { placeOf, type Begun } from '../begun.js';
import type { DraftPlace } from '../drafts.js';
import { keepLanguage } from '../lastChoices.js';
import { changeDraft, closeDraft, letGoOfSent, nameDraft, openDraft } from '../openDrafts.js';
import { beginning } from '../writing.js';
import { useReporting } from './hooks.js';

interface Kept {
  /** The draft as it is drawn. */
  draft: Draft;
  /** The draft as it is now: typed text is drawn a moment later. */
  current: () => Draft;
  change: Form['change'];
  /** Whether its reporter left the form; the page's lock alone leaves it to come back. */
  isLeft: () => boolean;
  /** Answers with the draft that is about to be sent: a new one knows the id of its entry. */
  named: () => Draft;
  /** Called when the draft was sent. Answers whether its form is still to be closed. */
  forget: (sent: Draft) => boolean;
}

/** The draft in the form, kept on this phone as it is typed. */
export function useDraft(begun: Begun, blog: SessionBlog): Kept {
  const { drafts } = useReporting();
  const place = placeOf(begun);
  const begins = () => beginning(begun.of, blog, drafts);
  const live = useMemo(() => openDraft(drafts, place, begins), []);
  const redraw = useRedrawing();
  const [isQuiet, isSent] = [useRef(false), useRef(false)];
  useLayoutEffect(() => live.subscribe(() => isQuiet.current || redraw(false)), []);
  // Photos are taken in beside the writing: a late one is added to the draft as it is by then.
  const current = () => live.peek();
  const change: Kept['change'] = (part, isTyped = false) => {
    // The draft of an entry that was sent is gone: whatever comes late would stand as another.
    if (isSent.current) return;
    isQuiet.current = isTyped;
    changeDraft(drafts, place, begins, (before) => {
      const given = typeof part === 'function' ? part(before) : part;
      // A reporter who types has neither the camera nor the chooser in front.
      const next = { ...before, ...(isTyped ? notChoosing(before) : {}), ...given };
      const { lang = '' } = next.values;
      if (lang !== before.values.lang && next.from === null) keepLanguage(drafts, blog.slug, next.kind, lang);
      return next;
    });
    isQuiet.current = false;
    if (isTyped) redraw(true);
  };
  const isLeft = useLeaving(place, current, change);
  useClocks(blog, current, change);
  const named = () => (begun.of.is === 'new' ? nameDraft(drafts, place, live) : current());
  const forget = (sent: Draft) => {
    isSent.current = true;
    return letGoOfSent(drafts, place, live, sent);
  };
  return { draft: current(), current, change, isLeft, named, forget };
}

/** Closes the draft with its form; the answer tells whether its reporter left it. */
function useLeaving(place: DraftPlace, current: Kept['current'], change: Kept['change']): Kept['isLeft'] {
  const { drafts } = useReporting();
  const isLeft = useRef<Kept['isLeft']>(() => false);
  useLayoutEffect(() => {
    return () => {
      // A page that is there to close the form was not ended by the chooser: no file is lost; and what was taken out stays
      // so. Another tab may have typed into this draft since: a form that has nothing to say leaves it alone.
      const { coming, out } = current();
      if (coming.includes(CHOOSING) || out.length > 0) change((now) => ({ ...notChoosing(now), out: [] }));
      isLeft.current = closeDraft(drafts, place);
    };
  }, []);
  return () => isLeft.current();
}

/** Keeps the times of a draft the moments that were typed, in whatever zone the rally is by now. */
function useClocks({ timeZone }: SessionBlog, current: Kept['current'], change: Kept['change']): void {
  useLayoutEffect(() => {
    if (byClocksOf(current(), timeZone) !== current()) change((before) => byClocksOf(before, timeZone));
  }, [timeZone]);
}

function notChoosing({ coming }: Draft): Pick<Draft, 'coming'> {
  return { coming: coming.filter((name) => name !== CHOOSING) };
}

/** A pause in typing, in ms. */
const PAUSE_MS = 150;

/** Draws the form anew: at once, or in the next pause where a field shows the typed text already. */
function useRedrawing(): (isTyped: boolean) => void {
  const [, draw] = useReducer((count: number, _: null) => count + 1, 0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (isTyped) => {
    clearTimeout(timer.current);
    if (isTyped) timer.current = setTimeout(() => draw(null), PAUSE_MS);
    else draw(null);
  };
}
