/** Faults in a blog's settings, found here with the server's own parse, each at the field that it is about. */
import type { Refusal } from '../../../shared/refusals.js';
import { parseBlog, parseNewBlog } from '../../../shared/parse.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { Fault } from '../../entry/fault.js';
import type { DeskSpoken } from '../words.js';
import type { Settings } from './form.js';

const ANY_ID = '00000000-0000-4000-8000-000000000000';

export function faultOfPatch(patch: Settings, blog: { slug: string; rev: number }, words: DeskSpoken): Fault | null {
  const parsed = parseBlog({ command: ANY_ID, blog: blog.slug, rev: blog.rev, ...patch });
  return parsed.ok ? null : faultOfSettings(parsed.refusal, words);
}

export function faultOfNew(settings: Settings, words: DeskSpoken): Fault | null {
  const parsed = parseNewBlog(settings);
  return parsed.ok ? null : faultOfSettings(parsed.refusal, words);
}

/** The fault in the words of its field, or of the list that the field is in. */
export function faultOfSettings(refusal: Refusal, words: DeskSpoken): Fault {
  const { code, field = '' } = refusal;
  const [outer = ''] = field.split('.');
  const said = faultsIn(words);
  const message = said[`${code}:${field}`] ?? said[field] ?? said[outer] ?? sayRefusal(refusal, words.refusals, words);
  return { field, message };
}

/** The sentences by field; some are those of an entry's fields. */
function faultsIn({ faults, form }: DeskSpoken): Partial<Record<string, string>> {
  const address = form.faults['source.url'].wrong;
  return {
    ...faults,
    startsAt: form.faults.until.wrong,
    'publisher.url': address,
    'publisher.imprint': address,
    'publisher.privacy': address,
  };
}

/** The message to show at this field: the fault is at the field itself, or somewhere in the list that the field is. */
export function faultAt(fault: Fault | null, field: string): string | null {
  const isHere = fault !== null && (fault.field === field || fault.field.startsWith(`${field}.`));
  return isHere ? fault.message : null;
}
