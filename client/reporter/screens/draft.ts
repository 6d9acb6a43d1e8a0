import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { CHOOSING, type Draft } from '../../entry/draft.js';
import type { Form } from '../../entry/form/context.js';
import { beginning, placeOf, type WritingOf } from '../writing.js';
import { useReporting } from './hooks.js';

interface Kept {
  /** The draft as it is drawn. */
  draft: Draft;
  /** The draft as it is now: what is typed is drawn a moment later. */
  current: () => Draft;
  change: Form['change'];
  /** It was sent. */
  forget: () => void;
}

/** The draft of what is written, kept on this phone as it is typed. */
export function useDraft(of: WritingOf, blog: SessionBlog): Kept {
  const reporting = useReporting();
  const { drafts } = reporting;
  const place = placeOf(of, reporting);
  const live = useMemo(() => drafts.open(place, () => beginning(of, blog, drafts)), []);
  const redraw = useRedrawing();
  const isQuiet = useRef(false);
  useEffect(() => live.subscribe(() => isQuiet.current || redraw(false)), []);
  // Photos are taken in beside the writing: what comes late is added to the draft as it is by then.
  const current = () => live.peek();
  const change: Kept['change'] = (part, isTyped = false) => {
    const before = current();
    const given = typeof part === 'function' ? part(before) : part;
    // Who types has nothing else in front.
    const next = { ...before, ...(isTyped ? notChoosing(before) : {}), ...given };
    isQuiet.current = isTyped;
    live.value = next;
    isQuiet.current = false;
    if (isTyped) redraw(true);
    drafts.keep(place, next);
    const { lang = '' } = next.values;
    if (lang !== before.values.lang && next.from === null) drafts.rememberLanguage(blog.slug, next.kind, lang);
  };
  const isSent = useRef(false);
  // A page that closes the form is there: whatever was asked for by the chooser is not lost with it.
  useEffect(() => () => void (isSent.current || change(notChoosing)), []);
  const forget = () => {
    isSent.current = true;
    drafts.remove(place);
  };
  return { draft: current(), current, change, forget };
}

function notChoosing({ coming }: Draft): Pick<Draft, 'coming'> {
  return { coming: coming.filter((name) => name !== CHOOSING) };
}

/** A pause in typing, in ms. */
const PAUSE_MS = 150;

/** Draws the form anew: at once, or in the next pause where its field shows already what was typed. */
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
