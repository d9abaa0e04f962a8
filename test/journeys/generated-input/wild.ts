import fc from 'fast-check';

/** As much of a schema of the OpenAPI document as the requests of this API use. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: string[];
  pattern?: string;
  example?: unknown;
  nullable?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

type Schemas = Record<string, Schema>;

/** Ids that lead somewhere, so that a wild request gets past the door now and then. */
export interface Known {
  ids: string[];
  schemas: Schemas;
}

const NASTY = [
  '',
  ' ',
  '\u3000',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e21',
  '../../etc/passwd',
  "' OR '1'='1",
  '\\',
  '%',
  '%00',
  '\u0000',
  '\ud800',
  '\u202e',
  'ﷺ'.repeat(100),
  '😀'.repeat(50),
  'x'.repeat(5_000),
  '__proto__',
  '[object Object]',
  '=1+1',
  '2026-02-30',
  '0000-00-00',
  '2026-06-12T00:00:00Z',
];

const nastyText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const nasty: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    0.5,
    1e21,
    Number.MAX_SAFE_INTEGER,
    -1e308,
    [],
    {},
    [[]],
    [null],
    [[{}]],
  ),
);

const day = fc
  .integer({ min: 0, max: 109_000 })
  .map((days) => new Date(Date.UTC(1900, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

function text(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.format === 'uuid') return fc.oneof(fc.constantFrom(...known.ids), fc.uuid());
  if (schema.format === 'date')
    return fc.oneof(day, fc.constantFrom('2026-06-01', '2026-06-12', '2026-10-05'));
  if (schema.format === 'email') return fc.uuid().map((id) => `${id}@people.kccp.example`);
  if (schema.pattern)
    return fc.oneof(
      { weight: 3, arbitrary: fc.constant(schema.example ?? 'KANSAI') },
      { weight: 1, arbitrary: fc.constantFrom('KE', 'MW', 'KANSAI', 'TOKYO', 'Hyogo', 'XX', '0', '-') },
    );
  const { minLength = 1, maxLength = 40, example } = schema;
  const any = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 30) });
  return example === undefined ? any : fc.oneof(any, fc.constant(example));
}

/** Mostly what the document allows. */
function allowed(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.$ref) return allowed(known.schemas[schema.$ref.split('/').at(-1)!]!, known);
  if (schema.nullable) return fc.option(allowed({ ...schema, nullable: false }, known), { freq: 5 });
  if (schema.type === 'number')
    return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 2_000_000_000 });
  if (schema.type === 'array')
    return fc.array(wilder(schema.items!, known, 12), { maxLength: Math.min(3, schema.maxItems ?? 3) });
  if (schema.type === 'object' || schema.properties) return record(schema, known);
  return text(schema, known);
}

function record(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, wilder(field, known, 12)] as const,
  );
  const proper = fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
  const partial = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  const extended = fc.tuple(proper, fc.dictionary(nastyText, nasty, { maxKeys: 2 }));
  return fc.oneof(
    { weight: 6, arbitrary: proper },
    { weight: 1, arbitrary: partial },
    { weight: 1, arbitrary: extended.map(([own, more]) => ({ ...own, ...more })) },
  );
}

/** What the document allows, and once in a while anything at all. */
export function wilder(schema: Schema, known: Known, weight: number): fc.Arbitrary<unknown> {
  return fc.oneof({ weight, arbitrary: allowed(schema, known) }, { weight: 1, arbitrary: nasty });
}

/** What may stand in a path where an id belongs. */
export const wildSegment = (known: Known): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known.ids) },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: nastyText.map((one) => encodeURIComponent(one.toWellFormed())) },
    { weight: 1, arbitrary: fc.constantFrom('%', '%zz', '%c3%28', 'x'.repeat(300), 'KE', '%4b%45') },
  );

/** Each parameter now and then, so that most queries are answered; `after` seldom, for no place is a known one. */
export const wildQuery = (
  parameters: { name: string; schema: Schema }[],
  known: Known,
): fc.Arbitrary<string> => {
  const fields = parameters.map(({ name, schema }) => {
    const value = name === 'after' ? nastyText : wilder(schema, known, 12);
    return [name, fc.option(value, { freq: 1, nil: undefined })] as const;
  });
  const more = fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(fc.tuple(nastyText, nastyText)) },
  );
  return fc.tuple(fc.record(Object.fromEntries(fields)), more).map(([own, others]) => {
    const given = [...Object.entries(own), ...others].filter(([, value]) => value !== undefined);
    const pairs = given.map(([name, value]): [string, string] => [
      name.toWellFormed(),
      (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed(),
    ]);
    return new URLSearchParams(pairs).toString();
  });
};
