/** A button that copies a text which stands beside it in a field. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from './buttons.js';
import { useWords } from './hooks.js';

interface CopyProps {
  text: string;
  says: string;
  /** The name of the field that holds the text. */
  field: string;
}

export function Copy({ text, says, field }: CopyProps): JSX.Element {
  const words = useWords();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => setCopied(false), [text]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without the permission (or on plain http) the text is there to be selected.
      document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${field}"]`)?.select();
    }
  };
  return (
    <>
      <Button look="first" says={isCopied ? words.copied : says} onClick={copy} />
      <span class="unseen" role="status">
        {isCopied ? words.copied : ''}
      </span>
    </>
  );
}
