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
        // Offers become other entries under the hands that type them; each is about an entry of its own.
        <OneOffer key={offer.corrects} offer={offer} />
      ))}
    </>
  );
}

function OneOffer({ offer }: { offer: Offer }): JSX.Element {
  const { offers, deeds, desk, words } = usePage();
  const [isSending, setSending] = useState(false);
  const { id, lang, text } = offer;

  const send = useOnce(async () => {
    if (isBlankMarkdown(text)) return;
    setSending(true);
    await deeds.sendOffer(offer, desk.serverNow());
    setSending(false);
  });

  return (
    <form class="stack offer" aria-label={words.offerTitle} onSubmit={instead(send)}>
      <Area
        name="offer"
        label={words.offerTitle}
        hint={words.offerHow}
        lang={lang}
        value={text}
        onValue={(typed) => offers.change(id, { text: typed })}
      />
      <div class="row">
        <Send says={words.offerSend} isSending={isSending} />
        <Button look="quiet" says={words.offerNot} onClick={() => offers.remove(id)} />
      </div>
    </form>
  );
}
