/** What is wrong with a blog's settings, found here with the server's own parse, at the field that it is about. */
import { inEnglish } from '../../../shared/messages/inEnglish.js';
import type { Refusal } from '../../../shared/refusals.js';
import { parseBlog, parseNewBlog } from '../../../shared/parse.js';
import { fieldWords } from '../words/fields.js';
import type { Settings } from './form.js';

export interface SettingsFault {
  /** The wire's path, such as `drives.0.target`; '' where none is known. */
  field: string;
  message: string;
}

const ANY_ID = '00000000-0000-4000-8000-000000000000';

export function faultOfPatch(patch: Settings, blog: { slug: string; rev: number }): SettingsFault | null {
  const parsed = parseBlog({ command: ANY_ID, blog: blog.slug, rev: blog.rev, ...patch });
  return parsed.ok ? null : faultOfSettings(parsed.refusal);
}

export function faultOfNew(settings: Settings): SettingsFault | null {
  const parsed = parseNewBlog(settings);
  return parsed.ok ? null : faultOfSettings(parsed.refusal);
}

/** The words of the field that is meant, or of the list that it is in. */
export function faultOfSettings(refusal: Refusal): SettingsFault {
  const { code, field = '' } = refusal;
  const [outer = ''] = field.split('.');
  return {
    field,
    message:
      fieldWords.faults[`${code}:${field}`] ??
      fieldWords.faults[field] ??
      fieldWords.faults[outer] ??
      inEnglish(refusal).message,
  };
}

/** Whether a fault is to be shown at this field: at the field itself, or at the list that it is somewhere in. */
export function faultAt(fault: SettingsFault | null, field: string): string | null {
  const isHere = fault !== null && (fault.field === field || fault.field.startsWith(`${field}.`));
  return isHere ? fault.message : null;
}
