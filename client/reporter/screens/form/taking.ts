/** Takes chosen files into the draft, one after another, and tells what could not be taken. */
import { useState } from 'preact/hooks';
import { LIST_MAX } from '../../../../shared/parse/text.js';
import { NoPhoto } from '../../photos/picture.js';
import type { PhoneSpoken } from '../../words.js';
import { useForm } from '../form.js';
import { useReporting, useWords } from '../hooks.js';

export interface Taking {
  preparing: { place: number; of: number } | null;
  /** A sentence for each file that was not taken. */
  faults: string[];
  take: (files: readonly File[]) => Promise<void>;
}

export function useTaking(): Taking {
  const { photos, drafts, address } = useReporting();
  const { change, setBusy } = useForm();
  const { form, say } = useWords();
  const [preparing, setPreparing] = useState<Taking['preparing']>(null);
  const [faults, setFaults] = useState<string[]>([]);

  async function take(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const told: string[] = [];
    setFaults([]);
    setBusy(true);
    for (const [index, file] of files.entries()) {
      setPreparing({ place: index + 1, of: files.length });
      try {
        const id = await photos.take(file);
        const credit = drafts.credit(address().person);
        change(({ photos: before }) =>
          before.length < LIST_MAX
            ? { photos: [...before, { id, alt: '', caption: '', credit: before.at(-1)?.credit ?? credit, rest: {} }] }
            : {},
        );
      } catch (error) {
        told.push(sentence(error, file.name, form.photos, say));
      }
    }
    setFaults(told);
    setPreparing(null);
    setBusy(false);
  }

  return { preparing, faults, take };
}

export function sentence(
  error: unknown,
  name: string,
  words: PhoneSpoken['form']['photos'],
  say: PhoneSpoken['say'],
): string {
  if (!(error instanceof NoPhoto)) return words.noRoom;
  if (error.why === 'not-decoded') return say(words.notDecoded, { name });
  const ofKind: Partial<Record<string, string>> = words.notAccepted;
  return say(ofKind[error.kind] ?? words.notAccepted.unknown, { name });
}
