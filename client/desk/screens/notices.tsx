/** What the page says at its foot: what is done, what went wrong, and withdrawals that can still be undone. */
import type { JSX } from 'preact';
import { useCell, usePage, useWords } from './hooks.js';
import { Mark } from '../../entry/mark.js';

export function NoticeBar(): JSX.Element {
  const { desk, notices } = usePage();
  const words = useWords();
  const list = useCell(notices.list);
  const leaving = useCell(desk.farewells.waiting);
  const line = useCell(desk.line);
  const faults = list.filter(({ is }) => is === 'fault');
  return (
    <aside class="notices">
      <div role="status">
        {leaving.map(({ id, gist }) => (
          <p class="notice" key={id}>
            <span dir="auto">{words.withdrawing(gist)}</span>
            <button type="button" class="notice-act" onClick={() => void desk.farewells.undo(id)}>
              {words.undo}
            </button>
          </p>
        ))}
        {list
          .filter(({ is }) => is === 'done')
          .map(({ id, text }) => (
            <p class="notice" key={id}>
              {text}
            </p>
          ))}
      </div>
      {line.is === 'offline' && <p class="notice notice-line">{words.offlineNote}</p>}
      <div role="alert">
        {faults.map(({ id, text }) => (
          <p class="notice" key={id}>
            <Mark of="attention" />
            <span>{text}</span>
            <button type="button" class="notice-act" onClick={() => notices.dismiss(id)}>
              {words.close}
            </button>
          </p>
        ))}
      </div>
    </aside>
  );
}
