import { Clock, Cursors, newId } from '#platform';
import { NominationsQueries } from '#applications';
import { captured } from './captured.js';
import { serveFloor } from './serve.js';
import { sessionReader } from './signed-in.js';

/** What the product computes beside the row, as constants: the answer has the same fields and about the same length. */
const COMPUTED = {
  stateInWords: 'Under screening',
  holder: 'DOMESTIC_OFFICE',
  open: ['return', 'accept', 'reserve', 'not-accept'],
};

await serveFloor(async (app, pool) => {
  const actorOf = await sessionReader(pool);
  const read = await captured((source) =>
    new NominationsQueries(source, new Cursors('unused'), new Clock()).one(
      { kind: 'DOMESTIC_OFFICE', codes: ['TOKYO'] },
      newId(),
    ),
  );
  app.get<{ Params: { id: string } }>('/api/domestic-office/nominations/:id', async (request, reply) => {
    const { scopes } = await actorOf(request.headers.cookie ?? '');
    const [rows] = await pool.query(read.sql, [request.params.id, scopes]);
    const [row] = rows as object[];
    if (!row) return reply.code(404).send();
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .send(JSON.stringify({ ...row, ...COMPUTED }));
  });
});
