/** Notices at the foot of the page: deeds that are done, failures, and withdrawals that can still be undone. */
import type { JSX } from 'preact';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { Mark } from '../../entry/mark.js';
import { entryElement } from '../board/steadyFocus.js';
import type { DeskSpoken } from '../words.js';
import { Button } from './buttons.js';
import { useIsOffline, usePage, useWords } from './hooks.js';
import type { Told } from './notices.js';

export function NoticeBar(): JSX.Element {
  const { desk, notices } = usePage();
  const { withdrawals } = desk;
  const words = useWords();
  const undo = (id: string) => {
    withdrawals.undo(id);
    // The button goes with its notice.
    entryElement(id)?.focus({ preventScroll: true });
  };
  const told = (is: 'done' | 'fault') => notices.list.value.filter((notice) => notice.is === is);
  return (
    <aside class="stack notices">
      <div class="stack" role="status">
        {withdrawals.waiting.value.map(({ id, title }) => (
          <p class="notice" key={id}>
            <span dir="auto">{words.say(words.withdrawing, { gist: title(words) })}</span>
            <Button look="notice-act" says={words.form.undo} onClick={() => undo(id)} />
          </p>
        ))}
        {told('done').map((notice) => (
          <p class="notice" key={notice.id}>
            {toldSentence(notice.told, words)}
          </p>
        ))}
      </div>
      {useIsOffline() && <p class="notice notice-line">{words.offlineNote}</p>}
      <div class="stack" role="alert">
        {told('fault').map((notice) => (
          <p class="notice" key={notice.id}>
            <Mark of="attention" />
            <span>{toldSentence(notice.told, words)}</span>
            <Button look="notice-act" says={words.close} onClick={() => notices.dismiss(notice.id)} />
          </p>
        ))}
      </div>
    </aside>
  );
}

function toldSentence(told: Told, words: DeskSpoken): string {
  return typeof told === 'string' ? words.notices[told] : sayRefusal(told, words.refusals, words);
}
