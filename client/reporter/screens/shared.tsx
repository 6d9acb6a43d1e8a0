/**
 * Things that other apps shared: shown, and put into a form only by a tap. Nothing of them is sent, read or prepared
 * before it: whoever holds the phone decides.
 */
import type { JSX } from 'preact';
import { TEXT_MAX } from '../../../shared/parse/limits.js';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { Button } from '../../entry/button.js';
import { FaultMessage } from '../../entry/labelled.js';
import { useFormSpeech } from '../../entry/formWords.js';
import { isOfHere, type Begun, type WritingOf } from '../begun.js';
import { useOffered, useReporting, useThirdWords } from './hooks.js';
import { SharedPictures } from './sharedPictures.js';
import { useMaking, type Making } from './sharedMaking.js';
import { useSharedThings, type Shown } from './sharedThings.js';
import { isLinkAlone } from '../sharedDraft.js';

/** `blog` is null while nobody is signed in: then it is only said that something is kept. */
export type SharedProps = { blog: null } | { blog: SessionBlog; onWrite: (of: WritingOf) => void };

export function Shared(props: SharedProps): JSX.Element | null {
  const words = useThirdWords();
  const { shown, next, isLost, closeLost } = useSharedThings(useReporting().account.signedIn());
  if (isLost) {
    return (
      <section class="ask shared">
        <p role="alert">{words.shared.lost}</p>
        <Button says={words.shared.close} onClick={closeLost} />
      </section>
    );
  }
  if (shown === null) return null;
  if (props.blog === null) return <p class="plain-kept">{words.shared.signIn}</p>;
  return <Offer key={shown.id} shown={shown} next={next} {...props} />;
}

interface OfferProps {
  shown: Shown;
  blog: SessionBlog;
  next: () => Promise<void>;
  onWrite: (of: WritingOf) => void;
}

function Offer({ shown, blog, next, onWrite }: OfferProps): JSX.Element {
  const words = useThirdWords();
  const { address } = useReporting();
  // Another blog may be chosen by then: the draft waits in the one that it was made for.
  const isHere = (begun: Begun | null) => begun !== null && isOfHere(begun, address());
  const done = (begun: Begun | null) => {
    void next();
    if (begun !== null && isHere(begun)) onWrite(begun.of);
  };
  const { making, make } = useMaking(blog, done);
  const isTaking = making.is === 'taking';
  const isTakeable = useOffered(blog).post({ kind: 'update' });
  return (
    <section class="ask shared" aria-labelledby="shared">
      <h2 id="shared">{words.shared.title}</h2>
      {making.is !== 'told' && <Seen shown={shown} />}
      {making.is === 'offered' && <p class="hint">{isTakeable ? words.shared.how : words.shared.closed}</p>}
      <Told making={making} />
      <div class="foot-row">
        {making.is === 'told' ? (
          <Button
            says={isHere(making.begun) ? words.shared.open : words.shared.close}
            look="first"
            onClick={() => done(making.begun)}
          />
        ) : (
          <>
            <Button says={words.shared.discard} disabled={isTaking} onClick={() => done(null)} />
            {isTakeable && (
              <Button says={words.shared.take} look="first" disabled={isTaking} onClick={() => void make(shown)} />
            )}
          </>
        )}
      </div>
    </section>
  );
}

/** Characters of the shared text that are shown: enough to know it by. */
const SHOWN = 240;

/** The thing itself, as far as it takes to know it; and what was left out or needs work. */
function Seen({ shown: { id, share } }: { shown: Shown }): JSX.Element {
  const { say, shared } = useThirdWords();
  const { words, files, left } = share;
  return (
    <>
      <SharedPictures id={id} files={files} />
      {words !== '' && (
        <p class="shared-words" dir="auto">
          {words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words}
        </p>
      )}
      {isLinkAlone(words) && files.length === 0 && <p class="hint">{shared.linkAlone}</p>}
      {words.length > TEXT_MAX && <p class="hint">{shared.long}</p>}
      {left.map(({ name, why }, at) => (
        <FaultMessage key={at} fault={say(shared[why], { name })} />
      ))}
    </>
  );
}

function Told({ making }: { making: Making }): JSX.Element {
  const { say, form } = useFormSpeech();
  return (
    <div role="status">
      {making.is === 'taking' && <p>{say(form.photos.preparing, { place: making.place, n: making.n })}</p>}
      {making.is === 'told' && making.faults.map((fault) => <FaultMessage key={fault} fault={fault} />)}
    </div>
  );
}
