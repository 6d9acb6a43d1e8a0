/**
 * Texts as people type them in ten scripts, made of pieces that each say what a reader should see: the typed text without
 * marks that are clearly meant. So the expected text is known without parsing.
 */
import type { Chance } from './seeded.js';

export interface Typed {
  typed: string;
  seen: string;
  /** The seen text in titles and lists, where struck words keep their marks. */
  told: string;
}

interface Script {
  lang: string;
  words: readonly string[];
  /** Whether a mark may stand right beside a letter. */
  unspaced?: true;
}

const SCRIPTS: readonly Script[] = [
  { lang: 'az', words: 'Bakıda səfirliyin qarşısında çoxlu adam İşıq ğəzə yaşasın 14-cü il'.split(' ') },
  { lang: 'uk', words: 'Слава Україні майдан їжа п’ять об`єктів ще йде 24-го лютого Ґалаґан'.split(' ') },
  { lang: 'ru', words: 'Поехали люди стоят у посольства ещё подъезд 1-й день №5'.split(' ') },
  { lang: 'ka', words: 'თბილისი რუსთაველზე ხალხი დგას საქართველო მე-5 დღე'.split(' ') },
  { lang: 'hy', words: 'Երևան հրապարակում մարդիկ կանգնած են Հայաստան՝ այսօր։'.split(' ') },
  { lang: 'ar', words: 'الميدان الناس هنا اليوم القاهرة ٣٠ يونيو، مَيْدان لا؟'.split(' ') },
  { lang: 'tr', words: 'İstanbul’da meydan kalabalık şöyle ığdır güneş 3’üncü'.split(' ') },
  { lang: 'zh', words: '北京 我们在这里 广场上，很多人 今天下午三点 。 第五天！'.split(' '), unspaced: true },
  { lang: 'he', words: 'כיכר אנשים עומדים כאן היום צה"ל ירושלים ה-5'.split(' ') },
  { lang: 'hi', words: 'नमस्ते लोग चौक पर खड़े हैं। दिल्ली आज क्षेत्र'.split(' ') },
  { lang: 'ko', words: '서울 광장에 사람들이 있습니다 오늘 5일째 집회'.split(' ') },
  { lang: 'th', words: 'กรุงเทพฯ ผู้คน ยืนอยู่ที่นี่ วันนี้ 5โมง'.split(' '), unspaced: true },
];

/** Texts that mean themselves in any language. */
const AS_TYPED = [
  ...['@_rally_news_', '@__x__', '#_tag_', 'snake_case_name', '__init__', 'foo*bar*baz', 'f**k', 's**t'],
  ...['5*3*2 = 30', '2**10', '2~3', '4~5', '3 * 4', 'a ** b', '5* hotel', ':*', '*_*', '^_^', '>_<', '****', '____'],
  ...['¯\\_(ツ)_/¯', 'C:\\_new', 'a\\*b', '\\', '\\\\', '\\[x\\]', '`code`', '```', '~~~', '~', '~~ x', '|a|b|'],
  ...['<salam>', '<b>', '</p>', '<!-- x -->', '&amp;', '&copy;', '&#65;', '& <', '"', "'", '«»', '…', '—', '###', '#5'],
  ...['[14:05]:', '[^1]', '[ ]', '[x]', '[]', '()', '[a] (b)', '[x](стор. 5)', '[1](2)', '[y](javascript:alert(1))'],
  ...['24.02.2022', '14:05', '1.200', '0,5', '-5', '+5', '5°C', '$5', '100%', '№ 7', '+994 50 123 45 67'],
  ...['a@example.org', 'çoxdur.Az', '9.am/5.pm', 'he/she.is/x', 'и/или', 'ftp://example.org/x', '/report', '...'],
  ...['🇦🇿', '👩‍👩‍👧‍👦', '⚠️', '❤️‍🔥', '1️⃣'],
];

/** Whole lines that mean themselves. */
const LINES = [
  ...['24. Februar 2022', '2022. gadā', '7. x', '- 5 °C', '-', '* x', '+ 5', '>5000', '>', '# 5', '# Big', '## x'],
  ...['#hashtag', '---', '***', '===', '    four', '\ttab', '~~~', '```', '> > > > deep', '1) a', '[x]: https'],
];

const ADDRESSES: readonly [typed: string, seen: string][] = [
  ['https://example.org/a', 'https://example.org/a'],
  ['http://президент.укр/новини', 'http://президент.укр/новини'],
  ['t.me/rally_baku/12', 't.me/rally_baku/12'],
  ['https://t.me/_rally_', 'https://t.me/_rally_'],
  ['https://a.org/x*y*z?q=1&r=2#t_', 'https://a.org/x*y*z?q=1&r=2#t_'],
  ['https://uk.wikipedia.org/wiki/%D0%9A%D0%B8%D1%97%D0%B2', 'https://uk.wikipedia.org/wiki/Київ'],
];

const AROUND = [
  ...[['', ''], ['', ''], ['«', '»'], ['“', '”'], ['„', '“'], ['(', ')'], ['"', '"'], ['', ','], ['', '.'], ['', '!']], // oxfmt-ignore
  ...[
    ['', '…'],
    ['', '،'],
    ['', '؟'],
    ['', '։'],
    ['', '।'],
    ['', '。'],
    ['¿', '?'],
  ],
] as [string, string][];

const LINKED = ['https://example.org/a_b_(c)', 't.me/rally/12', 'tel:+994 50 123-45-67', 'mailto:a@example.org', 'sms:+99450']; // oxfmt-ignore

/** A text of several blocks, with its script's language. */
export function typedText(chance: Chance): Typed & { lang: string } {
  const script = chance.one(SCRIPTS)!;
  const blocks = Array.from({ length: 1 + chance.below(4) }, () => block(chance, script));
  return { ...together(blocks, '\n\n', ' '), lang: script.lang };
}

function block(chance: Chance, script: Script): Typed {
  const line = () => aLine(chance, script);
  switch (chance.below(7)) {
    case 0:
      return together([prefixed('- ', line()), prefixed('- ', line()), prefixed('- ', line())], '\n', ' ');
    case 1:
      return together([prefixed('1. ', line(), '1. '), prefixed('2. ', line(), '2. ')], '\n', ' ');
    case 2:
      return together([prefixed('> ', line()), prefixed('> ', line())], '\n', ' ');
    case 3:
      // Paragraphs around it: right below a list the line would be an item.
      return together([line(), same(chance.one(LINES)!), line()], '\n\n', ' ');
    default:
      return together(Array.from({ length: 1 + chance.below(3) }, line), '\n', ' ');
  }
}

/** A line that begins with a word, so that no later piece stands at its beginning. */
function aLine(chance: Chance, script: Script): Typed {
  const pieces = Array.from({ length: 1 + chance.below(8) }, () => piece(chance, script));
  return together([word(chance, script), ...pieces], ' ', ' ');
}

function piece(chance: Chance, script: Script): Typed {
  switch (chance.below(5)) {
    case 0:
      return same(chance.one(AS_TYPED)!);
    case 1:
      return around(chance, marked(chance, script));
    case 2:
      return around(chance, address(chance));
    default:
      return word(chance, script);
  }
}

function word(chance: Chance, { words }: Script): Typed {
  return same(chance.one(words)!);
}

function marked(chance: Chance, script: Script): Typed {
  const inside = together([word(chance, script), word(chance, script)], ' ', ' ');
  // A mark is recognised by the letters beside it, so marked text begins and ends with letters.
  if (!/^\p{L}.*[\p{L}\p{M}]$/su.test(inside.typed)) return inside;
  const to = chance.one(LINKED)!;
  const marks = [['**', '**'], ['*', '*'], ['_', '_'], ['~~', '~~'], ['[', `](${to})`], ['***', '***']] as const; // oxfmt-ignore
  const [open, close] = chance.one(marks)!;
  const told = open === '~~' ? `~~${inside.told}~~` : inside.told;
  const one = { ...inside, typed: open + inside.typed + close, told };
  const isDouble = open === '**' || open === '~~';
  if (isDouble && script.unspaced === true && chance.happens(0.5)) {
    // No numbers beside the mark: they would make it a sum.
    const beside = () => same(script.words.filter((word) => !/^\p{N}|\p{N}$/u.test(word))[chance.below(3)]!);
    return together([beside(), one, beside()], '', '');
  }
  return one;
}

function address(chance: Chance): Typed {
  const [typed, seen] = chance.one(ADDRESSES)!;
  return { typed, seen, told: seen };
}

function around(chance: Chance, { typed, seen, told }: Typed): Typed {
  const [before, after] = chance.one(AROUND)!;
  return { typed: before + typed + after, seen: before + seen + after, told: before + told + after };
}

function same(text: string): Typed {
  return { typed: text, seen: text, told: text };
}

/** A line with a mark at its beginning; readers see `shown` of it. */
function prefixed(mark: string, { typed, seen, told }: Typed, shown = ''): Typed {
  return { typed: mark + typed, seen: shown + seen, told: shown + told };
}

function together(parts: readonly Typed[], between: string, seenBetween: string): Typed {
  return {
    typed: parts.map(({ typed }) => typed).join(between),
    seen: parts.map(({ seen }) => seen).join(seenBetween),
    told: parts.map(({ told }) => told).join(seenBetween),
  };
}
