import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { Typesetter } from './typesetter.js';

const template = async (text: string) => {
  const file = join(await mkdtemp(join(tmpdir(), 'kccp-')), 'sample.typ');
  await writeFile(file, `#let data = json(bytes(sys.inputs.data))\n${text}`);
  return file;
};

it('sets Latin, Japanese and Arabic with the fonts of the product only', async () => {
  const file = await template(
    '#set text(font: ("Noto Sans", "Noto Sans JP", "Noto Naskh Arabic"), fallback: false)\n= #data.title',
  );
  const pdf = await new Typesetter().pdf(file, { title: 'Water 都市上水道 مياه' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  for (const font of ['NotoSans', 'NotoSansJP', 'NotoNaskhArabic'])
    expect(pdf.toString('latin1')).toMatch(new RegExp(`/FontName /[A-Z]{6}\\+${font}`));
});

it('takes what people typed for text, never for markup', async () => {
  const file = await template('#data.title');
  await expect(new Typesetter().pdf(file, { title: '#panic("markup") $ \\ [' })).resolves.toBeInstanceOf(
    Buffer,
  );
});

it('says what is wrong with a template', async () => {
  await expect(new Typesetter().pdf(await template('#nonsense()'), {})).rejects.toThrow('nonsense');
});
