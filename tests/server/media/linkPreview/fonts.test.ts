/** Link previews show texts in every script that people here write in, on a machine without a font of its own. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { drawable } from '../../../../server/media/linkPreview/fonts.js';
import { NO_SYSTEM_FONTS } from '../../../../server/media/linkPreview/picture.js';

const SCRIPTS: Record<string, string> = {
  Azerbaijani: 'Dəstək mitinqi: ğ ş ı İ ö ç ü',
  Ukrainian: 'Мітинг на підтримку України: ґ є ї',
  Georgian: 'უკრაინის მხარდასაჭერი აქცია',
  Armenian: 'Ուկրաինային աջակցելու հանրահավաք',
  Arabic: 'تجمع لدعم أوكرانيا',
  Persian: 'گردهمایی پ چ ژ ی',
  Turkish: 'Ukrayna’ya destek mitingi: ğ ş ı',
  Chinese: '北京声援乌克兰集会',
  'Chinese of Taipei': '聲援烏克蘭，臺灣',
  Japanese: 'ウクライナを支える集会',
  Korean: '우크라이나 지지 집회',
  Hindi: 'यूक्रेन के समर्थन में रैली',
  Hebrew: 'שלום',
  Greek: 'Συγκέντρωση',
  emoji: '🔥💙💛✊🏽👨‍👩‍👧‍👦❤️✅🕯️🚚',
  flags: '🇺🇦🇦🇿🇬🇪🇦🇲🇹🇷🇪🇬🇨🇳🇰🇷🏴󠁧󠁢󠁥󠁮󠁧󠁿',
};

const signsOf = (text: string): string[] =>
  [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)]
    .map(({ segment }) => segment)
    .filter((sign) => sign.trim() !== '');

/** Whether the ink is a box, which stands for a letter that no font has: four straight sides around mostly nothing. */
function isBox(ink: string[]): boolean {
  const sides = [ink[0], ink.at(-1), ink.map((row) => row[0]).join(''), ink.map((row) => row.at(-1)).join('')];
  return shareOf(ink.join('')) < 0.6 && sides.every((side) => shareOf(side ?? '') > 0.9);
}

function shareOf(dots: string): number {
  return dots.replaceAll(' ', '').length / dots.length;
}

describe('drawn signs', () => {
  test('every sign of the scripts in use leaves ink, and none is drawn as a box', async () => {
    const signs = [...new Set(Object.values(SCRIPTS).flatMap(signsOf))];
    const script = fileURLToPath(new URL('drawSigns.mjs', import.meta.url));
    const folder = await mkdtemp(path.join(tmpdir(), 'rallyline-fonts-'));
    const FONTCONFIG_FILE = path.join(folder, 'fonts.conf');
    await writeFile(FONTCONFIG_FILE, NO_SYSTEM_FONTS);
    const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(signs)], {
      env: { FONTCONFIG_FILE },
      maxBuffer: 64_000_000,
    });
    await rm(folder, { recursive: true });
    const drawn = JSON.parse(stdout) as string[][];
    expect(drawn).toHaveLength(signs.length + 1);
    // The last sign is a box, so that the test sees that it knows one.
    expect(isBox(drawn.at(-1)!)).toBe(true);
    expect(signs.filter((_, at) => drawn[at]!.length === 0 || isBox(drawn[at]!))).toEqual([]);
  });
});

describe('signs without a font', () => {
  test.each(Object.entries(SCRIPTS))('a link preview draws every letter of a text in %s', (_, text) => {
    expect(drawable(text).text).toBe(text);
  });

  test('a link preview leaves out clusters of signs that no font has, without a gap', () => {
    expect(drawable('สวัสดี Київ тримайся ไทย 🇺🇦').text).toBe('Київ тримайся 🇺🇦');
    expect(drawable('สวัสดี').text).toBe('');
    expect(drawable('a\u{10FFFD}b\u{E000}').text).toBe('ab');
  });

  test('fonts that a text does not need are not read', () => {
    expect(drawable('Rally').files.filter((file) => !file.includes('DejaVu'))).toEqual([]);
    expect(drawable('北京').files.filter((file) => !file.includes('NotoSansHans'))).toEqual([]);
  });
});
