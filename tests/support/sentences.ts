/**
 * Finds words for people in a source file, wherever they stand: text and spoken attributes of JSX, and strings that read
 * like a sentence. Errors that are thrown and lines of the log do not count: only developers and operators read them.
 */
import ts from 'typescript-6';

/** Attributes that a person reads or hears. */
const SPOKEN = new Set(['aria-label', 'aria-description', 'alt', 'label', 'placeholder', 'title', 'hint']);
/** Attributes whose words are names of ours. */
const NAMES = new Set(['class', 'className', 'look', 'rel', 'sizes', 'srcset', 'style', 'content']);
/** Calls whose words go to the log, constructors of errors, and calls that take a selector. */
const TOLD_TO_US = /^(?:.*\.)?(?:log\.\w+|onFault|failures\.\w+|\w*Error|PhotoUndecided|querySelector(?:All)?)$/;

export function sentencesIn(file: string, text: string): string[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isNoWord(node)) return;
    const words = wordsAt(node);
    if (words !== null) found.push(words);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind));
  return found;
}

function isNoWord(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return TOLD_TO_US.test(node.expression.getText());
  return ts.isJsxAttribute(node) && NAMES.has(node.name.getText());
}

function wordsAt(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return /\p{L}{2}/u.test(node.text) ? node.text.trim() : null;
  const text = textOf(node);
  if (text === null) return null;
  return (isShown(node.parent) && /\p{L}{2}/u.test(text)) || isSentence(text) ? text : null;
}

/** Whether a string stands there as a text of the page, or is spoken. */
function isShown(around: ts.Node): boolean {
  if (ts.isJsxExpression(around)) return ts.isJsxAttribute(around.parent) ? isShown(around.parent) : true;
  return ts.isJsxAttribute(around) && SPOKEN.has(around.name.getText());
}

/** A template with a place for each of its values, as a catalogue would have it. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
}

/** Two words or more, one of them in small letters, and nothing by which it is a selector, a header or a query. */
function isSentence(text: string): boolean {
  if (/[=<>;#[\]|\\]|--|::|\w\/\w|^[a-z-]+: |\b(?:px|em|rem|vw|ms)\b/.test(text)) return false;
  return /(?:^|[\s"“(])\p{L}[\p{L}'’]*,? (?:\{\},? )?\p{Ll}[\p{L}'’]+|(?:^|\s)\p{Ll}{2,} \{\}[.:]?$|^\p{Lu}\p{Ll}+ \{\}/u.test(
    text,
  );
}
