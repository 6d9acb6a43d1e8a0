/** The sheet "Join here": a code that phones scan from this screen, one name after the other. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { isolated } from '../../../shared/characters.js';
import { listIn } from '../../../shared/messages/say.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { minutesAndSeconds } from '../../../shared/messages/times.js';
import { after } from '../../account/device.js';
import { Alert } from '../../entry/alert.js';
import { Button } from '../frame/buttons.js';
import { useBoard, useEvery, useIsOffline, useWords } from '../frame/hooks.js';
import { Sheet } from '../frame/sheet.js';
import type { DeskSpoken } from '../words.js';
import { JoinCodes, type JoinCode, type JoinTrouble, type Turn } from './joinCodes.js';
import { Joined } from './joined.js';
import { Names, useNamesLeft } from './names.js';
import { Qr } from './qr.js';

export function JoinHere({ onClose }: { onClose: () => void }): JSX.Element {
  const words = useWords();
  const codes = useJoinCodes();
  const says = words.joinHere;
  const [turn, ...later] = codes.turns.value;
  const trouble = codes.trouble.value;
  const isEmpty = turn === undefined;
  const [isMore, setMore] = useState(false);
  const typed = useNamesLeft(codes.turns.value);
  return (
    <Sheet title={says.title} size="whole" onClose={onClose}>
      <Alert fault={trouble === null ? null : sayTrouble(trouble, words)} />
      {turn !== undefined && <Scan turn={turn} code={codes.code.value} later={later} onSkip={() => codes.skip()} />}
      {isEmpty && codes.joined.value.length > 0 && <p role="status">{says.done}</p>}
      <div class="stack">
        {!isEmpty && (
          <Button look="quiet" aria-expanded={isMore} says={says.namesMore} onClick={() => setMore(!isMore)} />
        )}
        {(isEmpty || isMore) && (
          <Names {...typed} isFirst={isEmpty && codes.joined.value.length === 0} onAdd={(turns) => codes.add(turns)} />
        )}
      </div>
      <Joined codes={codes} />
    </Sheet>
  );
}

function useJoinCodes(): JoinCodes {
  const { desk, blog } = useBoard();
  const isOffline = useIsOffline();
  const now = () => Date.parse(desk.serverNow());
  const codes = useMemo(() => new JoinCodes({ api: desk.api, slug: blog.slug, after, now }), [blog.slug]);
  useEffect(() => {
    codes.start();
    return () => codes.stop();
  }, [codes]);
  // A code of which the server could not be told anything is looked after as soon as it can.
  useEffect(() => {
    if (!isOffline) void codes.look();
  }, [isOffline]);
  return codes;
}

function sayTrouble(trouble: JoinTrouble, words: DeskSpoken): string {
  if (trouble.is === 'lost') return words.joinHere.lost;
  const why = sayRefusal(trouble.refusal, words.refusals, words);
  return words.say(words.joinHere.refused, { name: trouble.name, why });
}

interface ScanProps {
  turn: Turn;
  code: JoinCode | null;
  later: readonly Turn[];
  onSkip: () => void;
}

function Scan({ turn, code, later, onSkip }: ScanProps): JSX.Element {
  const words = useWords();
  const says = words.joinHere;
  // Each name runs its own way, whatever the sentence around it does.
  const names = later.map(({ name }) => isolated(name));
  return (
    <section class="stack scan" aria-label={says.title}>
      <p class="scan-name">
        <strong dir="auto">{turn.name}</strong> <span>{words.roles[turn.role]}</span>
      </p>
      {code === null ? <p class="scan-empty">{says.making}</p> : <Qr text={code.address} label={words.qr} />}
      <p>{says.scan}</p>
      {code !== null && <Countdown code={code} />}
      <div class="row">
        {later.length > 0 && (
          <p class="hint" dir="auto">
            {words.say(says.later, { names: listIn(words.lang, names) })}
          </p>
        )}
        <Button look="quiet" says={says.skip} onClick={onSkip} />
      </div>
    </section>
  );
}

const SECOND_MS = 1_000;

/** The time that is left, every second. It is not read out: screen readers would say nothing else. */
function Countdown({ code }: { code: JoinCode }): JSX.Element {
  const { desk, words } = useBoard();
  const now = Date.parse(desk.serverNow());
  const [, setTick] = useState(0);
  useEvery(SECOND_MS, () => setTick((tick) => tick + 1));
  const isRenewed = code.renewsAt > now;
  const left = Math.max(0, Math.ceil(((isRenewed ? code.renewsAt : code.endsAt) - now) / SECOND_MS));
  const { holds, last } = words.joinHere;
  return (
    <p class="scan-left" data-left={left} role="timer" aria-live="off">
      {words.say(isRenewed ? holds : last, { time: minutesAndSeconds(left, words.lang) })}
    </p>
  );
}
