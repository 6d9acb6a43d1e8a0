/** What the terminal shows: where everything is, and one line for each thing that happens. */
import type { Actor, Step } from './script/step.js';

export interface Addresses {
  reader: string;
  reporter: string;
  desk: string;
  embed: string;
}

export interface Board {
  showAddresses: (addresses: Addresses) => void;
  showStep: (step: Step, refused: string | null) => void;
  note: (line: string) => void;
}

interface Out {
  write: (text: string) => unknown;
  isTTY?: boolean;
}

/** `who`: the bylines. Colour only on a terminal. */
export function createBoard(out: Out, who: Record<Actor, string>, now: () => Date): Board {
  const ink = (code: number) => (text: string) => (out.isTTY === true ? `\u001b[${code}m${text}\u001b[0m` : text);
  const [bold, dim, red] = [ink(1), ink(2), ink(31)];
  const line = (text: string): void => void out.write(`${text}\n`);

  function showAddresses({ reader, reporter, desk, embed }: Addresses): void {
    line('');
    line(bold('  The rally of Baku, 27 February 2022, played as today'));
    line(dim('  Three scripted reporters and a desk. Everything is thrown away at the end.'));
    line('');
    line(`  ${bold('Reader  ')}  ${reader}`);
    line(`            ${dim(`in Ukrainian ${reader}?lang=uk`)}`);
    line(`            ${dim(`in Azerbaijani ${reader}?lang=az`)}`);
    line(`  ${bold('Reporter')}  ${reporter}`);
    line(`  ${bold('Desk    ')}  ${desk}`);
    line(`  ${bold('Embed   ')}  ${embed}  ${dim('(a newspaper of its own, with the feed in it)')}`);
    line('');
    line(dim('  A sign-in link works once; a browser is one person, so open the desk in a private window.'));
    line(dim('  Ctrl-C ends it.'));
    line('');
  }

  function showStep(step: Step, refused: string | null): void {
    const time = now().toTimeString().slice(0, 8);
    line(`  ${dim(time)}  ${who[step.by].padEnd(18)}  ${wordsOf(step)}`);
    if (refused !== null) line(`            ${red('not taken:')} ${refused}`);
  }

  return { showAddresses, showStep, note: (text) => line(`  ${dim(text)}`) };
}

const LONGEST = 64;

function wordsOf(step: Step): string {
  switch (step.does) {
    case 'post':
      return `${step.entry.kind.padEnd(7)} ${shortened(gistOf(step.entry))}`;
    case 'revise':
      return `marks   ${shortened(`${step.name}: ${Object.keys(step.change).join(', ')}`)}`;
    case 'retract':
      return `retracts ${step.name}`;
    case 'publish':
      return `publishes ${step.name}, which was held`;
    case 'blog':
      return `blog    ${step.change.status ?? Object.keys(step.change).join(', ')}`;
  }
}

function gistOf(entry: Extract<Step, { does: 'post' }>['entry']): string {
  if (entry.kind === 'chant') return entry.words;
  return entry.text ?? '';
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}
