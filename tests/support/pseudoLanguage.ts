/**
 * A language that nobody speaks, made of English: right-to-left, a third longer, every letter marked, with all the plural
 * forms of Arabic, which it borrows numbers and dates from. Where an unmarked letter is left on a screen, a word of it
 * came from nowhere in the catalogue.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export const PSEUDO = 'ar-XB';
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const ROOT = path.join(import.meta.dirname, '../..');
const MESSAGES = 'shared/messages';

const LETTERS =
  'aàbƀcçdđeêfƒgğhĥiîjĵkķlļmɱnñoôpþqɋrŕsštŧuûvṽwŵxẋyÿzžAÀBßCÇDĐEÊFƑGĞHĤIÎJĴKĶLĻMṀNÑOÔPÞQɊRŔSŠTŦUÛVṼWŴXẊYŸZŽ';
const MARKED = new Map(LETTERS.match(/../g)?.map(([plain = '', marked = '']) => [plain, marked]));

/** Places, such as `{time}`, stay as they are. */
function marked(text: string): string {
  const words = text.replace(/\{\w+\}|[A-Za-z]/g, (found) => MARKED.get(found) ?? found);
  return `${words}${'~'.repeat(Math.ceil(text.length / 3))}`;
}

/** The same words in the language that nobody speaks; sentences with plural forms get one for each of Arabic's. */
export function pseudo(words: unknown): unknown {
  if (typeof words === 'string') return marked(words);
  const given = Object.entries(words as Record<string, unknown>);
  if (isPlural(words))
    return Object.fromEntries(FORMS.map((form) => [form, `${marked(words.other)} ${MARKED_FORM[form] ?? ''}`]));
  return Object.fromEntries(given.map(([name, one]) => [name, pseudo(one)]));
}

/** Another one for each, so that a form that is never chosen is not taken for one that is. */
const MARKED_FORM: Partial<Record<string, string>> = { zero: '⓪', one: '①', two: '②', few: '③', many: '④', other: '⑤' };

export function isPlural(words: unknown): words is Record<string, string> & { other: string } {
  if (typeof words !== 'object' || words === null || !('other' in words)) return false;
  return Object.entries(words).every(([form, text]) => FORMS.includes(form) && typeof text === 'string');
}

/** The words of a folder of `shared/messages/`: by file and by name of what it exports. */
export async function wordsOf(lang: string): Promise<Record<string, Record<string, unknown>>> {
  const files = (await readdir(path.join(ROOT, MESSAGES, lang))).sort();
  const read = files.map(async (file) => {
    const exported = (await import(`../../shared/messages/${lang}/${path.basename(file, '.ts')}.js`)) as object;
    return [file, { ...exported }] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

export interface PseudoHouse {
  /** Of the copy: programs are below it. */
  dist: string;
  remove: () => Promise<void>;
}

/** A copy of the sources with one language more, built: a folder and a line in each list, as for any other. */
export async function buildPseudoHouse(): Promise<PseudoHouse> {
  const copy = await mkdtemp(path.join(os.tmpdir(), 'rallyline-pseudo-'));
  const bare = (await readdir(ROOT)).filter((name) => name.endsWith('.json'));
  for (const name of ['server', 'shared', 'client', ...bare])
    await cp(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  await symlink(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  await speak(path.join(copy, MESSAGES));
  for (const app of ['reporter', 'desk']) await offer(path.join(copy, 'client', app, 'words.ts'));
  await promisify(execFile)(process.execPath, [path.join(copy, 'server/build/build.mjs')]);
  return { dist: path.join(copy, 'dist'), remove: () => rm(copy, { recursive: true }) };
}

/** One line more in an app's list of files, beside that of English. */
async function offer(list: string): Promise<void> {
  const text = await readFile(list, 'utf8');
  const longer = text.replace(/^ {2}en: (.*)$/m, (line, rest: string) => {
    return `${line}\n  '${PSEUDO}': ${rest.replace('/messages/en/', `/messages/${PSEUDO}/`)}`;
  });
  if (longer === text) throw new Error(`the list of languages in ${list} is not where it was`);
  await writeFile(list, longer);
}

async function speak(messages: string): Promise<void> {
  await mkdir(path.join(messages, PSEUDO));
  for (const [file, exported] of Object.entries(await wordsOf('en'))) {
    const lines = Object.entries(exported).map(
      ([name, words]) => `export const ${name} = ${JSON.stringify(pseudo(words))};\n`,
    );
    await writeFile(path.join(messages, PSEUDO, file), lines.join(''));
  }
  const list = path.join(messages, 'languages.ts');
  const text = await readFile(list, 'utf8');
  const longer = text.replace(/(LANGUAGES = \[[^\]]*)\]/, `$1, '${PSEUDO}']`);
  if (longer === text) throw new Error('the list of languages is not where it was');
  await writeFile(list, longer);
}
