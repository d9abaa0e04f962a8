import type { PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '#platform';
import { serveFloor } from './serve.js';
import { sessionReader } from './signed-in.js';

interface Draft {
  courseRunId: string;
  countryCode: string;
  personId: string;
  reference: string;
  state: string;
  version: number;
}

const SERVED =
  'SELECT country_code FROM channel WHERE overseas_office_code IN (?) AND valid_from <= CURRENT_DATE AND (valid_to IS NULL OR valid_to >= CURRENT_DATE)';
const LOCK = `SELECT course_run_id courseRunId, country_code countryCode, person_id personId, reference, state, version, organisation, post,
  reserve_rank, held_since, public_since, submitted_at, released_at, created_at FROM nomination n WHERE id = ?`;
const OF_OVERSEAS_OFFICE = `${LOCK} AND country_code IN (${SERVED}) FOR UPDATE`;
const OF_DOMESTIC_OFFICE = `${LOCK} AND submitted_at IS NOT NULL AND EXISTS (SELECT 1 FROM course_run s WHERE s.id = n.course_run_id
  AND s.domestic_office_code IN (?)) FOR UPDATE`;
const GATE = `SELECT STRAIGHT_JOIN r.state, r.cancelled_because, a.jica_deadline, p.family_name, p.birth_date, p.email FROM allotment a
  JOIN course_run r ON r.id = a.course_run_id JOIN person p ON p.id = ? WHERE a.course_run_id = ? AND a.country_code = ? LOCK IN SHARE MODE`;

/** The bare transaction that writes the same rows as a move of the product; a refused move writes none. */
await serveFloor(async (app, pool) => {
  const actorOf = await sessionReader(pool);

  async function move(
    request: FastifyRequest,
    reply: FastifyReply,
    to: 'SUBMITTED' | 'ACCEPTED',
  ): Promise<unknown> {
    const actor = await actorOf(request.headers.cookie ?? '');
    const { id } = request.params as { id: string };
    const connection = await pool.getConnection();
    try {
      await connection.query('START TRANSACTION');
      const [rows] = await connection.query<(Draft & RowDataPacket)[]>(
        to === 'SUBMITTED' ? OF_OVERSEAS_OFFICE : OF_DOMESTIC_OFFICE,
        [id, actor.scopes],
      );
      const draft = rows[0]!;
      if (to === 'SUBMITTED')
        await connection.query(GATE, [draft.personId, draft.courseRunId, draft.countryCode]);
      else if (!(await takePlace(connection, draft))) {
        await connection.query('ROLLBACK');
        return await reply.code(409).send();
      }
      const answer = { id, reference: draft.reference, state: to, version: draft.version + 1 };
      await write(connection, {
        id,
        draft,
        to,
        actorId: actor.id,
        key: String(request.headers['idempotency-key']),
        answer,
      });
      await connection.query('COMMIT');
      return await reply
        .header('content-type', 'application/json; charset=utf-8')
        .send(JSON.stringify(answer));
    } finally {
      connection.release();
    }
  }

  app.post('/api/overseas-office/nominations/:id/submit', (request, reply) =>
    move(request, reply, 'SUBMITTED'),
  );
  app.post('/api/domestic-office/nominations/:id/accept', (request, reply) =>
    move(request, reply, 'ACCEPTED'),
  );
});

async function takePlace(connection: PoolConnection, draft: Draft): Promise<boolean> {
  const [ofCountry] = await connection.query<ResultSetHeader>(
    'UPDATE allotment SET places_taken = places_taken + 1 WHERE course_run_id = ? AND country_code = ? AND places_taken < slots',
    [draft.courseRunId, draft.countryCode],
  );
  if (ofCountry.affectedRows === 0) return false;
  const [ofRun] = await connection.query<ResultSetHeader>(
    'UPDATE course_run SET places_taken = places_taken + 1 WHERE id = ? AND places_taken < capacity',
    [draft.courseRunId],
  );
  return ofRun.affectedRows > 0;
}

/** Idempotent reply, nomination, step, audit entry and event, a statement each. */
async function write(
  connection: PoolConnection,
  of: { id: string; draft: Draft; to: string; actorId: string; key: string; answer: { version: number } },
): Promise<void> {
  const { id, draft, to, actorId } = of;
  const [now, stepId] = [new Date(), newId()];
  await connection.query(
    'INSERT INTO idempotent_reply (actor_id, request_key, request_hash, reply, recorded_at) VALUES (?)',
    [[actorId, of.key, '0'.repeat(64), JSON.stringify(of.answer), now]],
  );
  await connection.query(
    `UPDATE nomination SET state = ?, public_state = ?, reserve_rank = NULL, held_since = ?, public_since = ?, ${to === 'SUBMITTED' ? 'submitted_at = held_since' : 'released_at = NULL'}, version = ?,
       domestic_office_code = (SELECT r.domestic_office_code FROM course_run r WHERE r.id = course_run_id) WHERE id = ?`,
    [to, to, now, now, of.answer.version, id],
  );
  await connection.query(
    'INSERT INTO nomination_step (id, nomination_id, move, from_state, to_state, actor_id, acted_as, made_at, reason) VALUES (?)',
    [[stepId, id, 'submit', draft.state, to, actorId, 'OVERSEAS_OFFICE', now, null]],
  );
  await connection.query(
    'INSERT INTO audit_entry (id, transaction_id, recorded_at, actor_id, action, subject_type, subject_id, details) VALUES (?)',
    [
      [
        newId(),
        newId(),
        now,
        actorId,
        'submit',
        'nomination',
        id,
        JSON.stringify({ from: draft.state, to, version: of.answer.version }),
      ],
    ],
  );
  const facts = { stepId, courseRunId: draft.courseRunId, countryCode: draft.countryCode, state: to };
  await connection.query(
    'INSERT INTO outbox_event (id, type, subject_id, facts, actor_id, state, recorded_at) VALUES (?)',
    [[newId(), 'applications.nomination-submitted', id, JSON.stringify(facts), actorId, 'PENDING', now]],
  );
}
