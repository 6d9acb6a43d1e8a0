/**
 * Finds words of the catalogue that no source asks for, by the compiler: each name after a dot, in brackets or in a pattern
 * leads to the place in `shared/messages/en` where it is declared, through the types of every file that passes it on.
 */
import path from 'node:path';
import ts from 'typescript-6';

const ROOT = path.join(import.meta.dirname, '../..');
const ENGLISH = path.join(ROOT, 'shared/messages/en');
const CATALOGUE = /\/shared\/messages\/[a-z]{2}\//;

export interface WordUse {
  /** All words, by file and path, such as `desk.ts: roleDoes.editor`. */
  all: string[];
  unused: string[];
}

export function wordUse(): WordUse {
  const { fileNames, options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)).config,
    ts.sys,
    ROOT,
  );
  const named = fileNames.filter((file) => /^(?:client|server|shared)\//.test(path.relative(ROOT, file)));
  const program = ts.createProgram(named, { ...options, noEmit: true });
  const sources = program.getSourceFiles().filter(({ fileName }) => named.includes(fileName));
  const catalogue = sources.filter(({ fileName }) => fileName.startsWith(ENGLISH));
  const words = catalogue.flatMap(wordsIn);
  const uses = new Uses(program.getTypeChecker(), catalogue);
  for (const source of sources) if (!CATALOGUE.test(source.fileName)) uses.lookThrough(source);
  const unused = words.filter(({ node }) => !uses.of.has(node));
  return { all: words.map(({ name }) => name), unused: unused.map(({ name }) => name) };
}

interface Word {
  name: string;
  node: ts.Node;
}

/** The sentences of a file, each with its path; plural forms are one sentence. */
function wordsIn(source: ts.SourceFile): Word[] {
  const found: Word[] = [];
  const look = (node: ts.Node, names: readonly string[]): void => {
    if (!ts.isPropertyAssignment(node)) return ts.forEachChild(node, (child) => look(child, names));
    const at = [...names, nameOf(node.name)];
    const { initializer } = node;
    if (ts.isObjectLiteralExpression(initializer) && !isPlural(initializer)) look(initializer, at);
    else found.push({ name: `${path.basename(source.fileName)}: ${at.join('.')}`, node });
  };
  look(source, []);
  return found;
}

function isPlural({ properties }: ts.ObjectLiteralExpression): boolean {
  return properties.some(({ name }) => name !== undefined && nameOf(name) === 'other');
}

function nameOf(name: ts.PropertyName): string {
  return ts.isComputedPropertyName(name) || ts.isBigIntLiteral(name) ? name.getText() : name.text;
}

class Uses {
  /** The declarations that something asks for. */
  readonly of = new Set<ts.Node>();
  private readonly checker: ts.TypeChecker;
  /** All names of the catalogue, and those of groups of words. Types are looked up for these alone: it is slow. */
  private readonly names = new Set<string>();
  private readonly groups = new Set(['words', 'speech', 'messages']);

  constructor(checker: ts.TypeChecker, catalogue: readonly ts.SourceFile[]) {
    this.checker = checker;
    catalogue.forEach((source) => this.learnNames(source));
  }

  lookThrough(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isObjectBindingPattern(node)) this.usePattern(node);
    else if (ts.isElementAccessExpression(node)) this.useBy(node);
    else if (ts.isPropertyAccessExpression(node) && this.names.has(node.name.text))
      this.use(this.checker.getSymbolAtLocation(node.name));
    if (this.isGroup(node)) this.useWhole(node);
    ts.forEachChild(node, (child) => this.lookThrough(child));
  }

  private learnNames(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) this.groups.add(node.name.text);
    if (ts.isPropertyAssignment(node)) {
      this.names.add(nameOf(node.name));
      if (ts.isObjectLiteralExpression(node.initializer)) this.groups.add(nameOf(node.name));
    }
    ts.forEachChild(node, (child) => this.learnNames(child));
  }

  private isGroup(node: ts.Node): node is ts.Expression {
    if (ts.isPropertyAccessExpression(node)) return this.groups.has(node.name.text);
    return ts.isElementAccessExpression(node) || (ts.isIdentifier(node) && this.groups.has(node.text));
  }

  private use(symbol: ts.Symbol | undefined): void {
    for (const declaration of symbol?.declarations ?? []) this.of.add(declaration);
  }

  /** `words.states[state]`: the states that it can be, or all where it is any text. */
  private useBy({ expression, argumentExpression }: ts.ElementAccessExpression): void {
    const object = this.checker.getTypeAtLocation(expression);
    if (!this.holdsWords(object)) return;
    const key = this.checker.getTypeAtLocation(argumentExpression);
    const names = partsOf(this.checker.getBaseConstraintOfType(key) ?? key).map((type) =>
      type.isStringLiteral() || type.isNumberLiteral() ? `${type.value}` : null,
    );
    if (names.includes(null)) this.useAll(object);
    else for (const name of names) this.use(this.checker.getPropertyOfType(object, name ?? ''));
  }

  private usePattern(pattern: ts.ObjectBindingPattern): void {
    const named = pattern.elements.flatMap(({ propertyName, name, dotDotDotToken }) => {
      const taken = propertyName ?? name;
      return dotDotDotToken === undefined && ts.isIdentifier(taken) && this.names.has(taken.text) ? [taken.text] : [];
    });
    if (named.length === 0) return;
    const object = this.checker.getTypeAtLocation(pattern);
    for (const name of named) this.use(this.checker.getPropertyOfType(object, name));
  }

  /**
   * Words that are given, as a whole, to something that has its own names for them: to a list of choices, to `Object.entries`, to
   * a function that says which words it needs.
   */
  private useWhole(node: ts.Expression): void {
    const around = node.parent;
    const isLookedInto = ts.isPropertyAccessExpression(around) || ts.isElementAccessExpression(around);
    if (isLookedInto && around.expression === node) return;
    const given = this.checker.getTypeAtLocation(node);
    if (!this.holdsWords(given)) return;
    const taken = ts.isAsExpression(around)
      ? this.checker.getTypeFromTypeNode(around.type)
      : this.checker.getContextualType(node);
    if (taken !== undefined) this.useAs(given, taken);
  }

  private useAs(given: ts.Type, taken: ts.Type, depth = 0): void {
    if (depth > DEEPEST) return;
    for (const type of partsOf(taken)) {
      const properties = this.checker.getPropertiesOfType(type);
      const hasAnyName = type.getStringIndexType() !== undefined || (isMapped(type) && properties.length === 0);
      if (hasAnyName) this.useAll(given);
      for (const property of properties) for (const part of partsOf(given)) this.useAsOne(part, property, depth);
    }
  }

  /** Where the taker means that very word by its name, it has to ask for it itself. */
  private useAsOne(given: ts.Type, taken: ts.Symbol, depth: number): void {
    const word = this.checker.getPropertyOfType(given, taken.name);
    const isItself = word?.declarations?.some((declaration) => taken.declarations?.includes(declaration)) ?? false;
    if (word === undefined || isItself || !isOfCatalogue(word)) return;
    this.use(word);
    this.useAs(this.checker.getTypeOfSymbol(word), this.checker.getTypeOfSymbol(taken), depth + 1);
  }

  private useAll(type: ts.Type, depth = 0): void {
    if (depth > DEEPEST) return;
    for (const property of partsOf(type).flatMap((part) => this.checker.getPropertiesOfType(part))) {
      if (!isOfCatalogue(property)) continue;
      this.use(property);
      this.useAll(this.checker.getTypeOfSymbol(property), depth + 1);
    }
  }

  private holdsWords(type: ts.Type): boolean {
    return partsOf(type).some((part) => this.checker.getPropertiesOfType(part).some(isOfCatalogue));
  }
}

const DEEPEST = 8;

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function isMapped(type: ts.Type): boolean {
  return (
    (type.flags & ts.TypeFlags.Object) !== 0 && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Mapped) !== 0
  );
}

function isOfCatalogue({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((declaration) => CATALOGUE.test(declaration.getSourceFile().fileName));
}
