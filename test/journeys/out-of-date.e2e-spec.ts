import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIFECYCLE, movesOpenTo, NOMINATION_MOVES } from '#applications';
import type { Role } from '#identity';
import { expectStatus } from '../builders/course-run.js';
import { aDraft } from '../builders/nomination.js';
import type { Client, Sent } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';
import { TABLE } from './who-may/table.js';
import { World } from './who-may/world.js';

let product: Product;
let world: World;
let kenya: Client;
let kansai: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  world = await World.of(product);
  [kenya, kansai] = [await product.overseasOffice(), await product.domesticOffice()];
});
afterAll(() => closeUnbroken(product));

const nominations = '/api/overseas-office/nominations';
const screening = '/api/domestic-office/nominations';

/** Routes that say the whole of it each time, or add to it: there is nothing to overwrite unseen. */
const WITHOUT_VERSION = [
  'PUT /api/headquarters/course-runs/:id/allotments/:countryCode',
  'PUT /api/headquarters/course-runs/:id/host-partners',
  'POST /api/domestic-office/course-runs/:id/release-results',
  'POST /api/domestic-office/course-runs/:id/selection-lists',
  'POST /api/domestic-office/selection-lists/:id/board-packs',
  'POST /api/administration/accounts/:id/grants',
  'POST /api/overseas-office/imports/:id/confirm',
  'POST /api/overseas-office/imports/:id/throw-away',
  'POST /api/administration/deliveries/:id/send-again',
  'POST /api/headquarters/programme-calendars/:id/next-year',
  'POST /api/headquarters/programme-calendars/:id/allotment-releases',
  'POST /api/headquarters/programme-calendars/:id/allotment-proposals',
  'POST /api/headquarters/courses/:id/roll-over',
  'POST /api/headquarters/courses/:id/request-decisions',
  'POST /api/headquarters/course-runs/:id/allotment-proposals',
  'POST /api/headquarters/course-runs/:id/slot-transfers',
  'POST /api/headquarters/course-runs/:id/deadline-extensions',
  'POST /api/headquarters/people/:id/merges',
  'POST /api/headquarters/duplicates/:id/keep-apart',
  'POST /api/headquarters/duplicates/:id/reopen',
  'POST /api/headquarters/person-merges/:id/undo',
  'POST /api/domestic-office/course-runs/:id/acknowledge',
  'POST /api/domestic-office/course-runs/:id/conflict-of-interest',
  'POST /api/domestic-office/course-runs/:id/opinions',
  'POST /api/domestic-office/course-runs/:id/programme/revoke-calendars',
  'PUT /api/domestic-office/course-runs/:id/materials',
  'PUT /api/domestic-office/programme-sessions/:id/materials',
  'POST /api/domestic-office/nominations/:id/judgements',
  'PUT /api/domestic-office/nominations/:id/assignee',
  'PUT /api/domestic-office/nominations/:id/score',
  'POST /api/domestic-office/nominations/:id/conflict-of-interest',
  'POST /api/domestic-office/conflicts-of-interest/:id/lift',
  'POST /api/domestic-office/nominations/:id/dossier/medical-history/read',
  'POST /api/domestic-office/nominations/:id/dossier/passport-number/read',
  'POST /api/domestic-office/nominations/:id/dossier/religion/read',
  'POST /api/overseas-office/nominations/:id/invitation',
  'POST /api/overseas-office/nominations/:id/invitation/revoke',
  'POST /api/overseas-office/nominations/:id/attachments',
  'POST /api/materials/:id/files',
  'POST /api/plans/:id/fork',
  'POST /api/plans/:id/documents',
  'POST /api/plan-proposals/:id/stop',
  'POST /api/plan-proposals/:id/try-again',
  'POST /api/plan-proposals/:id/drafts',
  'POST /api/proposal-competitions/:id/proposals',
  'PUT /api/competition-proposals/:id/score',
  // Its version is the place from which it goes on: Upload-Offset.
  'PATCH /api/uploads/:id',
];
const changes = Object.keys(TABLE).filter((route) => /^(?:PATCH|POST|PUT) \/api\/.*:id/.test(route));

describe('Two tabs', () => {
  it('cannot overwrite each other: one is told that the other was first', async () => {
    const draft = await aDraft(kenya, world.kansaiRun.id);
    const change = (post: string) =>
      kenya.patch(`${nominations}/${draft.id}`, { body: { post }, version: draft.version });
    const posts = Array.from({ length: 10 }, (_, tab) => `Post of tab ${tab}`);
    const answers = await Promise.all(posts.map(change));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 412),
    ]);
    const won = posts[answers.findIndex(({ status }) => status === 200)];
    const { body } = await kenya.get(`${nominations}/${draft.id}`);
    expect(body).toMatchObject({ post: won, version: draft.version + 1 });
  });

  it.each(changes.filter((route) => !WITHOUT_VERSION.includes(route)))(
    'are told when they name no version or an old one: %s',
    async (route) => {
      const entry = TABLE[route]!;
      const person = await world.as(entry.may[0] as Role);
      const target = await entry.target!(world, 'own');
      const [method, path] = route.split(' ') as [string, string];
      const place = path.replace(':id', target.id).replace(':countryCode', target.countryCode ?? '');
      const body = await entry.body?.(world);
      const send = (sent: Sent) => person.send(method, place, { body, ...sent });
      expectRefused(await send({}), 428, 'VERSION.MISSING');
      const stale = await send({ version: target.version! + 1 });
      expectRefused(stale, 412, /^[A-Z_]+\.CHANGED_MEANWHILE$/);
      expect(stale.body.currentVersion).toBe(target.version);
      await expectStatus(entry.answer ?? 200, send({ version: target.version }));
    },
  );
});

describe('A move that is not open', () => {
  it.each(['DRAFT', 'LAPSED', 'SUBMITTED', 'UNDER_SCREENING', 'ACCEPTED', 'RESERVE', 'WITHDRAWN'] as const)(
    'is answered with the moves that are, and changes nothing: %s',
    async (state) => {
      const { id } = await world.outside('own', state);
      const version = (await kenya.get(`${nominations}/${id}`)).body.version as number;
      for (const [mover, client, path] of [
        ['OVERSEAS_OFFICE', kenya, nominations],
        ['DOMESTIC_OFFICE', kansai, screening],
      ] as const) {
        const { status, body } = await client.get(`${path}/${id}`);
        if (status === 404) continue; // drafts are hidden from the domestic office
        const open = movesOpenTo(mover, body.state);
        expect(body.open).toEqual(open);
        const others = NOMINATION_MOVES.filter(
          (move) => (LIFECYCLE[move].by as readonly string[]).includes(mover) && !open.includes(move),
        );
        for (const move of others) {
          const answer = await client.post(`${path}/${id}/${move}`, {
            version: body.version,
            body: bodyOf(move),
          });
          expectRefused(answer, 409, 'NOMINATION.MOVE_NOT_OPEN');
          expect(answer.body.open).toEqual(open);
        }
      }
      expect((await kenya.get(`${nominations}/${id}`)).body.version).toBe(version);
    },
  );
  const bodyOf = (move: keyof typeof LIFECYCLE) => {
    if (move === 'reserve') return { rank: 1 };
    if (move === 'substitute') return { familyName: 'Another', reason: 'Too late.' };
    return 'reason' in LIFECYCLE[move] ? { reason: 'Too late.' } : undefined;
  };
});
