/** The demo's terminal: it shows where everything is, and a line for each thing that happens. */
import type { Actor, Step } from './script/step.js';

export interface Addresses {
  reader: string;
  reporter: string;
  desk: string;
  /** The contents page of sites that embed the rally. */
  embed: string;
  /** Their pages. */
  hosts: readonly string[];
}

interface Output {
  write: (text: string) => unknown;
  isTTY?: boolean;
}

const BOLD = 1;
const DIM = 2;
const RED = 31;

export class Board {
  constructor(
    private readonly output: Output,
    private readonly bylines: Record<Actor, string>,
    private readonly now: () => Date,
  ) {}

  showAddresses({ reader, reporter, desk, embed, hosts }: Addresses): void {
    this.line('');
    this.line(this.ink(BOLD, '  The rally of Baku, 27 February 2022, played as today'));
    this.note('Three scripted reporters and a desk. Everything is thrown away at the end.');
    this.line('');
    this.line(`  ${this.ink(BOLD, 'Reader  ')}  ${reader}`);
    this.line(`            ${this.ink(DIM, `in Ukrainian ${reader}?lang=uk`)}`);
    this.line(`            ${this.ink(DIM, `in Azerbaijani ${reader}?lang=az`)}`);
    this.line(`            ${this.ink(DIM, `in Arabic ${reader}?lang=ar`)}`);
    this.line(`  ${this.ink(BOLD, 'Reporter')}  ${reporter}`);
    this.line(`  ${this.ink(BOLD, 'Desk    ')}  ${desk}`);
    this.line(
      `  ${this.ink(BOLD, 'Embed   ')}  ${embed}  ${this.ink(DIM, '(other sites, with the feed in their pages)')}`,
    );
    for (const host of hosts) this.line(`            ${this.ink(DIM, host)}`);
    this.line('');
    this.note('A sign-in link works once; a browser is one person, so open the desk in a private window.');
    this.note('Ctrl-C ends it.');
    this.line('');
  }

  showStep(step: Step, refused: string | null): void {
    const time = this.now().toTimeString().slice(0, 8);
    this.line(`  ${this.ink(DIM, time)}  ${this.bylines[step.by].padEnd(18)}  ${summaryOf(step)}`);
    if (refused !== null) this.line(`            ${this.ink(RED, 'not taken:')} ${refused}`);
  }

  note(text: string): void {
    this.line(this.ink(DIM, `  ${text}`));
  }

  private line(text: string): void {
    this.output.write(`${text}\n`);
  }

  /** Colours the text where the output is a terminal. */
  private ink(code: number, text: string): string {
    return this.output.isTTY === true ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}

const LONGEST = 64;

function summaryOf(step: Step): string {
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
