import { useRef, useState } from 'preact/hooks';
import type { SessionBlog } from '../../../shared/protocol.js';
import { isTouched, type Draft } from '../../entry/draft.js';
import type { Form } from '../../entry/form/context.js';
import { beginning, placeOf, type WritingOf } from '../writing.js';
import { useReporting } from './hooks.js';

interface Kept {
  draft: Draft;
  change: Form['change'];
  /** It was sent. */
  forget: () => void;
}

/** The draft of what is written, kept on this phone at each key press. */
export function useDraft(of: WritingOf, blog: SessionBlog): Kept {
  const reporting = useReporting();
  const { drafts } = reporting;
  const place = placeOf(of, reporting);
  const [draft, setDraft] = useState(() => drafts.get(place) ?? beginning(of, blog, drafts));
  // Photos are taken in beside the writing: what comes late is added to the draft as it is by then.
  const latest = useRef(draft);
  return {
    draft,
    forget: () => drafts.remove(place),
    change(part) {
      const before = latest.current;
      const next = { ...before, ...(typeof part === 'function' ? part(before) : part) };
      latest.current = next;
      setDraft(next);
      if (isTouched(next)) drafts.set(place, next);
      else drafts.remove(place);
      const { lang = '' } = next.values;
      if (lang !== before.values.lang && next.from === null) drafts.rememberLanguage(blog.slug, next.kind, lang);
    },
  };
}
