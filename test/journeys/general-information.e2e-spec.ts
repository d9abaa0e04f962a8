import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun, aDraftRun, expectStatus } from '../builders/course-run.js';
import { anIssuedInformation, completeInformation } from '../builders/information.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kansai: Client;
let headquarters: Client;
beforeAll(async () => {
  product = await openProduct();
  [kansai, headquarters] = [await product.domesticOffice(), await product.headquarters()];
});
afterAll(() => closeUnbroken(product));

const pathOf = (id: string) => `/api/domestic-office/course-runs/${id}/general-information`;
const publicPath = (id: string) => `/api/open-data/course-runs/${id}/general-information`;

describe('A General Information is written', () => {
  it('piece by piece, and says at once all that is missing; what the run knows is not asked for', async () => {
    const run = await aCourseRun(product);
    const empty = await expectStatus(200, kansai.get(pathOf(run.id)));
    expect(empty.headers.get('etag')).toBe('"0"');
    expect(empty.body.missing.map(({ field }: { field: string }) => field)).toEqual(
      expect.arrayContaining(['background', 'objective', 'modules', 'corePhase', 'documents', 'contact']),
    );
    expect(empty.body.missing.map(({ field }: { field: string }) => field)).not.toContain('onlinePhase');
    expect(empty.text).not.toContain('courseRun.');
    expect(empty.body.facts).toMatchObject({
      titleEn: 'Water Supply for Urban Areas',
      countries: [{ code: 'KE', nameEn: 'Kenya', nameJa: 'ケニア', jicaDeadline: '2026-06-12' }],
      organisers: { office: { nameJa: 'JICA関西' } },
    });

    const begun = await kansai.patch(pathOf(run.id), { version: 0, body: { background: 'Dry cities.' } });
    expect(begun).toMatchObject({ status: 200, body: { version: 1 } });
    const next = await kansai.patch(pathOf(run.id), { version: 1, body: { purpose: 'Water for all.' } });
    expect(next).toMatchObject({ status: 200, body: { version: 2 } });
    const { content } = (await kansai.get(pathOf(run.id))).body;
    expect(content).toMatchObject({ background: 'Dry cities.', purpose: 'Water for all.', modules: [] });

    expectRefused(
      await kansai.patch(pathOf(run.id), { version: 1, body: { purpose: 'Lost.' } }),
      412,
      'INFORMATION.CHANGED_MEANWHILE',
    );
    expectRefused(await kansai.patch(pathOf(run.id), { body: { purpose: 'Lost.' } }), 428, 'VERSION.MISSING');
    expectRefused(
      await kansai.post(`${pathOf(run.id)}/issue`, { version: 2, body: {} }),
      422,
      'INFORMATION.NOT_READY',
      'audience',
      'objective',
      'contact',
    );
  });

  it('by two officers who begin at once, and only one of them does', async () => {
    const run = await aCourseRun(product);
    const answers = await Promise.all(
      [kansai, headquarters].map((person, at) =>
        person.patch(pathOf(run.id).replace('domestic-office', at ? 'headquarters' : 'domestic-office'), {
          version: 0,
          body: { background: 'First.' },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('with the run itself incomplete: the run is named, not the text', async () => {
    const run = await aDraftRun(headquarters, {
      office: 'KANSAI',
      programmeType: 'SHORT_TERM',
      fiscalYear: 2026,
      capacity: 14,
      startsOn: '2026-10-05',
      endsOn: '2026-11-13',
      theme: 'EDUCATION',
    });
    const written = await kansai.patch(pathOf(run.id), { version: 0, body: completeInformation() });
    expect(written.status).toBe(200);
    expectRefused(
      await kansai.post(`${pathOf(run.id)}/issue`, { version: 1, body: {} }),
      422,
      'INFORMATION.NOT_READY',
      'courseRun.countries',
      'courseRun.deadlines',
    );
  });

  it('in any script, and as nothing but text', async () => {
    const run = await aCourseRun(product);
    const write = (body: unknown) => kansai.patch(pathOf(run.id), { version: 0, body });
    for (const [field, value] of [
      ['background', 'bidi \u202e override'],
      ['background', 'zero\u0000'],
      ['background', '\u3000 '],
      ['background', 'x'.repeat(8_001)],
      ['background', ['a list']],
      ['modules', [{ titleEn: 'No outcome' }]],
      ['annexes', [[{ titleEn: 'A', text: 'B' }]]],
      ['titleEn', 'Taken from the run'],
    ] as const)
      expectRefused(await write({ [field]: value }), 422, 'REQUEST.INVALID');
    const inert =
      '#panic("x") $a$ <script>alert(1)</script> {{course}} \u0627\u0644\u0645\u064a\u0627\u0647 e\u0301';
    await expectStatus(200, write({ background: inert }));
    const { content } = (await kansai.get(pathOf(run.id))).body;
    expect(content.background).toBe(inert.normalize('NFC'));
  });
});

describe('A General Information is issued', () => {
  it('as a frozen version, on paper for everybody, and it is said when the run has moved on', async () => {
    const run = await aCourseRun(product, { slots: { KE: 2, EG: 1 } });
    expectRefused(await product.anybody().get(publicPath(run.id)), 404, 'RESOURCE.NOT_FOUND');
    await product.stopWorker();
    const annexes = [
      { titleEn: 'Notes', titleJa: '補足', text: 'يهدف هذا البرنامج إلى تقليل الفاقد من المياه' },
    ];
    expect(await anIssuedInformation(kansai, run.id, { annexes })).toMatchObject({ number: 1 });
    const early = await product.anybody().get(`${publicPath(run.id)}/pdf`);
    expectRefused(early, 409, 'INFORMATION.PDF_NOT_READY');
    expect(early.headers.get('retry-after')).toBe('5');

    await product.startWorker();
    const kenya = await product.overseasOffice();
    for (const [person, path] of [
      [product.anybody(), publicPath(run.id)],
      [kenya, `/api/overseas-office/course-runs/${run.id}/general-information`],
      [kansai, pathOf(run.id)],
      [headquarters, `/api/headquarters/course-runs/${run.id}/general-information`],
    ] as const) {
      const paper = await eventually(
        () => person.get(`${path}/pdf`),
        ({ status }) => status === 200,
      );
      expect(paper.headers.get('content-type')).toBe('application/pdf');
      expect(paper.headers.get('content-disposition')).toContain(`${run.courseNumber} version 1.pdf`);
      expect(paper.text.slice(0, 5)).toBe('%PDF-');
    }
    const pdf = await pdfOf(`${publicPath(run.id)}/pdf`);
    expect(pdf.pages).toBeGreaterThanOrEqual(4);
    expect(pdf.title).toBe('Water Supply for Urban Areas');
    expect(pdf.bookmarks).toEqual(
      expect.arrayContaining(['I. Concept 概要', '1. Title (J-No.) 案件名（案件番号）', '1. Notes 補足']),
    );
    expect(pdf.fonts).toEqual(expect.arrayContaining(['NotoSans', 'NotoSansJP', 'NotoNaskhArabic']));

    const issued = await product.anybody().get(publicPath(run.id));
    expect(issued.body).toMatchObject({ number: 1, difference: [], facts: { capacity: 14 }, pdfReady: true });
    expectRefused(
      await kansai.post(`${pathOf(run.id)}/issue`, { version: 1, body: {} }),
      409,
      'INFORMATION.NOTHING_CHANGED',
    );
    expect((await kansai.get(pathOf(run.id))).body.changedSinceIssue).toEqual([]);
    await expectStatus(
      200,
      headquarters.patch(`/api/headquarters/course-runs/${run.id}`, {
        version: run.version,
        body: { capacity: 16 },
      }),
    );
    expect((await kansai.get(pathOf(run.id))).body.changedSinceIssue).toMatchObject([
      { field: 'courseRun.capacity', before: '14 participants', after: '16 participants' },
    ]);
    expect((await product.anybody().get(publicPath(run.id))).body.facts.capacity).toBe(14);
  });

  it('no more once the run is cancelled', async () => {
    const run = await aCourseRun(product);
    await anIssuedInformation(kansai, run.id);
    await expectStatus(
      200,
      headquarters.post(`/api/headquarters/course-runs/${run.id}/cancel`, {
        version: run.version,
        body: { reason: 'The host partner cannot receive the group.' },
      }),
    );
    const answer = await kansai.patch(pathOf(run.id), { version: 1, body: { other: 'Late.' } });
    expectRefused(answer, 409, 'INFORMATION.RUN_CLOSED');
    expectRefused(await product.anybody().get(`${publicPath(run.id)}/pdf`), 404, 'RESOURCE.NOT_FOUND');
  });
});

/** What a PDF says of itself: its title, its bookmarks (the headings), its pages, its fonts. */
async function pdfOf(
  path: string,
): Promise<{ title: string; bookmarks: string[]; pages: number; fonts: string[] }> {
  const bytes = Buffer.from(await (await fetch(product.origin + path)).arrayBuffer());
  const raw = bytes.toString('latin1');
  const bookmarks = [...raw.matchAll(/\/Title <FEFF([0-9A-F]+)>/g)].map(([, hex]) =>
    Buffer.from(hex!, 'hex').swap16().toString('utf16le').replace(/\s+/g, ' '),
  );
  return {
    title: /<dc:title>.*?<rdf:li[^>]*>(.*?)</s.exec(bytes.toString('utf8'))?.[1] ?? '',
    bookmarks,
    pages: raw.match(/\/Type\s*\/Page\b/g)!.length,
    fonts: [...raw.matchAll(/\/FontName \/[A-Z]{6}\+(\w+)-/g)].map(([, name]) => name!),
  };
}
