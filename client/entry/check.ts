/** The check of a draft before it is sent, with the server's own parse: the larger part of a form, which needs it last. */
import { parsePost } from '../../shared/parse.js';
import { notLookedAt } from '../../shared/entry.js';
import { refusal } from '../../shared/refusals.js';
import type { Draft } from './draft.js';
import { photosOf } from './draftPhotos.js';
import type { EntryContent } from './entryContent.js';
import { faultIn, faultOfForm, type Fault } from './fault.js';
import type { FormSpeech } from './formWords.js';

const ANY_ID = '00000000-0000-4000-8000-000000000000';
const NOT_LOOKED_AT = refusal('invalid', { field: 'media', why: 'faces-not-checked' });

/** The first fault; null where the server has nothing to object to either. `before`: the content that is being changed. */
export function faultOf(
  draft: Draft,
  content: EntryContent,
  blog: { slug: string; facesRequired?: true },
  speech: FormSpeech,
  before = draft.from?.words,
): Fault | null {
  const own = faultOfForm(draft, speech);
  if (own !== null) return own;
  const parsed = parsePost({ id: ANY_ID, blog: blog.slug, ...content, ...peopleTakenBefore(content, before) });
  if (!parsed.ok) return faultIn(parsed.refusal, draft, speech);
  const unseen = blog.facesRequired === true ? notLookedAt(parsed.value.media ?? [], photosOf(before?.media)) : [];
  return unseen.length === 0 ? null : faultIn(NOT_LOOKED_AT, draft, speech);
}

/** Numbers of people were taken with decimals once: where they do not change they need not be whole. */
function peopleTakenBefore(content: EntryContent, before: EntryContent | undefined): Partial<EntryContent> {
  return Object.fromEntries(
    (['low', 'high'] as const).flatMap((name) => {
      const value = content[name];
      return typeof value === 'number' && value === before?.[name] ? [[name, Math.trunc(value)]] : [];
    }),
  );
}
