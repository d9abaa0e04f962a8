import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

// The server's own fonts play no part: a document looks the same wherever it is set.
const FONTS = [
  ...['noto-sans/400Regular', 'noto-sans/700Bold', 'noto-sans/400Regular_Italic'],
  ...['noto-sans-jp/400Regular', 'noto-sans-jp/700Bold'],
  ...['noto-naskh-arabic/400Regular', 'noto-naskh-arabic/700Bold'],
];

const require = createRequire(import.meta.url);
const fontFolder = (font: string) => {
  const [family, weight] = font.split('/') as [string, string];
  return join(dirname(require.resolve(`@expo-google-fonts/${family}/package.json`)), weight);
};

/** Sets documents with Typst: templates stand beside the code they belong to and read their facts from `sys.inputs.data`. */
@Injectable()
export class Typesetter {
  private compiler: NodeCompiler | null = null;

  /**
   * A PDF. In the template `#let data = json(bytes(sys.inputs.data))` gives the facts; text of people arrives as
   * strings, never as markup. Throws what Typst complains of.
   */
  async pdf(templateFile: string, data: object): Promise<Buffer> {
    const mainFileContent = await readFile(templateFile, 'utf8');
    this.compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: FONTS.map(fontFolder) }] });
    const compiled = this.compiler.compile({ mainFileContent, inputs: { data: JSON.stringify(data) } });
    const document = compiled.result;
    if (!document) throw new Error(`Typst: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`);
    const pdf = this.compiler.pdf(document);
    this.compiler.evictCache(10);
    return pdf;
  }
}
