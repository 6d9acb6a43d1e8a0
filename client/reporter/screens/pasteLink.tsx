/** The field for a sign-in link, on a phone on which nobody is signed in. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../entry/button.js';
import { instead } from '../../entry/instead.js';
import { isEnter } from '../../entry/keys.js';
import { Labelled } from '../../entry/labelled.js';
import { linkIn, type PastedLink } from '../pastedLink.js';
import type { ThisPhoneWords } from '../words.js';
import { useWords } from './hooks.js';

export function PasteLink({ words: { link: words } }: { words: ThisPhoneWords }): JSX.Element {
  const { say } = useWords();
  const [text, setText] = useState('');
  const [found, setFound] = useState<PastedLink | null>(null);
  const open = () => {
    const link = linkIn(text, location.host);
    // The page behind the link asks for a tap before the link is used.
    if (link.is === 'ours') location.assign(link.path);
    else setFound(link);
  };
  const fault =
    found?.is === 'elsewhere' ? say(words.elsewhere, { host: found.host }) : found?.is === 'none' ? words.none : null;
  const onInput = ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => {
    setText(currentTarget.value);
    setFound(null);
  };
  return (
    <form class="paste-link" noValidate onSubmit={instead(open)}>
      <Labelled name="link" label={words.label} hint={words.hint} fault={fault}>
        {(attributes) => (
          <textarea
            {...attributes}
            class="field"
            // A pasted message may have lines.
            rows={2}
            inputMode="url"
            dir="ltr"
            autoComplete="off"
            autoCapitalize="none"
            spellcheck={false}
            value={text}
            onInput={onInput}
            onKeyDown={sendOnEnter}
          />
        )}
      </Labelled>
      <Button says={words.open} type="submit" />
    </form>
  );
}

function sendOnEnter(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void {
  if (!isEnter(event)) return;
  event.preventDefault();
  // Safari knows `requestSubmit` from version 16 on.
  event.currentTarget.form?.querySelector<HTMLButtonElement>('[type=submit]')?.click();
}
