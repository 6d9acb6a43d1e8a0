/** How an outlet stands, in words: whether it is on, when it last took something, and why it last did not. */
import type { JSX } from 'preact';
import type { OutletAnswer, OutletFault } from '../../../shared/protocol/outlets.js';
import { usePage } from '../frame/hooks.js';
import type { DeskSpoken } from '../words.js';

export function OutletStanding({ outlet }: { outlet: OutletAnswer }): JSX.Element {
  const { desk, words } = usePage();
  const { name, state, failure, lastAt } = outlet;
  const said = words.outlets;
  const when = (iso: string) => words.fromNow(iso, desk.serverNow());
  return (
    <p>
      <strong dir="ltr">{name}</strong> · {said.states[state]}
      {state === 'paused' && <span class="hint">{said.pausedHow}</span>}
      <span class="hint">{lastAt === undefined ? said.takenNever : words.say(said.taken, { when: when(lastAt) })}</span>
      {failure !== undefined && (
        <span class={isOver(outlet) ? 'hint' : 'hint strong'} data-failure={failure.why}>
          {words.say(said.failed, { when: when(failure.at), why: faultWords(failure, words) })}
        </span>
      )}
    </p>
  );
}

/** Whether it took something after its last failure. */
function isOver({ failure, lastAt, state }: OutletAnswer): boolean {
  return state === 'on' && failure !== undefined && lastAt !== undefined && lastAt > failure.at;
}

export function faultWords({ why, status, error = '' }: OutletFault, words: DeskSpoken): string {
  const { whys, withStatus } = words.outlets;
  // A server of a newer version may know more reasons than this page.
  const said = why in whys ? words.say(whys[why], { id: error }) : why;
  return status === undefined ? said : words.say(withStatus, { why: said, status: status.toString() });
}
