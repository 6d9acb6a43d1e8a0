/** What to do about a field, said at that field. English first. */
interface FaultWords {
  /** It is missing. */
  blank?: string;
  /** It is there, and not as it should be. */
  wrong?: string;
}

const FAULTS: Readonly<Record<string, FaultWords>> = {
  text: { blank: 'Write what readers should know.' },
  lang: { blank: 'Choose the language of the words.', wrong: 'Write a language tag, such as uk or az-Latn.' },
  words: {
    blank: 'Write the words that are chanted.',
    wrong: 'The words of a chant fit on one line, 1,000 characters at most.',
  },
  'speaker.description': { blank: 'Say who speaks: a name, or only a description such as “a student of medicine”.' },
  spoken: { wrong: 'Write a language tag, such as uk or az-Latn.' },
  'source.name': { blank: 'Say who said this, as readers know them.' },
  'source.url': { wrong: 'An address begins with https:// and has no spaces in it.' },
  until: { wrong: 'Give a day and a time.' },
  drive: { blank: 'Choose the collection that this is about.', wrong: 'Choose the collection that this is about.' },
  amount: { blank: 'Write how much: a number.', wrong: 'Write a number, such as 3 or 1,200.' },
  said: { blank: 'Give the number as it was said (“hundreds”), or as figures.' },
  low: { wrong: 'Write a number that is not above the upper one.' },
  high: { wrong: 'Write a number, such as 400.' },
  according: { blank: 'Say whose number this is: the organisers, the police, your own count.' },
  corrects: { wrong: 'Choose the entry again.' },
  translations: { wrong: 'Each language can be there once, beside that of the words themselves.' },
  meanings: { wrong: 'Each language can be there once.' },
  media: { blank: 'Take or choose a photo, or say in words what you see.' },
};

/** Of each photo. */
const PHOTO_FAULTS: typeof FAULTS = {
  alt: { wrong: 'A description has 2,000 characters at most.' },
  caption: { wrong: 'A caption has 2,000 characters at most.' },
  credit: { wrong: 'A credit fits on one line, 300 characters at most.' },
};

/** null: what parse says is the best there is. */
export function faultWords(field: string, isBlank: boolean): string | null {
  const words = FAULTS[field] ?? PHOTO_FAULTS[field.split('.')[2] ?? ''];
  return (isBlank ? words?.blank : words?.wrong) ?? null;
}
