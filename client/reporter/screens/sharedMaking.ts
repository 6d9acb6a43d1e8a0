/** Makes a draft of something shared, as far as it can be one. */
import { useState } from 'preact/hooks';
import { LIST_MAX } from '../../../shared/parse/limits.js';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { useOnce } from '../../account/useOnce.js';
import { useFormSpeech } from '../../entry/formWords.js';
import { forgetShared, sharedFile } from '../../worker/sharedBox.js';
import { withShared } from '../sharedDraft.js';
import { placeOf, type Begun, type WritingOf } from '../begun.js';
import { changeDraft } from '../openDrafts.js';
import { beginning } from '../writing.js';
import { useTaking } from './formPhotos.js';
import { creditedLast } from '../lastChoices.js';
import type { Address } from '../outbox.js';
import { noteCopied } from '../originals.js';
import { useOffered, useReporting, useThirdWords } from './hooks.js';
import type { Shown } from './sharedThings.js';

/** `told`: what could not be taken; `begun` is the draft that the rest went into, null where there is no rest. */
export type Making =
  | { is: 'offered' }
  | { is: 'taking'; place: number; n: number }
  | { is: 'told'; faults: readonly string[]; begun: Begun | null };

type New = Extract<WritingOf, { is: 'new' }>;

/** `made` is told the new draft, once it is kept and everything went into it. */
export function useMaking(blog: SessionBlog, made: (begun: Begun) => void) {
  const [making, setMaking] = useState<Making>({ is: 'offered' });
  const takeIn = useTakingIn((place, n) => setMaking({ is: 'taking', place, n }));
  const keep = useKeeping(blog);
  const { address } = useReporting();
  const make = useOnce(async (shown: Shown) => {
    // Pictures take a while, in which another blog may be chosen.
    const at = address();
    const taken = await takeIn(shown);
    const { of, faults } = keep(at, shown.share.words, taken.photos);
    // Things go into a draft once, also where the page ends before its writer has read what could not be taken.
    if (of !== null) await forgetShared(shown.id);
    const begun = of && { of, at };
    const all = [...taken.faults, ...faults];
    if (all.length > 0) return setMaking({ is: 'told', faults: all, begun });
    if (begun !== null) made(begun);
  });
  return { making, make, again: () => setMaking({ is: 'offered' }) };
}

/** Takes the files onto this phone as photos, like any that is chosen in the form: drawn anew, without place or device. */
function useTakingIn(progress: (place: number, n: number) => void) {
  const take = useTaking();
  const words = useThirdWords();
  const { shelf } = useReporting();
  return async ({ id, share: { files } }: Shown): Promise<{ photos: string[]; faults: string[] }> => {
    const [photos, faults]: [string[], string[]] = [[], []];
    for (const [at, { name }] of files.entries()) {
      progress(at + 1, files.length);
      const file = await sharedFile(id, at).catch(() => null);
      if (file === null) {
        faults.push(words.say(words.shared.gone, { name }));
        continue;
      }
      const taken = await take(new File([file], name, { type: file.type }));
      if ('fault' in taken) faults.push(taken.fault);
      else photos.push(taken.id);
    }
    if (photos.length > 0) noteCopied(shelf, 'library');
    return { photos, faults };
  };
}

/** Keeps the draft, for the person and blog `at` that it was asked for. `of` is null where nothing is left to make one of. */
function useKeeping(blog: SessionBlog) {
  const { drafts, settle } = useReporting();
  const offered = useOffered(blog);
  const { form, say } = useFormSpeech();
  return (at: Address, words: string, photos: string[]): { of: New | null; faults: string[] } => {
    if (words === '' && photos.length === 0) return { of: null, faults: [] };
    const kind = photos.length > 0 && offered.post({ kind: 'photo' }) ? 'photo' : 'update';
    const of: New = { is: 'new', kind };
    let wanted = 0;
    changeDraft(
      drafts,
      placeOf({ of, at }),
      () => beginning(of, blog, drafts),
      (before) => {
        wanted = before.photos.length + photos.length;
        return withShared(before, { words, photos, credit: creditedLast(drafts, at.person) });
      },
    );
    settle();
    return { of, faults: wanted > LIST_MAX ? [say(form.photos.full, { n: LIST_MAX })] : [] };
  };
}
