import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { aFullNomination, aRunWithForm, saved } from '../builders/dossier.js';
import { invited, NomineeBrowser } from '../builders/nominee-pages.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

const ITEMS = [
  { part: 'PART_B', section: 'presentPost', field: 'duties', text: 'Since when are you in charge?' },
  { part: 'PART_A', section: 'purpose', text: 'Say more of the losses.' },
  { part: 'MEDICAL_HISTORY', text: 'Please look through it again.' },
];
const REASON = 'We need to know more about the present duties.';

let product: Product;
let kenya: Client;
let kansai: Client;
let runId: string;
beforeAll(async () => {
  product = await openProduct();
  [kenya, kansai] = [await product.overseasOffice('KE'), await product.domesticOffice('KANSAI')];
  ({ id: runId } = await aRunWithForm(product));
});
afterAll(() => closeUnbroken(product));

const inside = (id: string) => `/api/domestic-office/nominations/${id}`;
const outside = (id: string) => `/api/overseas-office/nominations/${id}`;
const ask = (one: { id: string; version: number }, body: object = { reason: REASON, items: ITEMS }) =>
  kansai.post(`${inside(one.id)}/request-information`, { version: one.version, body });
const submit = (id: string, version: number) => kenya.post(`${outside(id)}/submit`, { version });
const differenceOf = async (id: string, query = '') =>
  (await expectStatus(200, kansai.get(`${inside(id)}/dossier/difference${query}`))).body;

describe('A request for more information', () => {
  it('is answered by a second submission, and the domestic office sees what changed, field by field', async () => {
    const nomination = await aFullNomination(kenya, runId);
    const returned = await expectStatus(200, ask(nomination));
    expect(returned.body.state).toBe('RETURNED');
    const letter = await eventually(
      () => product.mailbox.letters.find(({ subject }) => subject.startsWith('Returned for correction')),
      Boolean,
    );
    expect(letter!.text).toContain('Present post: Present duties: Since when are you in charge?');

    // The overseas office sees the list beside the reason.
    const { body: dossier } = await expectStatus(200, kenya.get(`${outside(nomination.id)}/dossier`));
    expect(dossier).toMatchObject({ editable: true, requests: [{ reason: REASON }] });
    expect(dossier.requests[0].items.map(({ label, text }: any) => [label, text])).toEqual([
      ['Part B: the nominee, Present post: Present duties', ITEMS[0]!.text],
      ['Part A: the organisation, Purpose of the application', ITEMS[1]!.text],
      ['Medical history', ITEMS[2]!.text],
    ]);

    // While it is being mended, the domestic office reads what was handed in.
    const patch = (part: string, answers: object) =>
      expectStatus(200, saved(kenya, nomination.id, part, answers as Record<string, unknown>, 1));
    await patch('part-b', {
      duties: 'In charge since 2019.',
      otherEmail: 'grace@home.example',
      religion: 'Quaker',
      career: [],
    });
    await patch('medical-history', { allergy: { yes: true, details: 'Peanuts' } });
    const before = await expectStatus(200, kansai.get(`${inside(nomination.id)}/dossier`));
    expect(before.body).toMatchObject({ number: 1, versions: [{ number: 1 }] });
    expect(before.text).not.toContain('In charge since 2019.');

    const amended = await expectStatus(
      200,
      kenya.patch(outside(nomination.id), {
        version: returned.body.version,
        body: { post: 'Chief engineer' },
      }),
    );
    await expectStatus(200, submit(nomination.id, amended.body.version));
    const difference = await differenceOf(nomination.id);
    expect(difference).toMatchObject({ from: 1, to: 2 });
    expect(
      difference.fields.map(({ part, field, change, before, after }: any) => [
        part,
        field,
        change,
        before,
        after,
      ]),
    ).toEqual([
      ['PART_B', 'religion', 'ADDED', null, null],
      ['PART_B', 'otherEmail', 'ADDED', null, 'grace@home.example'],
      ['PART_B', 'post', 'CHANGED', 'Senior water engineer', 'Chief engineer'],
      ['PART_B', 'duties', 'CHANGED', 'Control of losses in the network.', 'In charge since 2019.'],
      [
        'PART_B',
        'career',
        'CHANGED',
        'Ministry of Water, Engineer, 2008-01, 2011-12, Design of networks',
        'None',
      ],
      ['MEDICAL_HISTORY', null, 'CHANGED', null, null],
    ]);
    expect(JSON.stringify(difference)).not.toMatch(/Peanuts|Quaker/);
    expect(await differenceOf(nomination.id, '?from=2&to=2')).toMatchObject({ fields: [] });
    const first = await expectStatus(200, kansai.get(`${inside(nomination.id)}/dossier?number=1`));
    expect(first.text).toContain('Control of losses in the network.');
  });

  it('says after the first submission that there is no earlier one', async () => {
    const nomination = await aFullNomination(kenya, runId);
    expect(await differenceOf(nomination.id)).toEqual({ from: 0, to: 1, fields: [] });
    for (const query of ['?from=3', '?to=2', '?from=1&to=9'])
      expectRefused(
        await kansai.get(`${inside(nomination.id)}/dossier/difference${query}`),
        404,
        'RESOURCE.NOT_FOUND',
      );
    for (const query of ['?number=0', '?number=1e9', '?number=1&number=2', '?version=1'])
      expectRefused(await kansai.get(`${inside(nomination.id)}/dossier${query}`), 422, 'REQUEST.INVALID');
  });

  it('names only places of the form, and is a return like any other', async () => {
    const nomination = await aFullNomination(kenya, runId);
    const wrong = [
      { part: 'PART_B', field: 'favouriteColour', text: 'x' },
      { part: 'PART_B', section: 'nowhere', text: 'x' },
      { part: 'PART_B', section: 'career', field: 'duties', text: 'x' },
    ];
    const answer = await ask(nomination, { reason: REASON, items: wrong });
    expectRefused(answer, 422, 'DOSSIER.INVALID', 'items[0].field', 'items[1].section', 'items[2].field');
    expectRefused(
      await ask(nomination, { reason: REASON, items: [{ part: 'PART_Z', text: 'x' }] }),
      422,
      'REQUEST.INVALID',
      'items[0].part',
    );
    expectRefused(await ask(nomination, { items: ITEMS }), 422, 'REQUEST.INVALID', 'reason');
    expectRefused(await ask({ ...nomination, version: 9 }), 412, 'NOMINATION.CHANGED_MEANWHILE');
    expect(
      await product.rows('SELECT id FROM information_request WHERE nomination_id = ?', [nomination.id]),
    ).toEqual([]);
    await expectStatus(200, ask(nomination));
    expectRefused(
      await ask({ ...nomination, version: nomination.version + 1 }),
      409,
      'NOMINATION.MOVE_NOT_OPEN',
    );
  });

  it('reaches the nominee on the pages, when the office invites again', async () => {
    const nomination = await aFullNomination(kenya, runId);
    await expectStatus(200, ask(nomination));
    const person = new NomineeBrowser(product.anybody());
    await person.open(await invited(product, kenya, nomination));
    const list = await person.browser.get('/dossier');
    expect(list.text).toContain('Medical history: Please look through it again.');
    expect(list.text).not.toContain('Say more of the losses.');
    expect((await person.section('PART_B', 'presentPost')).text).toContain('Since when are you in charge?');
  });

  it('is answered by an incomplete dossier no more than the first time', async () => {
    const nomination = await aFullNomination(kenya, runId);
    const returned = await expectStatus(200, ask(nomination));
    await expectStatus(200, saved(kenya, nomination.id, 'part-b', { duties: null }, 1));
    expectRefused(
      await submit(nomination.id, returned.body.version),
      422,
      'NOMINATION.INCOMPLETE',
      'PART_B.presentPost.duties',
    );
    expect(
      await product.rows('SELECT number FROM dossier_version WHERE nomination_id = ?', [nomination.id]),
    ).toEqual([{ number: 1 }]);
  });
});
