import type { JSX } from 'preact';
import { tellsBoth } from '../../shared/late.js';
import { placed } from '../words/placed.js';
import { useFormSpeech } from './formWords.js';
import { timeOn } from './timeOn.js';

interface EntryTimesProps {
  happenedAt: string;
  /** The time at which the server had it. */
  receivedAt: string;
  /** The present day in the rally's zone, such as "2022-02-27". */
  today: string;
  timeZone: string;
}

/** The time of an entry in a list; an entry that was sent minutes after it happened says both: "14:02, sent 14:31". */
export function EntryTimes({ happenedAt, receivedAt, today, timeZone }: EntryTimesProps): JSX.Element {
  const { form, lang } = useFormSpeech();
  const time = (at: string) => <time dateTime={at}>{timeOn(today, at, timeZone, lang)}</time>;
  if (!tellsBoth({ happenedAt, publishedAt: receivedAt })) return time(happenedAt);
  return <span class="both-times">{placed(form.sentLater, { time: time(happenedAt), sent: time(receivedAt) })}</span>;
}
