import type { ComponentChildren, JSX } from 'preact';
import { langAttributes } from '../language.js';
import type { Setting } from './setting.js';
import type { ShownText } from './shownTexts.js';

/**
 * Tells whether a text is the original below a translation of ours, which its readers came for. The original is one tap
 * away then. A quote shows what its source wrote at once; so does a page without our styles, and the entry's own page.
 */
export function isOneTapAway(texts: readonly ShownText[], index: number, { entry, whole }: Setting): boolean {
  const [first] = texts;
  const isTranslated = first?.is === 'desk' || first?.is === 'machine';
  return index > 0 && texts[index]?.is === 'original' && isTranslated && entry.kind !== 'quote' && !whole;
}

interface OneTapAwayProps {
  setting: Setting;
  label: string;
  children: ComponentChildren;
}

/** The original, closed at first and without a script: a search in the page finds the translation, a text browser both. */
export function OneTapAway({ setting, label, children }: OneTapAwayProps): JSX.Element {
  return (
    <div>
      <details class="or" {...langAttributes(setting.ui, setting.entry.lang)}>
        <summary>
          <span class="l">{label}</span>
        </summary>
      </details>
      {children}
    </div>
  );
}
