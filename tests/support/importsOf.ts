import ts from 'typescript-6';
import type { Import } from './importOffences.js';

/**
 * Returns every import of a file, as TypeScript's parser sees it: static, re-exported, dynamic, and `import('...')`
 * types.
 */
export function importsOf(name: string, text: string): Import[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const one = importAt(node);
    if (one !== null) found.push(one);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function importAt(node: ts.Node): Import | null {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeImport(node.importClause));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return named(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return named(node.argument.literal, true);
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic && node.arguments[0] ? named(node.arguments[0], false) : null;
}

function named(specifier: ts.Node, typeOnly: boolean): Import {
  // A computed name cannot be held against any rule, so it must not pass for one that can.
  return { from: ts.isStringLiteralLike(specifier) ? specifier.text : '(computed)', typeOnly };
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}
