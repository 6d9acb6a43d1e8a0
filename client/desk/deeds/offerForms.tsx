/** Short entries that are ready to send to readers after a correction or a withdrawal. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Offer } from './offers.js';
import { Send } from '../frame/buttons.js';
import { Area } from '../../entry/controls.js';
import { useBoard, useCell, usePage, useWords } from '../frame/hooks.js';

export function Offers(): JSX.Element | null {
  const { offers } = usePage();
  const { blog } = useBoard();
  const open = useCell(offers.all).filter((offer) => offer.blog === blog.slug);
  if (open.length === 0) return null;
  return (
    <>
      {open.map((offer) => (
        <OneOffer key={offer.id} offer={offer} />
      ))}
    </>
  );
}

function OneOffer({ offer }: { offer: Offer }): JSX.Element {
  const { offers, deeds, desk } = usePage();
  const words = useWords();
  const [isSending, setSending] = useState(false);
  const { id, blog, corrects, lang, text } = offer;

  const send = async () => {
    if (isSending || text.trim() === '') return;
    setSending(true);
    const happenedAt = desk.serverNow();
    const sent = await deeds.send('post', id, {
      id,
      blog,
      kind: 'update',
      lang,
      text: text.trim(),
      corrects,
      happenedAt,
    });
    setSending(false);
    // A conflict on the id: it is there already, sent before an answer was lost.
    if (sent.is === 'done' || (sent.is === 'refused' && sent.refusal.field === 'id')) offers.remove(id);
  };

  return (
    <form
      class="offer"
      aria-label={words.offerTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Area
        name="offer"
        label={words.offerTitle}
        hint={words.offerHow}
        lang={lang}
        value={text}
        onValue={(typed) => offers.change(id, typed)}
      />
      <div class="row">
        <Send isSending={isSending}>{words.offerSend}</Send>
        <button type="button" class="quiet" onClick={() => offers.remove(id)}>
          {words.offerNot}
        </button>
      </div>
    </form>
  );
}
