/**
 * Draws each sign of its argument by itself, as previews are drawn; last one that no font has, drawn without asking.
 * Answers with the ink of each, as rows of `#` and spaces. Which fonts the machine has, its environment says.
 */
import sharp from 'sharp';

const lettering = new URL('../../../../dist/server/media/linkPreview/lettering.js', import.meta.url);
const { letteredRuns } = await import(lettering.href);

const drawn = [];
for (const sign of JSON.parse(process.argv[2]))
  drawn.push(
    await inkOf(
      (await letteredRuns([{ text: sign }], { face: 'serif bold', size: 60, colour: '#000000', width: 400 }))?.data,
    ),
  );
const thai = sharp({ text: { text: 'ส', font: 'DejaVu Sans 60', dpi: 72, rgba: true } });
drawn.push(await inkOf(await thai.png().toBuffer()));
process.stdout.write(JSON.stringify(drawn));

async function inkOf(png) {
  if (png === undefined) return [];
  const { data, info } = await sharp(png).extractChannel('alpha').raw().toBuffer({ resolveWithObject: true });
  const rows = Array.from({ length: info.height }, (_, y) =>
    Array.from({ length: info.width }, (_, x) => (data[y * info.width + x] > 100 ? '#' : ' ')).join(''),
  );
  const inked = rows.filter((row) => row.includes('#'));
  const left = Math.min(...inked.map((row) => row.indexOf('#')));
  const right = Math.max(...inked.map((row) => row.lastIndexOf('#')));
  return inked.map((row) => row.slice(left, right + 1));
}
