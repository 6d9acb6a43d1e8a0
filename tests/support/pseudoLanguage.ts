/**
 * The pseudo-language, made of English for tests: right-to-left, a third longer, every letter marked, with all the plural
 * forms of Arabic, whose numbers and dates it borrows. An unmarked letter on a screen belongs to a text that the
 * catalogue lacks.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { FORMS, isPlural, wordsOf } from './wordFiles.js';
import { wordMarks, type WordMarks } from './wordMarks.js';

export const PSEUDO = 'ar-XB';
const ROOT = path.join(import.meta.dirname, '../..');
const MESSAGES = 'shared/messages';

const LETTERS =
  'aàbƀcçdđeêfƒgğhĥiîjĵkķlļmɱnñoôpþqɋrŕsštŧuûvṽwŵxẋyÿzžAÀBßCÇDĐEÊFƑGĞHĤIÎJĴKĶLĻMṀNÑOÔPÞQɊRŔSŠTŦUÛVṼWŴXẊYŸZŽ';
const MARKED = new Map(LETTERS.match(/../g)?.map(([plain = '', marked = '']) => [plain, marked]));

/** Marks each letter and lengthens the text; placeholders, such as `{time}`, stay. */
function marked(text: string): string {
  const words = text.replace(/\{\w+\}|[A-Za-z]/g, (found) => MARKED.get(found) ?? found);
  return `${words}${'~'.repeat(Math.ceil(text.length / 3))}`;
}

/**
 * Translates messages into the pseudo-language; plural sentences get a form for each of Arabic's. `markOf`: what stands
 * behind a sentence, or behind each of its forms.
 */
export function pseudo(words: unknown, markOf: WordMarks['of'] = () => ''): unknown {
  if (typeof words === 'string') return `${marked(words)}${markOf(words)}`;
  if (Array.isArray(words)) return words.map((one) => pseudo(one, markOf));
  const given = Object.entries(words as Record<string, unknown>);
  if (isPlural(words)) {
    const form = (name: string) => `${marked(words.other)} ${MARKED_FORM[name] ?? ''}${markOf(words)}`;
    return Object.fromEntries(FORMS.map((name) => [name, form(name)]));
  }
  return Object.fromEntries(given.map(([name, one]) => [name, pseudo(one, markOf)]));
}

/** A mark for each plural form, so that tests see which form was chosen. */
const MARKED_FORM: Partial<Record<string, string>> = { zero: '⓪', one: '①', two: '②', few: '③', many: '④', other: '⑤' };

export interface PseudoBuild {
  /** The built copy's `dist` folder. */
  dist: string;
  remove: () => Promise<void>;
}

/** Builds a copy of the sources with the pseudo-language: a folder and a line in each list, as for any other language. */
export async function buildPseudoServer(): Promise<PseudoBuild> {
  const copy = await mkdtemp(path.join(os.tmpdir(), 'rallyline-pseudo-'));
  const bare = (await readdir(ROOT)).filter((name) => name.endsWith('.json'));
  for (const name of ['server', 'shared', 'client', ...bare])
    await cp(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  await symlink(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  await speak(path.join(copy, MESSAGES));
  for (const place of ['reporter', 'desk', 'reader/second']) await offer(path.join(copy, 'client', place, 'words.ts'));
  await promisify(execFile)(process.execPath, [path.join(copy, 'server/build/build.mjs')]);
  return { dist: path.join(copy, 'dist'), remove: () => rm(copy, { recursive: true }) };
}

/** Adds the language to an app's list of files, below English. */
async function offer(list: string): Promise<void> {
  const text = await readFile(list, 'utf8');
  const longer = text.replace(/^ {2}en: (.*)$/gm, (line, rest: string) => {
    return `${line}\n  '${PSEUDO}': ${rest.replace('/messages/en/', `/messages/${PSEUDO}/`)}`;
  });
  if (longer === text) throw new Error(`the list of languages in ${list} is not where it was`);
  await writeFile(list, longer);
}

async function speak(messages: string): Promise<void> {
  await mkdir(path.join(messages, PSEUDO));
  const english = await wordsOf('en');
  const marks = wordMarks(english);
  for (const [file, exported] of Object.entries(english)) {
    const lines = Object.entries(exported).map(
      ([name, words]) => `export const ${name} = ${JSON.stringify(pseudo(words, marks.of))};\n`,
    );
    await writeFile(path.join(messages, PSEUDO, file), lines.join(''));
  }
  const list = path.join(messages, 'languages.ts');
  const text = await readFile(list, 'utf8');
  const longer = text.replace(/(LANGUAGES = \[[^\]]*)\]/, `$1, '${PSEUDO}']`);
  if (longer === text) throw new Error('the list of languages is not where it was');
  await writeFile(list, longer);
}
