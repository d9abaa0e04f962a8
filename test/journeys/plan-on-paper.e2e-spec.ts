import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { Plans } from '#allocation';
import { Transactions } from '#platform';
import { expectStatus } from '../builders/course-run.js';
import { aPlan, aPlannableYear, changed, place, type PlannableYear, WEEK } from '../builders/plan.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let year: PlannableYear;
let plan: { id: string; version: number };

beforeAll(async () => {
  product = await openProduct();
  headquarters = await product.headquarters();
  year = await aPlannableYear(product);
  // A spreadsheet must not take a title for a formula.
  await product.rows('UPDATE course_run SET title_en = ? WHERE id = ?', ['=1+1', year.runs[1]!.id]);
  plan = await changed(headquarters, await aPlan(product, 'On paper'), [
    place(year.runs[0]!.id, 'KANSAI', year.kobe.id, WEEK),
  ]);
});
afterAll(() => product.close());

const askedFor = async (paper: string, planId = plan.id): Promise<any> =>
  (await expectStatus(202, headquarters.post(`/api/plans/${planId}/documents`, { body: { paper } }))).body;

async function made(paper: string, planId = plan.id): Promise<{ bytes: Buffer; headers: Headers }> {
  const { id } = await askedFor(paper, planId);
  await eventually(
    async () => (await headquarters.get(`/api/plan-documents/${id}`)).body.state,
    (state) => state === 'READY',
  );
  const cookie = [...headquarters.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${product.origin}/api/plan-documents/${id}/file`, { headers: { cookie } });
  return { bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
}

/** The texts of a sheet, row by row. */
function texts(workbook: ExcelJS.Workbook, name: string): string[][] {
  const rows: string[][] = [];
  workbook
    .getWorksheet(name)!
    .eachRow((row) =>
      rows.push((row.values as (string | number | null)[]).map((value) => String(value ?? ''))),
    );
  return rows;
}

describe('A plan as a workbook', () => {
  let workbook: ExcelJS.Workbook;

  it('has runs by office and week, those without a place, cost and utilisation', async () => {
    const { bytes, headers } = await made('XLSX');
    expect(headers.get('content-disposition')).toContain('Plan FY2027 version');
    workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...['Runs by week', 'Without a place', 'Cost', 'Utilisation'],
    ]);
  });

  it('shows where a run lies', () => {
    const row = texts(workbook, 'Runs by week').find((cells) => cells.includes('Water Supply'))!;
    expect(row).toEqual(
      expect.arrayContaining(['Kobe City Waterworks Bureau', 'English', '20', '2027-10-04', '2027-10-29']),
    );
  });

  it('says why a run has no place, and holds no live formula', () => {
    const rows = texts(workbook, 'Without a place');
    const sewerage = rows.find((cells) => cells.some((cell) => cell.includes('1+1')))!;
    expect(sewerage).toContain("'=1+1");
    expect(sewerage.at(-1)).toMatch(/^Nothing stands against JICA Kansai Center/);
    workbook.eachSheet((sheet) =>
      sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula))),
    );
  });

  it('names the cost by its terms, and what is used in percent', () => {
    const cost = texts(workbook, 'Cost');
    expect(cost.some((cells) => cells.includes('Runs without a place'))).toBe(true);
    const use = texts(workbook, 'Utilisation');
    const at = use.findIndex((cells) => cells.includes('Own beds') && cells.includes('JICA Kansai Center'));
    // 20 people in 30 beds for four weeks.
    expect(use[at + 2]!.filter((cell) => cell === '67')).toHaveLength(4);
  });
});

describe('How good a proposed plan is', () => {
  it('is printed of what was proposed, and of nothing that was changed since', async () => {
    const proposed = {
      fiscalYear: 2027,
      basedOn: null,
      name: 'Proposed',
      bound: 500,
      summary: { cost: 600 },
    };
    const placements = { [year.runs[0]!.id]: ['KANSAI', year.kobe.id, WEEK] as [string, string, number] };
    const { id } = await product.app
      .get(Transactions, { strict: false })
      .run((tx) =>
        product.app.get(Plans, { strict: false }).draftFromProposal(tx, { ...proposed, placements }),
      );
    const told = async () => {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load((await made('XLSX', id)).bytes as unknown as ExcelJS.Buffer);
      return texts(workbook, 'Cost')
        .flat()
        .filter((cell) => cell.includes('better'));
    };
    expect(await told()).toEqual(['When it was proposed: At most 16.7 % better exists.']);
    await changed(headquarters, { id, version: 1 }, [{ act: 'UNPLACE', runId: year.runs[0]!.id }]);
    expect(await told()).toEqual([]);
  });
});

describe('A plan on paper', () => {
  it('is a PDF on A3', async () => {
    const { bytes, headers } = await made('PDF');
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(10_000);
  });

  it('shows the plan as it stood when it was asked for', async () => {
    await product.stopWorker();
    const { id, planVersion } = await askedFor('XLSX');
    expectRefused(await headquarters.get(`/api/plan-documents/${id}/file`), 409, 'PLAN_DOCUMENT.NOT_READY');
    await changed(headquarters, plan, [{ act: 'UNPLACE', runId: year.runs[0]!.id }]);
    await product.startWorker();
    await eventually(
      async () => (await headquarters.get(`/api/plan-documents/${id}`)).body,
      ({ state }) => state === 'READY',
    );
    const cookie = [...headquarters.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${product.origin}/api/plan-documents/${id}/file`, { headers: { cookie } });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await answer.arrayBuffer());
    expect(planVersion).toBe(plan.version);
    expect(texts(workbook, 'Runs by week').some((cells) => cells.includes('Water Supply'))).toBe(true);
  });
});
