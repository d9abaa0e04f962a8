/** A calendar file read by its lines (RFC 5545): folded lines joined, properties by name without parameters. */
export interface Calendar {
  properties: Record<string, string>;
  events: Record<string, string>[];
}

export function readCalendar(text: string): Calendar {
  if (!text.startsWith('BEGIN:VCALENDAR\r\n')) throw new Error('This is no calendar file.');
  const properties: Record<string, string> = {};
  const events: Record<string, string>[] = [];
  let here = properties;
  for (const line of text
    .replaceAll(/\r\n[ \t]/g, '')
    .trimEnd()
    .split('\r\n')) {
    const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`No line of a calendar: ${line}`);
    if (name === 'BEGIN' && value === 'VEVENT') events.push((here = {}));
    else if (name === 'END' && value === 'VEVENT') here = properties;
    else here[name] = value.replaceAll('\\n', '\n').replaceAll(/\\(.)/g, '$1');
  }
  return { properties, events };
}
