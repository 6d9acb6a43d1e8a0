/**
 * Proposes a blog's address from its title: small letters, digits and hyphens. The editor may change it. Cyrillic is
 * read as Ukrainian reads it; in a title without letters that are Ukrainian alone, two letters are read otherwise.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ...pairs(
    'абвгґдеёжзийклмнопрстуфхцчшщъыьэюя',
    'a b v h g d e yo zh z y i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya',
  ),
  ...pairs('єіїў', 'ye i yi u'),
  ...pairs(
    'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
    'a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h',
  ),
  ...pairs(
    'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև',
    'a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev',
  ),
  ...pairs('əıßøæœłđþ', 'e i ss o ae oe l d th'),
};

/** At most 64 characters, which the wire takes; '' where nothing of the title can be written so. */
export function slugOf(title: string): string {
  const lower = title.toLowerCase();
  const letters = /[іїєґ]/.test(lower) ? LETTERS : { ...LETTERS, г: 'g', и: 'i' };
  const latin = Array.from(lower, (letter) => letters[letter] ?? letter).join('');
  return latin
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼ]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 64)
    .replace(/-+$/, '');
}

function pairs(from: string, to: string): Record<string, string> {
  const parts = to.split(' ');
  return Object.fromEntries(Array.from(from, (letter, index) => [letter, parts[index] ?? '']));
}
