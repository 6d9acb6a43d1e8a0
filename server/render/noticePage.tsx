/** A page with a single notice: something is not there, is gone, or went wrong. */
import { isolated } from '../../shared/characters.js';
import { messagesFor } from '../../shared/messages/messages.js';
import { renderDocument } from './document.js';
import { homeAddress } from './homeAddress.js';
import { Sentence } from './sentence.js';
import type { NoticePageView } from './views.js';

export function renderNoticePage({ site, wanted = [], status, errorId }: NoticePageView): string {
  const { lang: ui, messages } = messagesFor(...wanted);
  const { title, text } = messages.notices[status];
  return renderDocument(
    { site, ui, messages, title: `${title} · ${isolated(site.name)}`, indexed: false, style: 'one' },
    <main class="one">
      <h1>{title}</h1>
      <p class="stand">{text}</p>
      {errorId !== undefined && (
        <p class="l">
          <Sentence of={messages.errorId} id={<code>{errorId}</code>} />
        </p>
      )}
      <p class="older">
        <a href={homeAddress(ui)}>{messages.home}</a>
      </p>
    </main>,
  );
}
