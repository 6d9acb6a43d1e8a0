/** The names of those who will scan, while they are typed: a byline is public and says who a person is here, so the desk gives it. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isBlank } from '../../../shared/characters.js';
import { Area, Chips } from '../../entry/controls.js';
import { Send } from '../frame/buttons.js';
import { useBoard } from '../frame/hooks.js';
import type { Turn } from './joinCodes.js';
import { isKnown } from './known.js';

const ROLES: readonly Turn['role'][] = ['reporter', 'editor'];

/** The names that have not joined yet, one on each line: those whose turn is to come, and those that are typed. */
export function namesLeft(turns: readonly Turn[], text: string): string {
  return [...turns.map(({ name }) => name), ...namesIn(text)].join('\n');
}

/** The role of all names that are left: where not all of them are editors it is the lesser one, and can be chosen anew. */
export function roleLeft(turns: readonly Turn[], text: string, role: Turn['role']): Turn['role'] {
  const roles = [...turns.map((turn) => turn.role), ...namesIn(text).map(() => role)];
  return roles.includes('reporter') ? 'reporter' : 'editor';
}

/** The names that were kept on this device, and their role; an older page kept the names alone. */
export function namesKept(kept: unknown): { text: string; role: Turn['role'] } {
  const { names, role } = (typeof kept === 'string' ? { names: kept } : (kept ?? {})) as Record<string, unknown>;
  return { text: typeof names === 'string' ? names : '', role: ROLES.find((one) => one === role) ?? 'reporter' };
}

/** The typed text. With the names whose turn is to come it is kept on this device: the sheet may close in the middle. */
export function useNamesLeft(turns: readonly Turn[]): Pick<NamesProps, 'text' | 'role' | 'onText' | 'onRole'> {
  const { desk, blog } = useBoard();
  const place = `join/${blog.slug}`;
  const [kept] = useState(() => namesKept(desk.shelf.get(place)));
  const [text, onText] = useState(kept.text);
  const [role, onRole] = useState(kept.role);
  const names = namesLeft(turns, text);
  const ofAll = roleLeft(turns, text, role);
  useEffect(() => {
    if (names === '') desk.shelf.remove(place);
    else desk.shelf.set(place, { names, role: ofAll });
  }, [names, ofAll]);
  return { text, role, onText, onRole };
}

interface NamesProps {
  text: string;
  role: Turn['role'];
  onText: (text: string) => void;
  onRole: (role: Turn['role']) => void;
  isFirst: boolean;
  onAdd: (turns: Turn[]) => void;
}

export function Names({ text, role, onText, onRole, isFirst, onAdd }: NamesProps): JSX.Element {
  const { people, words } = useBoard();
  const [isBare, setBare] = useState(false);
  const typed = namesIn(text);
  const known = typed.find((name) => isKnown(people, { name, role }));
  const add = () => {
    setBare(typed.length === 0);
    if (typed.length === 0) return;
    onAdd(typed.map((name) => ({ name, role })));
    onText('');
    // Whoever comes next is a reporter again: nobody becomes an editor because somebody before did.
    onRole('reporter');
  };
  const again =
    known === undefined ? undefined : words.say(words.inviteAgain, { name: known, role: words.asRole[role] });
  return (
    <div class="form" data-names="">
      <Area
        name="join.names"
        rows={2}
        label={words.joinHere.names}
        hint={again}
        value={text}
        fault={isBare ? words.faults.name : null}
        onValue={(value) => {
          onText(value);
          setBare(false);
        }}
      />
      <Chips
        name="join.role"
        label={words.inviteRole}
        value={role}
        choices={{ reporter: words.roles.reporter, editor: words.roles.editor }}
        hint={words.roleDoes[role]}
        onValue={onRole}
      />
      <Send says={isFirst ? words.joinHere.begin : words.joinHere.add} onClick={add} />
    </div>
  );
}

function namesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => !isBlank(line));
}
