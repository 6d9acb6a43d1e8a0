import { clockTime } from '../../shared/messages/times.js';
import type { FormSpeech } from './formWords.js';
import { dayIn, timeOn } from './timeOn.js';

const DAY_MS = 86_400_000;

/** The time of an event as a sentence, by the days of the rally's zone: "Happened yesterday, 22:40". Times are ISO 8601. */
export function happenedSaid(at: string, now: string, timeZone: string, { form, say, lang }: FormSpeech): string {
  const [day, today] = [dayIn(at, timeZone), dayIn(now, timeZone)];
  const time = clockTime(at, timeZone, lang);
  if (day === today) return say(form.happened, { time });
  if (Date.parse(today) - Date.parse(day) === DAY_MS) return say(form.happenedYesterday, { time });
  return say(form.happenedOn, { time: timeOn(today, at, timeZone, lang) });
}
