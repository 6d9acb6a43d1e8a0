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

/** Properties of an element that are its text, or that it speaks. */
const ELEMENTS_WORDS = new Set(['textContent', 'innerText', 'title', 'placeholder', 'alt', 'ariaLabel', 'label']);

export function sentencesIn(file: string, text: string): string[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isNoWord(node)) return;
    const words = wordsAt(node);
    if (words !== null) found.push(words);
    ts.forEachChild(node, isToldToUs(node) ? visitWithin : visit);
  };
  /** Looks through what is told to us: functions in it may still show something to others. */
  const visitWithin = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) visit(node);
    else if (!ts.isTypeNode(node)) ts.forEachChild(node, visitWithin);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind));
  return found;
}

function isNoWord(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  return ts.isJsxAttribute(node) && NAMES.has(node.name.getText());
}

function isToldToUs(node: ts.Node): boolean {
  return (ts.isCallExpression(node) || ts.isNewExpression(node)) && TOLD_TO_US.test(node.expression.getText());
}

function wordsAt(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return hasWord(node.text) ? node.text.trim() : null;
  const text = textOf(node);
  if (text === null) return null;
  const isWord = hasWord(text) && (isShown(node) || isName(node, text));
  return isWord || isSentence(text) || hasWord(shownIn(text)) ? text.trim() : null;
}

function hasWord(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}

/** Whether a string stands there as a text of the page, or is spoken; also as one of several of which one is. */
function isShown(node: ts.Node): boolean {
  const around = node.parent;
  if (ts.isConditionalExpression(around)) return node !== around.condition && isShown(around);
  if (ts.isBinaryExpression(around)) return isShownBy(around, node);
  if (ts.isParenthesizedExpression(around)) return isShown(around);
  if (ts.isJsxExpression(around)) return ts.isJsxAttribute(around.parent) ? isSpoken(around.parent) : true;
  if (ts.isCallExpression(around)) return isSetAsSpoken(around, node);
  return ts.isJsxAttribute(around) && isSpoken(around);
}

function isSpoken(attribute: ts.JsxAttribute): boolean {
  return SPOKEN.has(attribute.name.getText());
}

/** `isOn && 'On'`, `name || 'Nobody'`, `element.textContent = 'Sent'`. */
function isShownBy(around: ts.BinaryExpression, node: ts.Node): boolean {
  const { left, right, operatorToken } = around;
  switch (operatorToken.kind) {
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return isShown(around);
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return node === right && isShown(around);
    case ts.SyntaxKind.EqualsToken:
      return node === right && ts.isPropertyAccessExpression(left) && ELEMENTS_WORDS.has(left.name.text);
    default:
      return false;
  }
}

/** `element.setAttribute('aria-label', 'Close')`. */
function isSetAsSpoken({ expression, arguments: [name, value] }: ts.CallExpression, node: ts.Node): boolean {
  if (value !== node || !expression.getText().endsWith('.setAttribute')) return false;
  return name !== undefined && ts.isStringLiteralLike(name) && SPOKEN.has(name.text);
}

/** A single word with a capital letter, in an object: `{ sent: 'Published' }`; types of linked data have other names. */
function isName({ parent }: ts.Node, text: string): boolean {
  if (!ts.isPropertyAssignment(parent) || textOf(parent.initializer) !== text) return false;
  return /^\p{Lu}\p{Ll}{2,}$/u.test(text) && !parent.name.getText().includes('@');
}

/** A template with a place for each of its values, as a catalogue would have it. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
}

const TAG = /(?<!\?)<[?/]?[a-z][\w:.-]*[^<>]*>/gi;
const SPOKEN_IN_TAG = new RegExp(` (?:${[...SPOKEN].join('|')})="([^"]*)"`, 'g');
const UNSEEN = /<(script|style)\b[^]*?<\/\1>/g;

/** The text of HTML that is written as a string, with what its tags speak; '' where it is none. */
function shownIn(html: string): string {
  if (html.startsWith('data:') || html.match(TAG) === null) return '';
  const seen = html.replace(UNSEEN, '');
  const spoken = [...seen.matchAll(SPOKEN_IN_TAG)].map(([, words = '']) => words);
  return [seen.replace(TAG, ' '), ...spoken].join(' ').replace(/&\w+;|\{\}/g, ' ');
}

/** From a capital letter to the end of a sentence, with several words between: that is nothing but a sentence. */
const WHOLE = /^["“(]?\p{Lu}[^]*? [^]*? \p{Ll}[^]*[.!?…]$/u;

/** Two words or more, one of them in small letters, and nothing by which it is a selector, a header or a query. */
function isSentence(text: string): boolean {
  // A line that is sent as a text ends in a line break.
  if (WHOLE.test(text.trim())) return true;
  if (/[=<>;#[\]|\\]|--|::|\w\/\w|^[a-z-]+: |\b(?:px|em|rem|vw|ms)\b/.test(text)) return false;
  return /(?:^|[\s"“(])\p{L}[\p{L}'’]*,? (?:\{\},? )?\p{Ll}[\p{L}'’]+|(?:^|\s)\p{Ll}{2,} \{\}[.:]?$|^\p{Lu}\p{Ll}+ \{\}/u.test(
    text,
  );
}
