import type { JSX } from 'preact';
import { Button } from '../button.js';
import { isUnnamed } from '../coming.js';
import { useForm } from './context.js';

/** Names the files that did not arrive, until they are there or the reporter lets them go. */
export function LostFiles(): JSX.Element | null {
  const { draft, speech, change } = useForm();
  const { photos } = speech.form;
  if (draft.lost.length === 0) return null;
  const say = (name: string) => (isUnnamed(name) ? photos.lostUnnamed : speech.say(photos.lost, { name }));
  return (
    <div class="ask photo-lost" role="alert">
      {draft.lost.map((name, index) => (
        <p key={index} dir="auto">
          {say(name)}
        </p>
      ))}
      <Button
        says={photos.lostLeave}
        onClick={({ currentTarget }) => {
          // The focus does not go with the button.
          currentTarget.closest('section')?.querySelector<HTMLElement>('[name=media]')?.focus();
          change({ lost: [] });
        }}
      />
    </div>
  );
}
