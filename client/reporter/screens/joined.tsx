/** Said once on the first screen after joining: the person that this phone is now, and its marks at the desk. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SessionAnswer } from '../../../shared/protocol/desk.js';
import { forgetJoined, hasJoined } from '../../account/joinedNote.js';
import { useReporting, useSecondWords } from './hooks.js';
import { Button } from '../../entry/button.js';
import { ownMarks } from './marks.js';

export function Joined({ answer }: { answer: SessionAnswer }): JSX.Element | null {
  const { account } = useReporting();
  const words = useSecondWords();
  const { joined } = words;
  const [isShown, setShown] = useState(() => hasJoined());
  if (!isShown) return null;
  const hide = () => {
    forgetJoined();
    setShown(false);
  };
  const notMe = () => {
    hide();
    void account.signOut();
  };
  return (
    <section class="joined" role="status" data-joined="">
      <p>
        <strong>{words.say(joined.you, { name: answer.name })}</strong>
      </p>
      <p>{words.say(joined.atDesk, { marks: ownMarks(answer.device, words) })}</p>
      <div class="move-answers">
        <Button says={joined.ok} onClick={hide} />
        <Button says={joined.notMe} look="quiet" onClick={notMe} />
      </div>
    </section>
  );
}
