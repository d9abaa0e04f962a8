import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { ROLE_NAMES, type Role } from '#identity';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken } from '../support/refusal.js';
import { type Known, type Schema, wilder, wildQuery, wildSegment } from './generated-input/wild.js';
import { TABLE } from './who-may/table.js';
import { type Target, World } from './who-may/world.js';

interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface WildRequest {
  segments: string[];
  query: string;
  body: unknown;
  match: string | null;
  key: string | null;
}

/** A hundred cases a route, always the same; WILD_ROUNDS=1000 WILD_SEED=… for ten thousand others. */
const SEED = Number(process.env.WILD_SEED ?? 20_260_601);
const ROUNDS = Number(process.env.WILD_ROUNDS ?? 10);
const AT_ONCE = 10;
/** Where a hundred would be waste: a sign-in costs a password hash, and after sixty an address has to wait. */
function roundsFor(route: string, { parameters = [], requestBody }: Operation): number {
  if (route === 'POST /api/sessions') return 3;
  return parameters.length > 0 || requestBody ? ROUNDS : 1;
}
/** Long enough for the busiest machine: what takes longer hangs. A campaign on a quiet machine holds the promise of two seconds: WILD_PATIENCE=2000. */
const PATIENCE_MS = Number(process.env.WILD_PATIENCE ?? 30_000);

let product: Product;
let world: World;
let known: Known;
let operations: Map<string, Operation>;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  world = await World.of(product);
  // Everybody signs in beforehand: the wild sign-ins use up what is allowed from one address.
  await Promise.all(ROLE_NAMES.map((role) => world.as(role)));
  for (const side of ['own', 'foreign'] as const) {
    await world.outside(side, 'UNDER_SCREENING');
    await world.inside(side, 'UNDER_SCREENING');
  }
  const { paths, components } = (await product.anybody().get('/api/openapi.json')).body;
  operations = new Map(
    Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        operation,
      ]),
    ),
  );
  known = {
    schemas: components.schemas,
    ids: [world.kansaiRun.id, world.malawiRun.id, (await world.course()).id],
  };
});
afterAll(() => closeUnbroken(product));

const routes = Object.keys(TABLE).filter((route) => route.includes(' /api/'));

function wildRequest(route: string, { parameters = [], requestBody }: Operation, ids: string[]) {
  const here = { ...known, ids };
  const segments = [...route.matchAll(/:\w+/g)].map(([name]) =>
    name === ':countryCode'
      ? fc.oneof(fc.constantFrom('KE', 'MW', 'XX', 'ke'), wildSegment(here))
      : wildSegment(here),
  );
  const query = parameters.filter((one) => one.in === 'query');
  const schema = requestBody?.content['application/json']?.schema;
  return fc.record<WildRequest>({
    segments: fc.tuple(...segments),
    query: wildQuery(query, known),
    body: schema ? wilder(schema, known, 8) : fc.option(fc.jsonValue(), { freq: 8, nil: undefined }),
    match: fc.oneof(
      { weight: 8, arbitrary: fc.constant('seen') },
      { weight: 1, arbitrary: fc.constantFrom(null, '"1"', '"999999999"', 'W/"2"', '*', '', '"x"') },
    ),
    key: fc.oneof(
      { weight: 8, arbitrary: fc.constant('new') },
      { weight: 1, arbitrary: fc.constantFrom(null, '', 'same-key-for-all', 'x'.repeat(100), '{}') },
    ),
  });
}

/** Sends it and holds the answer to what every answer promises. Gives back the version it names, if any. */
async function judge(
  client: Client,
  route: string,
  wild: WildRequest,
  version: number,
): Promise<number | undefined> {
  const [method, path] = route.split(' ') as [string, string];
  const segments = [...wild.segments];
  const place = path.replace(/:\w+/g, () => segments.shift()!) + (wild.query && `?${wild.query}`);
  const key = wild.key === 'new' ? randomUUID() : wild.key;
  const match = wild.match === 'seen' ? `"${version}"` : wild.match;
  const headers = {
    ...(match === null ? {} : { 'if-match': match }),
    ...(key === null ? {} : { 'idempotency-key': key }),
  };
  // Only a request that may have a body is given one: fetch refuses it with GET.
  const body = method === 'GET' ? undefined : wild.body;
  const started = performance.now();
  const answer = await client.send(method, place, { body, headers, key });
  const milliseconds = performance.now() - started;
  const story = `${method} ${place} ${JSON.stringify({ body, headers })}\n→ ${answer.status} ${answer.text.slice(0, 500)}`;
  const wrong =
    (answer.status >= 500 && 'failed') ||
    (milliseconds > PATIENCE_MS && `took ${Math.round(milliseconds)} ms`) ||
    (answer.status >= 400 && wrongProblem(answer)) ||
    (answer.status >= 300 && answer.status < 400 && 'leads away');
  if (wrong) throw new Error(`${wrong}:\n${story}`);
  return (answer.body as { version?: number } | null)?.version;
}

function wrongProblem({
  status,
  headers,
  body,
}: {
  status: number;
  headers: Headers;
  body: any;
}): string | false {
  if (headers.get('content-type') !== 'application/problem+json; charset=utf-8') return 'is no problem+json';
  if (body.status !== status || !/^[A-Z_]+\.[A-Z_]+$/.test(body.code as string)) return 'has no stable code';
  if (typeof body.detail !== 'string' || body.detail.length < 20) return 'says nothing to people';
  if (body.code === 'REQUEST.INVALID' && !(body.fields?.length > 0)) return 'names no field';
  return false;
}

async function clientFor(route: string): Promise<Client> {
  const { may, person } = TABLE[route]!;
  if (person) return person(world);
  return may === 'ANYONE' ? product.anybody() : world.as(may[0] as Role);
}

describe('The document of the interface', () => {
  it('has every route of it', () => {
    expect([...operations.keys()].sort()).toEqual([...routes].sort());
  });

  it('refers to nothing that it does not hold', async () => {
    const { text } = await product.anybody().get('/api/openapi.json');
    const references = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference!);
    const held = Object.keys(known.schemas).map((name) => `#/components/schemas/${name}`);
    expect(references.filter((reference) => !held.includes(reference))).toEqual([]);
  });
});

describe('Whatever is sent is answered in time, with what was asked or with a problem that says why', () => {
  it.each(routes)(
    '%s',
    async (route) => {
      const client = await clientFor(route);
      // An account may have a few uploads open: what the routes before have left open must not stand in the way.
      await product.rows('UPDATE upload SET closed_at = NOW(3) WHERE closed_at IS NULL');
      const targets: Target[] = [];
      for (let n = 0; n < 3; n++)
        targets.push(...[await TABLE[route]!.target?.(world, 'own')].filter((one) => !!one));
      const ids = targets.length > 0 ? targets.map(({ id }) => id) : known.ids;
      const versions = new Map(targets.map(({ id, version }) => [id, version ?? 1]));
      const request = wildRequest(route, operations.get(route)!, ids);
      const rounds = fc.asyncProperty(
        fc.array(request, { minLength: AT_ONCE, maxLength: AT_ONCE }),
        async (wild) => {
          await Promise.all(
            wild.map(async (one) => {
              const id = one.segments[0] ?? '';
              const version = await judge(client, route, one, versions.get(id) ?? 1);
              if (version) versions.set(id, version);
            }),
          );
        },
      );
      await fc.assert(rounds, {
        seed: SEED,
        numRuns: roundsFor(route, operations.get(route)!),
        endOnFailure: true,
      });
    },
    ROUNDS * 3_000 + PATIENCE_MS * 2,
  );
});
