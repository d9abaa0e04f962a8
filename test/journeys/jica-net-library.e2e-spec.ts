import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, VirusScanner } from '#platform';
import { expectStatus } from '../builders/course-run.js';
import { A_PDF, aMaterial, anUpload, aPublished, aRegistered } from '../builders/material.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kansai: Client;
let tokyo: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
  kansai = await product.domesticOffice('KANSAI');
  tokyo = await product.domesticOffice('TOKYO');
});
afterAll(() => closeUnbroken(product));

describe('A learning material', () => {
  it('is registered, given a file, published, found, read, amended, withdrawn and published again', async () => {
    const anybody = product.anybody();
    const { id, version } = await aRegistered(kansai, { titleEn: 'Fecal sludge management' });
    const page = () => anybody.get(`/jica-net/${id}`);
    expectRefused(await page(), 404, 'RESOURCE.NOT_FOUND');
    expectRefused(await kansai.post(`/api/materials/${id}/publish`, { version }), 409, 'MATERIAL.EMPTY');
    const uploadId = await anUpload(kansai, 'Sludge (漏水).pdf', A_PDF);
    const sent = { version, body: { uploadId }, key: newId() };
    const added = await expectStatus(201, kansai.post(`/api/materials/${id}/files`, sent));
    // The answer was lost; the same request again is the same answer, though the upload is used up.
    const again = await expectStatus(201, kansai.post(`/api/materials/${id}/files`, sent));
    expect(again.body).toEqual(added.body);
    const published = await expectStatus(
      200,
      kansai.post(`/api/materials/${id}/publish`, { version: added.body.version }),
    );
    expect(published.body).toEqual({ id, state: 'PUBLISHED', version: 3 });

    const { text } = await expectStatus(200, page());
    expect(text).toContain('<h1>Fecal sludge management</h1>');
    expect(text).toContain('<p>For engineers of water works.</p>');
    expect(text).toContain('Water and disaster risk reduction');
    expect(text).not.toContain('noindex');
    const file = /href="(\/jica-net\/files\/[^"]+)"/.exec(text)![1]!;
    const read = await expectStatus(200, anybody.get(file));
    expect(read.headers.get('content-type')).toBe('application/pdf');
    expect(read.headers.get('content-disposition')).toMatch(/^attachment; .*%E6%BC%8F/);
    expect(read.text).toBe(A_PDF.toString());
    const open = await expectStatus(200, anybody.get(`/api/open-data/materials/${id}`));
    expect(open.body).toMatchObject({ titleJa: '漏水対策入門', files: [{ name: 'Sludge (漏水).pdf' }] });
    expect(open.text).not.toMatch(/state|version|domesticOfficeCode/);

    const amend = { version: 3, body: { titleEn: 'Managing fecal sludge', year: 2022 } };
    await expectStatus(200, kansai.patch(`/api/materials/${id}`, amend));
    expectRefused(await kansai.patch(`/api/materials/${id}`, amend), 412, 'MATERIAL.CHANGED_MEANWHILE');
    const withdraw = { version: 4, body: { reason: 'A newer edition is there.' } };
    await expectStatus(200, kansai.post(`/api/materials/${id}/withdraw`, withdraw));
    const gone = [await page(), await anybody.get(file), await anybody.get(`/api/open-data/materials/${id}`)];
    expect(gone.map(({ status }) => status)).toEqual([404, 404, 404]);
    expectRefused(
      await kansai.post(`/api/materials/${id}/withdraw`, { ...withdraw, version: 5 }),
      409,
      'MATERIAL.NOT_PUBLISHED',
    );
    await expectStatus(200, kansai.post(`/api/materials/${id}/publish`, { version: 5 }));
    expect((await page()).text).toContain('Managing fecal sludge');
    const entries = await product.rows<{ action: string }>(
      "SELECT action FROM audit_entry WHERE subject_type = 'material' AND subject_id = ? ORDER BY id",
      [id],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'register',
      'add-file',
      'publish',
      'amend',
      'withdraw',
      'publish',
    ]);
  });

  it('belongs to the office that registered it: another one reads it once it is published, and changes nothing', async () => {
    const draft = await aRegistered(kansai);
    expect((await tokyo.get(`/api/materials/${draft.id}`)).text).toBe(
      (await tokyo.get(`/api/materials/${newId()}`)).text,
    );
    const own = await aPublished(kansai);
    await expectStatus(200, tokyo.get(`/api/materials/${own.id}`));
    await expectStatus(200, tokyo.get(`/api/material-files/${own.fileId}`));
    const unknown = await tokyo.patch(`/api/materials/${newId()}`, { version: 1, body: { year: 2020 } });
    const asked = [
      tokyo.patch(`/api/materials/${own.id}`, { version: own.version, body: { year: 2020 } }),
      tokyo.post(`/api/materials/${own.id}/withdraw`, { version: own.version, body: { reason: 'No.' } }),
      tokyo.post(`/api/materials/${draft.id}/publish`, { version: draft.version }),
      tokyo.delete(`/api/material-files/${own.fileId}`, { version: own.version }),
    ];
    for (const answer of await Promise.all(asked))
      expect([answer.status, answer.text]).toEqual([404, unknown.text]);
    const listed = async (office: Client) =>
      (await office.get('/api/materials?limit=200')).body.rows.map((row: { id: string }) => row.id);
    expect(await listed(kansai)).toEqual(expect.arrayContaining([draft.id, own.id]));
    expect(await listed(tokyo)).toContain(own.id);
    expect(await listed(tokyo)).not.toContain(draft.id);
    expect(await listed(headquarters)).toContain(draft.id);
    await expectStatus(
      200,
      headquarters.patch(`/api/materials/${draft.id}`, { version: 1, body: { year: 2020 } }),
    );
  });

  it('keeps something to read while it is published', async () => {
    const { id, version, fileId } = await aPublished(kansai);
    const last = await kansai.delete(`/api/material-files/${fileId}`, { version });
    expectRefused(last, 409, 'MATERIAL.EMPTY');
    const elsewhere = { version, body: { externalAddress: 'https://www.youtube.com/watch?v=abc' } };
    await expectStatus(200, kansai.patch(`/api/materials/${id}`, elsewhere));
    await expectStatus(200, kansai.delete(`/api/material-files/${fileId}`, { version: version + 1 }));
    const { text } = await product.anybody().get(`/jica-net/${id}`);
    expect(text).toContain('See it at www.youtube.com');
    const emptied = { version: version + 2, body: { externalAddress: null } };
    expectRefused(await kansai.patch(`/api/materials/${id}`, emptied), 409, 'MATERIAL.EMPTY');
  });

  it.each([
    [{ kind: 'SONG' }, 'kind'],
    [{ titleEn: ' ' }, 'titleEn'],
    [{ description: 'x\u202E' }, 'description'],
    [{ theme: 'FUN' }, 'theme'],
    [{ language: '日本' }, 'language'],
    [{ year: 1.5 }, 'year'],
    [{ year: 1e21 }, 'year'],
    [{ courseId: newId() }, 'courseId'],
    [{ access: 'SECRET' }, 'access'],
    [{ externalAddress: 'http://example.org/' }, 'externalAddress'],
    [{ externalAddress: 'javascript:alert(1)' }, 'externalAddress'],
    [{ externalAddress: 'https://169.254.169.254/' }, 'externalAddress'],
    [{ officeCode: 'TOKYO' }, 'officeCode'],
    [{ state: 'PUBLISHED' }, 'state'],
  ])('is not registered with %j', async (differs, field) => {
    const answer = await kansai.post('/api/materials', { body: aMaterial(differs) });
    expectRefused(answer, 422, /^(REQUEST|MATERIAL)\./, field);
  });

  it.each([
    ['a program called a document', 'report.pdf', Buffer.from('MZ\u0090\u0000\u0003')],
    ['a page called a document', 'report.pdf', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a document called a video', 'film.mp4', A_PDF],
    ['a web page', 'page.html', Buffer.from('<p>Hello</p>')],
    ['a picture with script', 'drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['bytes called text', 'notes.txt', Buffer.from([0xff, 0xfe, 0x00])],
  ])('takes no %s', async (_what, name, bytes) => {
    const { id, version } = await aRegistered(kansai);
    const uploadId = await anUpload(kansai, name, bytes);
    const answer = await kansai.post(`/api/materials/${id}/files`, { version, body: { uploadId } });
    expectRefused(answer, 422, 'MATERIAL.FILE_KIND', 'uploadId');
  });

  it('takes nothing in which the scanner finds something, and says so', async () => {
    const scanner = product.app.get(VirusScanner, { strict: false });
    const look = scanner.findingIn.bind(scanner);
    const { id, version } = await aRegistered(kansai);
    const uploadId = await anUpload(kansai, 'Film.pdf', A_PDF);
    const sent = { version, body: { uploadId } };
    scanner.findingIn = async () => 'Eicar-Test-Signature';
    expectRefused(await kansai.post(`/api/materials/${id}/files`, sent), 422, 'FILE.HARMFUL', 'uploadId');
    scanner.findingIn = look;
    await expectStatus(201, kansai.post(`/api/materials/${id}/files`, sent));
  });

  it('takes captions as text', async () => {
    const { id, version } = await aRegistered(kansai);
    const uploadId = await anUpload(
      kansai,
      'Film.vtt',
      Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n'),
    );
    await expectStatus(201, kansai.post(`/api/materials/${id}/files`, { version, body: { uploadId } }));
  });
});

describe('The public catalogue', () => {
  beforeAll(async () => {
    await aPublished(kansai, {
      titleEn: 'Zebra crossings',
      theme: 'TRANSPORT',
      kind: 'VIDEO',
      language: 'fr',
    });
    await aPublished(kansai, { titleEn: 'Only for participants', access: 'PARTICIPANTS_ONLY' });
    await aRegistered(kansai, { titleEn: 'Still a draft' });
    await aPublished(kansai, { titleEn: '100% <safe> roads', theme: 'TRANSPORT', titleJa: '道路の安全' });
  });
  const titles = async (query: string) =>
    (await expectStatus(200, product.anybody().get(`/api/open-data/materials?${query}`))).body.rows.map(
      ({ titleEn }: { titleEn: string }) => titleEn,
    );

  it('is searched by words, theme, kind and language, and holds what is public only', async () => {
    expect(await titles('theme=TRANSPORT')).toEqual(['100% <safe> roads', 'Zebra crossings']);
    expect(await titles('kind=VIDEO&language=fr')).toEqual(['Zebra crossings']);
    expect(await titles('words=ROADS%20leaks')).toEqual(['100% <safe> roads']);
    expect(await titles(`words=${encodeURIComponent('道路')}`)).toEqual(['100% <safe> roads']);
    expect(await titles('words=%25%20safe')).toEqual(['100% <safe> roads']);
    expect(await titles('words=_ebra')).toEqual([]);
    const all = await titles('limit=200');
    expect(all).not.toContain('Only for participants');
    expect(all).not.toContain('Still a draft');
    expect(all).toEqual(all.toSorted());
  });

  it('is read page by page', async () => {
    const seen: string[] = [];
    for (let next = ''; next !== 'null';) {
      const query = `limit=1&theme=TRANSPORT&sort=-year${next && `&after=${next}`}`;
      const { body } = await expectStatus(200, product.anybody().get(`/api/open-data/materials?${query}`));
      seen.push(...body.rows.map(({ titleEn }: { titleEn: string }) => titleEn));
      next = String(body.next);
    }
    expect(seen.toSorted()).toEqual(['100% <safe> roads', 'Zebra crossings']);
  });

  it('has a page without script, small enough for a poor line, with its filters in the address', async () => {
    const anybody = product.anybody();
    const { text } = await expectStatus(200, anybody.get('/jica-net?theme=TRANSPORT&words=safe'));
    expect(text).toContain('>100% &lt;safe&gt; roads</a>');
    expect(text).not.toContain('Zebra');
    expect(text).toContain('<option value="TRANSPORT" selected>Transport</option>');
    expect(text).toContain('value="safe"');
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
    const style = await anybody.get('/kccp.css');
    for (const page of [text, (await anybody.get('/jica-net')).text])
      expect(Buffer.byteLength(page) + Buffer.byteLength(style.text)).toBeLessThan(20_000);
    for (const query of ['theme=x&kind[]=1&language=%00', `words=${'x'.repeat(5000)}`, 'words=a&words=b'])
      await expectStatus(200, anybody.get(`/jica-net?${query}`));
    await expectStatus(303, anybody.get('/jica-net?after=forged.cursor'));
    expect((await anybody.get('/jica-net?words=nothing-like-it')).text).toContain('Nothing was found');
  });
});
