/** What a text, on paper or on a page, is made of. Nothing in it is markup. */
export type Block =
  | { kind: 'PARAGRAPH'; text: string }
  | { kind: 'LIST'; items: string[] }
  | { kind: 'HEADING'; text: string }
  | { kind: 'TABLE'; head: string[]; rows: string[][] };

const BULLET = /^\s*[-•・]\s*(?=\S)/;

/** Paragraphs are divided by an empty line; lines that begin with a hyphen or a dot make a list. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let joins = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const last = blocks.at(-1);
    if (line.trim() === '') joins = false;
    else if (BULLET.test(line)) {
      const item = line.replace(BULLET, '').trim();
      if (last?.kind === 'LIST' && joins) last.items.push(item);
      else blocks.push({ kind: 'LIST', items: [item] });
      joins = true;
    } else if (last?.kind === 'PARAGRAPH' && joins) last.text += `\n${line.trim()}`;
    else {
      blocks.push({ kind: 'PARAGRAPH', text: line.trim() });
      joins = true;
    }
  }
  return blocks;
}

/** The same as plain lines: what two versions are compared by. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(plainBlock).join('\n');
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'PARAGRAPH':
    case 'HEADING':
      return block.text;
    case 'LIST':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'TABLE':
      return block.rows.map((row) => row.filter(Boolean).join(' · ')).join('\n');
  }
}
