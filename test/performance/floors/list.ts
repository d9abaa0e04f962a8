import { Clock, Cursors } from '#platform';
import { NominationsQueries, type NominationScope } from '#applications';
import { captured } from './captured.js';
import { serveFloor } from './serve.js';
import { sessionReader } from './signed-in.js';

/** What the product computes beside each row, as constants: the answer has the same fields and about the same length. */
const COMPUTED = { stateInWords: 'Under screening', holder: 'DOMESTIC_OFFICE' };
const OFFICE = 'the office that asks';

/** The product's own statement for a page, with the place of the office and of the cursor to be filled in. */
async function statementOf(scope: NominationScope, query: { state?: string; after?: string }) {
  const cursors = new Cursors(process.env.KCCP_SECRET!);
  const filter = { state: query.state as 'SUBMITTED' | undefined };
  const { sql, parameters } = await captured((source) =>
    new NominationsQueries(source, cursors, new Clock()).list(scope, filter, {
      limit: 50,
      sort: '-since',
      after: query.after,
    }),
  );
  return {
    sql,
    parametersFor: (scopes: string[]) =>
      parameters.map((value) =>
        value === OFFICE ? scopes[0] : Array.isArray(value) && value[0] === OFFICE ? scopes : value,
      ),
  };
}

await serveFloor(async (app, pool) => {
  const actorOf = await sessionReader(pool);
  const known = new Map<string, ReturnType<typeof statementOf>>();
  const serve = (path: string, scope: NominationScope) =>
    app.get<{ Querystring: { state?: string; after?: string } }>(path, async (request, reply) => {
      const { scopes } = await actorOf(request.headers.cookie ?? '');
      const key = `${scope.kind} ${request.query.state} ${request.query.after}`;
      const statement = await (known.get(key) ?? statementOf(scope, request.query));
      if (!known.has(key) && known.size < 500) known.set(key, Promise.resolve(statement));
      const [rows] = await pool.query(statement.sql, statement.parametersFor(scopes));
      const found = rows as object[];
      const page = { rows: found.slice(0, 50).map((row) => ({ ...row, ...COMPUTED })), next: 'x'.repeat(90) };
      return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(page));
    });
  serve('/api/domestic-office/nominations', { kind: 'DOMESTIC_OFFICE', codes: [OFFICE] });
  serve('/api/auditor/nominations', { kind: 'AUDITOR' });
});
