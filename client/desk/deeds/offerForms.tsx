/** Short entries that are ready to send to readers after a correction or a withdrawal. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isBlankMarkdown } from '../../../shared/characters.js';
import { useOnce } from '../../account/useOnce.js';
import { Area } from '../../entry/controls.js';
import { Button, Send } from '../frame/buttons.js';
import { useBoard, usePage } from '../frame/hooks.js';
import { instead } from '../frame/sheet.js';
import type { Offer } from './offers.js';

export function Offers(): JSX.Element {
  const { offers, blog } = useBoard();
  return (
    <>
      {offers.of(blog.slug).map((offer) => (
        <OneOffer key={offer.id} offer={offer} />
      ))}
    </>
  );
}

function OneOffer({ offer }: { offer: Offer }): JSX.Element {
  const { offers, deeds, desk, words } = usePage();
  const [isSending, setSending] = useState(false);
  const { id, blog, corrects, lang, text } = offer;

  const send = useOnce(async () => {
    if (isBlankMarkdown(text)) return;
    setSending(true);
    const update = { kind: 'update', lang, text: text.trim(), corrects, happenedAt: desk.serverNow() };
    const sent = await deeds.send('post', id, { id, blog, ...update });
    setSending(false);
    // A conflict on the id means that the entry is there already: it was sent before an answer was lost.
    if (sent.is === 'done' || (sent.is === 'refused' && sent.refusal.field === 'id')) offers.remove(id);
  });

  return (
    <form class="stack offer" aria-label={words.offerTitle} onSubmit={instead(send)}>
      <Area
        name="offer"
        label={words.offerTitle}
        hint={words.offerHow}
        lang={lang}
        value={text}
        onValue={(typed) => offers.change(id, typed)}
      />
      <div class="row">
        <Send says={words.offerSend} isSending={isSending} />
        <Button look="quiet" says={words.offerNot} onClick={() => offers.remove(id)} />
      </div>
    </form>
  );
}
