import type { JSX } from 'preact';
import { Select, type FieldProps } from '../../entry/controls.js';
import { entryChoices } from '../../entry/entryChoices.js';
import { wordsOfEntry } from '../../entry/entryWords.js';
import { listed } from '../record/lists.js';
import { useBoard, useWords } from '../frame/hooks.js';

const CHOICES = 60;

/** One of the published entries that are loaded, newest first. */
export function EntrySelect(field: FieldProps & { value: string; onValue: (id: string) => void }): JSX.Element {
  const { state, blog } = useBoard();
  const { form } = useWords();
  const published = listed(state, 'published', '').slice(0, CHOICES);
  const entries = published.map((entry) => ({ id: entry.id, words: wordsOfEntry(entry) }));
  return <Select {...field} choices={entryChoices(entries, field.value, blog.drives, form.none)} />;
}
