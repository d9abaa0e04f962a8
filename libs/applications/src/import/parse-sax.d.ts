/** The streaming XML reader inside exceljs: its own worksheet reader keeps no rich text, decodes entities twice and trusts formulas. */
declare module 'exceljs/lib/utils/parse-sax.js' {
  export type XmlEvent =
    | { eventType: 'opentag'; value: { name: string; attributes: Record<string, string> } }
    | { eventType: 'text'; value: string }
    | { eventType: 'closetag'; value: { name: string } };
  /** Groups of events, a group for each piece of text. Throws at XML that is not well formed and at unknown entities. */
  export default function parseSax(pieces: AsyncIterable<string>): AsyncGenerator<XmlEvent[]>;
}
