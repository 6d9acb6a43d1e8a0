import type { JSX } from 'preact';
import { ENTRY_KEYS, PAGE_KEYS } from './keys.js';
import { useWords } from '../frame/hooks.js';
import { Sheet } from '../frame/sheet.js';

export function KeyList({ onClose }: { onClose: () => void }): JSX.Element {
  const words = useWords();
  return (
    <Sheet title={words.keys} onClose={onClose}>
      <p class="hint">{words.keysHow}</p>
      <dl class="stack keys">
        {[...Object.entries(PAGE_KEYS), ...Object.entries(ENTRY_KEYS)].map(([key, act]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.keysDo[act]}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
