import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { type BuiltRun, expectStatus } from '../builders/course-run.js';
import { type BuiltNomination, underScreening } from '../builders/nomination.js';
import { AGE, aHost, aRunThatAsks, type Host } from '../builders/screening.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kansai: Client;
let run: BuiltRun;
let kobe: Host;
let other: Host;
beforeAll(async () => {
  product = await openProduct();
  kansai = await product.domesticOffice();
  run = await aRunThatAsks(product, [AGE]);
  kobe = await aHost(product, [run.id], 'training@kobe.hosts.kccp.example');
  other = await aHost(product, [(await aRunThatAsks(product, [])).id]);
});
afterAll(() => closeUnbroken(product));

const nominations = '/api/domestic-office/nominations';
const opinions = '/api/host-partner/opinions';
const screened = (differs = {}) => underScreening(product, run.id, kansai, differs);
const ask = (nominees: { id: string }[], differs: object = {}) =>
  kansai.post(`/api/domestic-office/course-runs/${run.id}/opinions`, {
    body: {
      hostPartnerId: kobe.id,
      nominationIds: nominees.map(({ id }) => id),
      dueOn: '2026-06-20',
      ...differs,
    },
  });
async function asked(
  differs: object = {},
): Promise<{ nominee: BuiltNomination; id: string; version: number }> {
  const nominee = await screened(differs);
  await expectStatus(201, ask([nominee]));
  const [row] = await product.rows<{ id: string; version: number }>(
    'SELECT id, version FROM host_opinion WHERE nomination_id = ?',
    [nominee.id],
  );
  return { nominee, ...row! };
}
const give = (id: string, version: number, opinion = 'RECOMMENDED', client = kobe.client) =>
  client.put(`${opinions}/${id}`, {
    version,
    body: { opinion, text: 'The post fits the practice at the plant.' },
  });

describe('A host partner', () => {
  it('is asked by letter, reads what is shared and no more, and says what it thinks', async () => {
    const secret = { familyName: 'Achieng', birthDate: '1988-03-14' };
    const { id, nominee } = await asked(secret);
    await product.settled();
    const [letter] = product.mailbox.to('training@kobe.hosts.kccp.example');
    expect(letter!.text).toContain('asks for your opinion');
    expect(letter!.text).toContain('20 June 2026');
    expect(letter!.text).not.toContain('Achieng');
    const { body, text } = await expectStatus(200, kobe.client.get(`${opinions}/${id}`));
    expect(body).toMatchObject({
      familyName: 'Achieng',
      countryCode: 'KE',
      post: 'Senior water engineer',
      age: 38,
      dueOn: '2026-06-20',
      opinion: null,
      eligibility: [{ kind: 'AGE', wording: AGE.wording, standing: 'MET' }],
    });
    for (const hidden of [nominee.email, '1988', nominee.id, 'UNDER_SCREENING', nominee.reference])
      expect(text).not.toContain(hidden);
    expect((await expectStatus(200, give(id, body.version))).body).toEqual({ id, version: 2 });
    const sheet = await expectStatus(200, kansai.get(`${nominations}/${nominee.id}/screening`));
    expect(sheet.body.opinions).toMatchObject([
      {
        hostPartner: 'Kobe City Waterworks Bureau',
        opinion: 'RECOMMENDED',
        givenAt: '2026-06-01T03:00:00.000Z',
      },
    ]);
    const { body: view } = await kansai.get(`/api/domestic-office/course-runs/${run.id}/screening?limit=200`);
    expect(view.rows.find((row: { id: string }) => row.id === nominee.id)).toMatchObject({
      opinionsAsked: 1,
      opinionsGiven: 1,
    });
  });

  it('sees the runs it hosts and how many opinions are awaited, and nothing that was not shared', async () => {
    await screened();
    await asked();
    const { body } = await expectStatus(200, kobe.client.get('/api/host-partner/course-runs'));
    const [awaited] = await product.rows<{ n: string }>(
      'SELECT COUNT(*) n FROM host_opinion WHERE opinion IS NULL',
    );
    expect(body).toMatchObject([{ id: run.id, awaited: Number(awaited!.n), domesticOfficeCode: 'KANSAI' }]);
    const { body: list } = await kobe.client.get(`${opinions}?limit=200`);
    const [shared] = await product.rows<{ n: string }>('SELECT COUNT(*) n FROM host_opinion');
    expect(list.rows).toHaveLength(Number(shared!.n));
  });

  it('gets the answer of an unknown id for what another partner was asked', async () => {
    const { id, version } = await asked();
    const unknown = await other.client.get(`${opinions}/${newId()}`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'RESOURCE.NOT_FOUND']);
    const foreign = await other.client.get(`${opinions}/${id}`);
    expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
    expect((await give(id, version, 'RECOMMENDED', other.client)).text).toBe(unknown.text);
    const { body } = await other.client.get(`${opinions}?limit=200`);
    expect(body.rows).toEqual([]);
  });

  it('pages through what it is asked, and through what it has given', async () => {
    const { id, version } = await asked();
    await expectStatus(200, give(id, version, 'ACCEPTABLE'));
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await expectStatus(200, kobe.client.get(`${opinions}?limit=2&only=GIVEN${after}`));
      seen.push(...body.rows.map((row: { id: string }) => row.id));
      after = body.next ? `&after=${body.next}` : '';
    } while (after);
    const given = await product.rows<{ id: string }>(
      'SELECT id FROM host_opinion WHERE opinion IS NOT NULL ORDER BY id',
    );
    expect(seen).toEqual(given.map((row) => row.id));
    const { body } = await kobe.client.get(`${opinions}?only=AWAITED&limit=200&courseRunId=${run.id}`);
    expect(body.rows.map((row: { id: string }) => row.id)).not.toContain(id);
  });

  it('no longer sees a nominee who is known to be decided, and learns nothing of a decision before its release', async () => {
    const { id, nominee } = await asked();
    await expectStatus(200, kansai.post(`${nominations}/${nominee.id}/accept`, { version: nominee.version }));
    const unreleased = await expectStatus(200, kobe.client.get(`${opinions}/${id}`));
    expect(unreleased.text).not.toContain('ACCEPT');
    await expectStatus(200, kansai.post(`/api/domestic-office/course-runs/${run.id}/release-results`));
    expect((await kobe.client.get(`${opinions}/${id}`)).status).toBe(404);
  });

  it('that no longer hosts the run sees nothing of it', async () => {
    const own = await aRunThatAsks(product, []);
    const past = await aHost(product, [own.id]);
    const nominee = await underScreening(product, own.id, kansai);
    await expectStatus(
      201,
      kansai.post(`/api/domestic-office/course-runs/${own.id}/opinions`, {
        body: { hostPartnerId: past.id, nominationIds: [nominee.id], dueOn: '2026-06-20' },
      }),
    );
    expect((await past.client.get(opinions)).body.rows).toHaveLength(1);
    const headquarters = await product.headquarters();
    await expectStatus(
      204,
      headquarters.put(`/api/headquarters/course-runs/${own.id}/host-partners`, {
        body: { hostPartnerIds: [] },
      }),
    );
    expect((await past.client.get(opinions)).body.rows).toEqual([]);
    expect((await past.client.get('/api/host-partner/course-runs')).body).toEqual([]);
  });
});

describe('A domestic office', () => {
  it('asks the hosts of the run only, about nominees before it, for a day ahead', async () => {
    const one = await screened();
    expectRefused(await ask([one], { hostPartnerId: other.id }), 422, 'OPINION.INVALID', 'hostPartnerId');
    expectRefused(await ask([one], { dueOn: '2026-05-31' }), 422, 'OPINION.INVALID', 'dueOn');
    expectRefused(await ask([one], { dueOn: '2026-10-05' }), 422, 'OPINION.INVALID', 'dueOn');
    expectRefused(await ask([]), 422, 'OPINION.INVALID', 'nominationIds');
    expectRefused(await ask([one, { id: newId() }]), 422, 'OPINION.INVALID', 'nominationIds');
    const tokyo = await product.domesticOffice('TOKYO');
    const foreign = await tokyo.post(`/api/domestic-office/course-runs/${run.id}/opinions`, {
      body: { hostPartnerId: kobe.id, nominationIds: [one.id], dueOn: '2026-06-20' },
    });
    expectRefused(foreign, 404, 'RESOURCE.NOT_FOUND');
  });

  it('sets a new day for what is not answered, and not for what is', async () => {
    const [answered, open] = [await asked(), await asked()];
    await expectStatus(200, give(answered.id, answered.version));
    const { body } = await expectStatus(201, ask([answered.nominee, open.nominee], { dueOn: '2026-07-01' }));
    expect(body.asked).toBe(1);
    expect((await kobe.client.get(`${opinions}/${open.id}`)).body.dueOn).toBe('2026-07-01');
    expect((await kobe.client.get(`${opinions}/${answered.id}`)).body.dueOn).not.toBe('2026-07-01');
    expectRefused(await ask([answered.nominee]), 409, 'OPINION.ALL_GIVEN');
  });

  it('tells each overseas office in one letter which nominations it has received', async () => {
    const own = await aRunThatAsks(product, []);
    const kenya = [
      await underScreening(product, own.id, kansai),
      await underScreening(product, own.id, kansai),
    ];
    await underScreening(product, own.id, kansai, { countryCode: 'MW' });
    await expectStatus(
      200,
      kansai.post(`/api/domestic-office/course-runs/${own.id}/acknowledge`, { body: {} }),
    );
    await product.settled();
    const letters = await product.rows<{ ref: string; state: string }>(
      "SELECT recipient_ref ref, state FROM delivery WHERE letter = 'receipt-acknowledged' ORDER BY recipient_ref",
    );
    expect(letters).toHaveLength(2);
    expect(letters.every(({ state }) => state === 'SENT')).toBe(true);
    const said = product.mailbox.letters.filter(({ subject }) => subject.startsWith('Receipt acknowledged'));
    const toKenya = said.find(({ text }) => text.includes(kenya[0]!.reference))!;
    expect(toKenya.text).toContain(kenya[1]!.reference);
    expect(toKenya.text).toContain('Nominations: 2');
    expect(said).toHaveLength(2);
  });
});
