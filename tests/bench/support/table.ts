/** Figures as a table of text. */
import { passes, ratioOf, type Figure } from './figures.js';

const HEAD = ['figure', 'ours', 'peer', 'peer is', 'ratio', 'target', ''];

export function printTable(figures: readonly Figure[]): void {
  const rows = [HEAD, ...figures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | '));
  const rule = widths.map((width) => '-'.repeat(width)).join(' | ');
  for (const line of [lines[0], rule, ...lines.slice(1)]) console.log(`| ${line} |`);
}

function rowOf(figure: Figure): string[] {
  const { what, unit, ours, peer } = figure;
  const ratio = ratioOf(figure);
  return [
    what,
    `${shown(ours)} ${unit}`,
    peer === undefined ? '' : `${shown(peer.value)} ${unit}`,
    peer?.what ?? '',
    ratio === null ? '' : ratio.toFixed(2),
    targetOf(figure),
    verdictOf(figure),
  ];
}

function targetOf({ target, unit }: Figure): string {
  if (target === undefined) return '';
  const limit = 'most' in target ? `<= ${target.most}` : `>= ${target.least}`;
  return target.of === 'ratio' ? `ratio ${limit}` : `${limit} ${unit}`;
}

function verdictOf(figure: Figure): string {
  const passed = passes(figure);
  if (passed === null) return '';
  return passed ? 'PASS' : 'MISS';
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
