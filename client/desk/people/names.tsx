/** The names of those who will scan, while they are typed: a byline is public and says who a person is here, so the desk gives it. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isBlank } from '../../../shared/characters.js';
import { Area, Chips } from '../../entry/controls.js';
import { Send } from '../frame/buttons.js';
import { useBoard } from '../frame/hooks.js';
import type { Turn } from './joinCodes.js';
import { isKnown } from './known.js';

/** The names that have not joined yet, one on each line: those whose turn is to come, and those that are typed. */
export function namesLeft(turns: readonly Turn[], text: string): string {
  return [...turns.map(({ name }) => name), ...namesIn(text)].join('\n');
}

/** The typed text. With the names whose turn is to come it is kept on this device: the sheet may close in the middle. */
export function useNamesLeft(turns: readonly Turn[]): Pick<NamesProps, 'text' | 'onText'> {
  const { desk, blog } = useBoard();
  const place = `join/${blog.slug}`;
  const [text, onText] = useState(() => {
    const kept = desk.shelf.get(place);
    return typeof kept === 'string' ? kept : '';
  });
  const left = namesLeft(turns, text);
  useEffect(() => {
    if (left === '') desk.shelf.remove(place);
    else desk.shelf.set(place, left);
  }, [left]);
  return { text, onText };
}

interface NamesProps {
  text: string;
  onText: (text: string) => void;
  isFirst: boolean;
  onAdd: (turns: Turn[]) => void;
}

export function Names({ text, onText, isFirst, onAdd }: NamesProps): JSX.Element {
  const { people, words } = useBoard();
  const [role, setRole] = useState<Turn['role']>('reporter');
  const [isBare, setBare] = useState(false);
  const typed = namesIn(text);
  const known = typed.find((name) => isKnown(people, { name, role }));
  const add = () => {
    setBare(typed.length === 0);
    if (typed.length === 0) return;
    onAdd(typed.map((name) => ({ name, role })));
    onText('');
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
        onValue={setRole}
      />
      <Send says={isFirst ? words.joinHere.begin : words.joinHere.add} onClick={add} />
    </div>
  );
}

function namesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => !isBlank(line));
}
