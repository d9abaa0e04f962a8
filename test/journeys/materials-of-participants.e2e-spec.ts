import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { A_PDF, aPublished } from '../builders/material.js';
import { aParticipant, statusReader } from '../builders/participant.js';
import { EditedProgramme } from '../builders/programme.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kansai: Client;
let tokyo: Client;
beforeAll(async () => {
  product = await openProduct();
  headquarters = await product.headquarters();
  kansai = await product.domesticOffice('KANSAI');
  tokyo = await product.domesticOffice('TOKYO');
});
afterAll(() => closeUnbroken(product));

describe('The participants of an online run', () => {
  it('reach its materials by their link, those for participants only included, and nobody else does', async () => {
    const run = await aCourseRun(product, { slots: { KE: 2 } });
    await product.rows("UPDATE course_run SET mode = 'ONLINE' WHERE id = ?", [run.id]);
    const grace = await aParticipant(product, run.id);
    const other = await aParticipant(product, (await aCourseRun(product)).id);
    const slides = await aPublished(kansai, { titleEn: 'Slides of the day', access: 'PARTICIPANTS_ONLY' });
    const film = await aPublished(headquarters, { titleEn: 'A film', access: 'PARTICIPANTS_ONLY' });
    const programme = new EditedProgramme(kansai, run.id);
    const session = await programme.add();
    await programme.release();
    const put = (path: string, materialIds: string[], office = kansai) =>
      office.put(`/api/domestic-office/${path}/materials`, { body: { materialIds } });
    await expectStatus(204, put(`programme-sessions/${session}`, [slides.id]));
    await expectStatus(204, put(`course-runs/${run.id}`, [film.id]));
    expectRefused(await put(`course-runs/${run.id}`, [newId()]), 422, 'MATERIAL_USE.INVALID', 'materialIds');
    expect((await put(`course-runs/${run.id}`, [], tokyo)).status).toBe(404);
    expect((await put(`programme-sessions/${session}`, [], tokyo)).status).toBe(404);
    const { body } = await expectStatus(
      200,
      kansai.get(`/api/domestic-office/course-runs/${run.id}/materials`),
    );
    expect(body).toEqual([
      { materialId: film.id, titleEn: 'A film', sessionId: null },
      { materialId: slides.id, titleEn: 'Slides of the day', sessionId: session },
    ]);

    const reader = await statusReader(product, grace.email);
    const { text } = await expectStatus(200, reader.get(`/status/programme/${grace.id}`));
    expect(text).toContain(`Material: <a href="/status/materials/${slides.id}">Slides of the day</a>`);
    expect(text).toContain(`href="/status/materials/${film.id}"`);
    const page = await expectStatus(200, reader.get(`/status/materials/${slides.id}`));
    expect(page.text).toContain('noindex');
    const file = `/status/material-files/${slides.fileId}`;
    expect(page.text).toContain(`href="${file}"`);
    expect((await expectStatus(200, reader.get(file))).text).toBe(A_PDF.toString());

    const stranger = await statusReader(product, other.email);
    const anybody = product.anybody();
    for (const path of [`/status/materials/${slides.id}`, file])
      expect([(await stranger.get(path)).status, (await anybody.get(path)).status]).toEqual([410, 410]);
    expect((await anybody.get(`/jica-net/${slides.id}`)).status).toBe(404);
    expect((await anybody.get(`/jica-net/files/${slides.fileId}`)).status).toBe(404);
    expect((await reader.get(`/status/materials/${newId()}`)).status).toBe(410);
    await expectStatus(
      200,
      kansai.post(`/api/materials/${slides.id}/withdraw`, {
        version: slides.version,
        body: { reason: 'Wrong slides.' },
      }),
    );
    expect((await reader.get(file)).status).toBe(410);
  });
});
