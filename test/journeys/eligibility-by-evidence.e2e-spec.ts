import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { type BuiltRun, expectStatus } from '../builders/course-run.js';
import { underScreening } from '../builders/nomination.js';
import { AGE, aRunThatAsks, EXPERIENCE, POST } from '../builders/screening.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kansai: Client;
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [headquarters, kansai] = [await product.headquarters(), await product.domesticOffice()];
  run = await aRunThatAsks(product, [AGE, EXPERIENCE, POST]);
});
afterAll(() => closeUnbroken(product));

const runs = '/api/headquarters/course-runs';
const nominations = '/api/domestic-office/nominations';

interface Line {
  id: string;
  kind: string;
  outcome: string;
  evidence: string;
  standing: string;
  judgement: { verdict: string; note: string; judgedBy: string } | null;
}
async function linesOf(id: string): Promise<Line[]> {
  return (await expectStatus(200, kansai.get(`${nominations}/${id}/screening`))).body.eligibility;
}
const lineOf = async (id: string, kind: string) => (await linesOf(id)).find((line) => line.kind === kind)!;
const judge = (id: string, criterionId: string, verdict: string, note = '') =>
  kansai.post(`${nominations}/${id}/judgements`, { body: { criterionId, verdict, note } });
const accept = ({ id, version }: { id: string; version: number }) =>
  kansai.post(`${nominations}/${id}/accept`, { version });
const screened = (differs = {}) => underScreening(product, run.id, kansai, differs);

describe('The criteria of a run', () => {
  it('are looked at for each nominee, with the evidence', async () => {
    const { id } = await screened();
    expect(await linesOf(id)).toMatchObject([
      { kind: 'AGE', outcome: 'MET', evidence: 'Born 1988-03-14: 38 on 2026-04-01; asked 25 to 45.' },
      { kind: 'EXPERIENCE', outcome: 'TO_BE_JUDGED', standing: 'TO_BE_JUDGED' },
      {
        kind: 'POST',
        outcome: 'MET',
        evidence: 'The post is «Senior water engineer», which holds «engineer».',
      },
    ]);
  });

  it('are judged by the officer where the record is silent, the latest word counting', async () => {
    const { id } = await screened();
    const { id: criterionId } = await lineOf(id, 'EXPERIENCE');
    await expectStatus(201, judge(id, criterionId, 'NOT_MET', 'Two years only.'));
    const { body } = await expectStatus(
      201,
      judge(id, criterionId, 'MET', 'The certificate names six years.'),
    );
    expect(body.standing).toBe('MET');
    expect(await lineOf(id, 'EXPERIENCE')).toMatchObject({
      outcome: 'TO_BE_JUDGED',
      standing: 'MET',
      judgement: { verdict: 'MET', note: 'The certificate names six years.' },
    });
    const said = await product.rows('SELECT id FROM eligibility_judgement WHERE nomination_id = ?', [id]);
    expect(said).toHaveLength(2);
  });

  it('are not judged against the record, nor waived without a reason, nor found in another run', async () => {
    const { id } = await screened({ birthDate: '1970-01-01' });
    const { id: age } = await lineOf(id, 'AGE');
    expectRefused(await judge(id, age, 'MET', 'Looks young.'), 409, 'ELIGIBILITY.TOLD_BY_THE_RECORD');
    expectRefused(await judge(id, age, 'WAIVED'), 422, 'ELIGIBILITY.REASON_MISSING', 'note');
    expectRefused(await judge(id, newId(), 'MET'), 422, 'ELIGIBILITY.NO_SUCH_CRITERION', 'criterionId');
  });
});

describe('An essential criterion', () => {
  it('that is not met blocks the acceptance, and is named', async () => {
    const one = await screened({ birthDate: '1970-01-01' });
    const refused = await accept(one);
    expectRefused(refused, 409, 'ELIGIBILITY.ESSENTIAL_NOT_MET');
    expect(refused.body.criteria).toMatchObject([{ kind: 'AGE', wording: AGE.wording }]);
    expect(refused.body.detail).toContain(AGE.wording);
    const [row] = await product.rows('SELECT state FROM nomination WHERE id = ?', [one.id]);
    expect(row).toEqual({ state: 'UNDER_SCREENING' });
  });

  it('blocks a promotion from the reserve list as well, but neither reserve nor refusal', async () => {
    const one = await screened({ birthDate: '1970-01-01' });
    const { body } = await expectStatus(
      200,
      kansai.post(`${nominations}/${one.id}/reserve`, { version: one.version, body: { rank: 1 } }),
    );
    const promoted = await kansai.post(`${nominations}/${one.id}/promote`, { version: body.version });
    expectRefused(promoted, 409, 'ELIGIBILITY.ESSENTIAL_NOT_MET');
    const sent = { version: body.version, body: { reason: 'Not eligible.' } };
    await expectStatus(200, kansai.post(`${nominations}/${one.id}/not-accept`, sent));
  });

  it('that is waived with a reason lets the person in, and the waiver is in the audit trail', async () => {
    const one = await screened({ birthDate: '1970-01-01' });
    const { id: criterionId } = await lineOf(one.id, 'AGE');
    const { body } = await expectStatus(
      201,
      judge(one.id, criterionId, 'WAIVED', 'The minister asked for this expert.'),
    );
    expect(body.standing).toBe('WAIVED');
    await expectStatus(200, accept(one));
    const [entry] = await product.rows<{ details: unknown }>(
      "SELECT details FROM audit_entry WHERE subject_id = ? AND action = 'waive-criterion'",
      [one.id],
    );
    expect(JSON.stringify(entry!.details)).toContain(criterionId);
    expect(JSON.stringify(entry!.details)).not.toContain('minister');
  });

  it('that an officer judges not met blocks; one that nobody has judged does not', async () => {
    const [judged, open] = [await screened(), await screened()];
    const { id: criterionId } = await lineOf(judged.id, 'EXPERIENCE');
    await expectStatus(201, judge(judged.id, criterionId, 'NOT_MET', 'Two years only.'));
    expectRefused(await accept(judged), 409, 'ELIGIBILITY.ESSENTIAL_NOT_MET');
    await expectStatus(200, accept(open));
  });
});

describe('Judging and accepting at the same moment', () => {
  it('never accepts whom an officer has judged not eligible before', async () => {
    const nominees = await Promise.all(Array.from({ length: 12 }, () => screened()));
    const duels = await Promise.all(
      nominees.map(async (one) => {
        const { id: criterionId } = await lineOf(one.id, 'EXPERIENCE');
        return Promise.all([judge(one.id, criterionId, 'NOT_MET', 'Two years.'), accept(one)]);
      }),
    );
    for (const [judged, accepted] of duels) {
      expect(judged.status).toBe(201);
      expect([200, 409]).toContain(accepted.status);
    }
    const [broken] = await product.rows<{ n: string }>(
      `SELECT COUNT(*) n FROM nomination n JOIN audit_entry a ON a.subject_id = n.id AND a.action = 'accept'
       JOIN audit_entry b ON b.subject_id = n.id AND b.action = 'judge-criterion'
       WHERE n.course_run_id = ? AND b.id < a.id`,
      [run.id],
    );
    expect(Number(broken!.n)).toBe(0);
  });
});

describe('Headquarters', () => {
  const amend = async (criteria: object[]) => {
    const { body } = await expectStatus(200, headquarters.get(`${runs}/${run.id}`));
    return headquarters.patch(`${runs}/${run.id}`, { version: body.version, body: { criteria } });
  };

  it('reads the rules back as it gave them', async () => {
    const { body } = await expectStatus(200, headquarters.get(`${runs}/${run.id}`));
    expect(body.criteria).toEqual([AGE, EXPERIENCE, POST]);
  });

  it('reorders the criteria, and what was judged stands; a criterion that goes takes its judgements along', async () => {
    const { id } = await screened();
    const { id: criterionId } = await lineOf(id, 'EXPERIENCE');
    await expectStatus(201, judge(id, criterionId, 'MET', 'Six years.'));
    await expectStatus(200, amend([EXPERIENCE, { ...AGE, level: 'RECOMMENDED' }]));
    expect(await linesOf(id)).toMatchObject([
      { id: criterionId, kind: 'EXPERIENCE', standing: 'MET' },
      { kind: 'AGE', level: 'RECOMMENDED' },
    ]);
    await expectStatus(200, amend([AGE]));
    expect(await product.rows('SELECT id FROM eligibility_judgement WHERE nomination_id = ?', [id])).toEqual(
      [],
    );
    await expectStatus(200, amend([AGE, EXPERIENCE, POST]));
  });

  it.each([
    [{ kind: 'AGE', from: 46, to: 45, asOf: '2026-04-01' }, 'criteria[0].rule.to'],
    [{ kind: 'AGE', from: 25, to: 45 }, 'criteria[0].rule.asOf'],
    [{ kind: 'AGE', asOf: '2026-04-01' }, 'criteria[0].rule.from'],
    [{ kind: 'AGE', from: 25, asOf: '2026-04-01', years: 5 }, 'criteria[0].rule.years'],
    [{ kind: 'EXPERIENCE', years: 5 }, 'criteria[0].rule.kind'],
  ])('is told what is wrong with the rule %j', async (rule, field) => {
    expectRefused(await amend([{ ...AGE, rule }]), 422, 'COURSE_RUN.INVALID', field);
  });

  it.each([
    [{ kind: 'MILITARY_SERVICE' }, 'criteria[0].rule.kind'],
    [{ kind: 'AGE', from: 25, to: 45, asOf: '2026-02-30' }, 'criteria[0].rule.asOf'],
    [{ kind: 'AGE', from: 1e9, to: 45, asOf: '2026-04-01' }, 'criteria[0].rule.from'],
    ['AGE', 'criteria[0].rule'],
    [[], 'criteria[0].rule'],
  ])('cannot send %j for a rule', async (rule, field) => {
    expectRefused(await amend([{ ...AGE, rule }]), 422, 'REQUEST.INVALID', field);
  });

  it.each([
    [{ kind: 'DEGREE', atLeast: 'GOOD' }, 'atLeast'],
    [{ kind: 'LANGUAGE', language: 'en', atLeast: 'MASTER' }, 'atLeast'],
    [{ kind: 'POST', words: [] }, 'words'],
    [{ kind: 'OTHER' }, 'kind'],
  ])('cannot mix what does not belong together: %j', async (rule, field) => {
    const criterion = { kind: rule.kind, level: 'ESSENTIAL', wording: 'Asked', rule };
    expectRefused(await amend([criterion]), 422, /INVALID$/, `criteria[0].rule.${field}`);
  });
});
