/**
 * Takes what another app shares with this one, as the phone hands it over: a form that is posted by a navigation. It is
 * laid into the box of shared things, where it waits for a tap of the person with the phone.
 *
 * A web page can post the same form. Workers do not see `Sec-Fetch-Site`, so two things stand for it: the device's own
 * key in the address, which only the installed app knows, and otherwise the server, which sees the header of the
 * navigation that follows. Without either nothing is offered to anybody.
 */
import { mintId } from '../account/ids.js';
import { TAKEN } from './scope.js';
import { ASKED, boxKey, keepShared, sweepShared, type Share, type SharedFile } from './sharedBox.js';

/** The address that the manifest names; the device's key may follow it. */
const SHARE = '/report/share';
/** As many as an entry may have. */
const MOST_FILES = 20;
/** Bytes: larger than any photo of a phone, smaller than most videos. */
const LARGEST = 60 * 1024 * 1024;
/** Characters. An entry takes fewer, and the form says so; longer ones are no text that a person selected. */
const LONGEST = 200_000;
const LOST = '/report?shared=lost';

export function isShare({ method, mode }: Request, pathname: string): boolean {
  return method === 'POST' && mode === 'navigate' && (pathname === SHARE || pathname.startsWith(`${SHARE}/`));
}

/** Answers with the way to the page that offers what was shared. Never throws. */
export async function takeShared(request: Request): Promise<Response> {
  try {
    return seeOther(await taken(request));
  } catch {
    // The form could not be read, or this phone has no room.
    return seeOther(LOST);
  }
}

async function taken(request: Request): Promise<string> {
  if (isOfAPage(request)) return LOST;
  const key = new URL(request.url).pathname.slice(SHARE.length + 1);
  const isKnown = key !== '' && key === (await boxKey(null));
  // Without a network nobody can say where it came from, and the browser would show an error of its own.
  if (!isKnown && !navigator.onLine) return LOST;
  await sweepShared();
  const id = mintId();
  const form = await request.formData();
  await keepAsFits(isKnown ? TAKEN : ASKED, id, shareIn(form));
  // The server looks at where this navigation came from, and leads to the page, with the id or without.
  return isKnown ? '/report?shared' : `${SHARE}/${id}`;
}

/** Whether a page of an ordinary address posted the form: such a page is named, where it does not hide. */
function isOfAPage({ headers }: Request): boolean {
  const origin = headers.get('Origin');
  return origin !== null && origin !== 'null';
}

/** Keeps the words alone where the phone has no room for the files. */
async function keepAsFits(where: string, id: string, { share, files }: ReturnType<typeof shareIn>): Promise<void> {
  try {
    await keepShared(where, id, share, files);
  } catch (error) {
    const without = share.files.map(({ name }) => ({ name, why: 'no-room' as const }));
    if (files.length === 0) throw error;
    await keepShared(where, id, { ...share, files: [], left: [...share.left, ...without] }, []);
  }
}

function shareIn(form: FormData): { share: Share; files: File[] } {
  const all = form.getAll('files').filter((one): one is File => typeof one !== 'string');
  // Apps that share no file hand over an empty one without a name.
  const named = all.filter(({ name, size }) => name !== '' || size > 0);
  const fitting = named.filter(({ size }) => size <= LARGEST);
  const files = fitting.slice(0, MOST_FILES);
  const left = [
    ...named.filter(({ size }) => size > LARGEST).map(({ name }) => ({ name, why: 'too-large' as const })),
    ...fitting.slice(MOST_FILES).map(({ name }) => ({ name, why: 'too-many' as const })),
  ];
  const kept = files.map(({ name }): SharedFile => ({ name }));
  return { files, share: { at: Date.now(), person: null, words: wordsIn(form), files: kept, left } };
}

/** Title, text and address, each on lines of its own and none twice: many apps put the address into the text, too. */
function wordsIn(form: FormData): string {
  const parts = ['title', 'text', 'url'].map((name) => form.get(name));
  const said = parts.filter((part): part is string => typeof part === 'string').map((part) => part.trim());
  const fresh = said.filter(
    (part, at) => part !== '' && !said.some((other, place) => isWithin(part, other, at, place)),
  );
  return fresh.join('\n\n').slice(0, LONGEST);
}

function isWithin(part: string, other: string, at: number, place: number): boolean {
  return place !== at && other.includes(part) && (other !== part || place < at);
}

function seeOther(address: string): Response {
  return Response.redirect(address, 303);
}
