import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VirusScanner, VirusScanSettings } from '#platform';
import { type BuiltRun, aCourseRun, expectStatus } from '../builders/course-run.js';
import { anUpload, aPdf } from '../builders/document.js';
import { aDraft, aSubmitted, type BuiltNomination } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let kansai: Client;
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [kenya, kansai] = [await product.overseasOffice('KE'), await product.domesticOffice('KANSAI')];
  run = await aCourseRun(product);
});
afterAll(() => closeUnbroken(product));

const pathOf = (draft: { id: string }) => `/api/overseas-office/nominations/${draft.id}/attachments`;

async function attach(draft: BuiltNomination, bytes = aPdf(), name = 'Letter of the Ministry.pdf') {
  const uploadId = await anUpload(kenya, bytes, name);
  return kenya.post(pathOf(draft), { body: { uploadId, kind: 'OFFICIAL_LETTER' } });
}

describe('An overseas office', () => {
  it('puts a letter to a draft, sees it, takes it off; the domestic office reads what was handed in', async () => {
    const draft = await aDraft(kenya, run.id);
    const letter = await expectStatus(201, attach(draft));
    const spare = await expectStatus(201, attach(draft, aPdf('spare'), 'Überflüssig.pdf'));
    await expectStatus(204, kenya.delete(`${pathOf(draft)}/${spare.body.id}`));
    const listed = await expectStatus(200, kenya.get(pathOf(draft)));
    expect(listed.body).toEqual([
      expect.objectContaining({
        id: letter.body.id,
        kind: 'OFFICIAL_LETTER',
        name: 'Letter of the Ministry.pdf',
        mediaType: 'application/pdf',
        size: aPdf().length,
      }),
    ]);
    const inside = `/api/domestic-office/nominations/${draft.id}/attachments`;
    expectRefused(await kansai.get(inside), 404, 'RESOURCE.NOT_FOUND');
    await expectStatus(
      200,
      kenya.post(`/api/overseas-office/nominations/${draft.id}/submit`, { version: draft.version }),
    );
    expect((await expectStatus(200, kansai.get(inside))).body).toHaveLength(1);
    const file = await expectStatus(200, kansai.get(`${inside}/${letter.body.id}/file`));
    expect(file.text).toBe(aPdf().toString());
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="Letter of the Ministry.pdf"; filename*=UTF-8''Letter%20of%20the%20Ministry.pdf`,
    );
  });

  it('does not lose letters of a name on the way', async () => {
    const draft = await aDraft(kenya, run.id);
    const { body } = await expectStatus(201, attach(draft, aPdf(), '推薦状 "x"; rm.pdf'));
    const file = await kenya.get(`${pathOf(draft)}/${body.id}/file`);
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="___ _x__ rm.pdf"; filename*=UTF-8''${encodeURIComponent('推薦状 "x"; rm.pdf')}`,
    );
  });

  it('cannot change the documents of what it has handed in', async () => {
    const submitted = await aSubmitted(kenya, run.id);
    expectRefused(await attach(submitted), 409, 'NOMINATION.NOT_EDITABLE');
  });

  it('hears what is wrong with a file, and its name deceives nobody', async () => {
    const draft = await aDraft(kenya, run.id);
    const page = await attach(draft, Buffer.from('<html><script>alert(1)</script>'), 'letter.pdf');
    expectRefused(page, 422, 'FILE.NOT_ALLOWED', 'uploadId');
    const program = await attach(draft, Buffer.from('MZ'.padEnd(100, '\0')), 'passport.jpg');
    expectRefused(program, 422, 'FILE.NOT_ALLOWED', 'uploadId');
    const large = await attach(draft, Buffer.alloc(10 * 1_048_576 + 1, 32));
    expectRefused(large, 422, 'FILE.TOO_LARGE', 'uploadId');
    const disguised = await expectStatus(201, attach(draft, aPdf(), '../../etc/passwd'));
    const [only] = (await kenya.get(pathOf(draft))).body;
    expect(only).toMatchObject({ id: disguised.body.id, name: expect.stringMatching(/\.pdf$/) });
  });

  it('may send the same request again: one document', async () => {
    const draft = await aDraft(kenya, run.id);
    const uploadId = await anUpload(kenya, aPdf());
    const again = { body: { uploadId, kind: 'REPORT' }, key: `document-${draft.id}` };
    const first = await expectStatus(201, kenya.post(pathOf(draft), again));
    const second = await expectStatus(201, kenya.post(pathOf(draft), again));
    expect(second.body).toEqual(first.body);
    expect((await kenya.get(pathOf(draft))).body).toHaveLength(1);
  });

  it("cannot use somebody else's upload", async () => {
    const draft = await aDraft(kenya, run.id);
    const uploadId = await anUpload(await product.overseasOffice('MW'), aPdf());
    const stolen = await kenya.post(pathOf(draft), { body: { uploadId, kind: 'OTHER' } });
    expectRefused(stolen, 404, 'RESOURCE.NOT_FOUND');
  });
});

describe('With a virus scanner configured', () => {
  /** Speaks clamd's protocol: finds the word that all scanners know from tests. */
  async function aClamd(): Promise<{ server: Server; url: string }> {
    const server = createServer((socket) => {
      let heard = Buffer.alloc(0);
      socket.on('data', (data: Buffer) => {
        heard = Buffer.concat([heard, data]);
        if (/PING/.test(heard.toString('latin1'))) return void socket.end('PONG\n');
        if (!heard.subarray(-4).equals(Buffer.alloc(4))) return;
        const found = heard.includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE');
        socket.end(found ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    return { server, url: `tcp://127.0.0.1:${port}` };
  }

  const scannerAt = (url: string) => new VirusScanner(Object.assign(new VirusScanSettings(), { url }));

  it('lets clean files through and names what it finds', async () => {
    const { server, url } = await aClamd();
    try {
      const scanner = scannerAt(url);
      expect(await scanner.findingIn(aPdf())).toBeNull();
      expect(await scanner.findingIn(aPdf('EICAR-STANDARD-ANTIVIRUS-TEST-FILE'))).toBe(
        'Eicar-Test-Signature',
      );
    } finally {
      server.close();
    }
  });

  it('lets nothing pass unseen while the scanner is away', async () => {
    const { server, url } = await aClamd();
    await new Promise((resolve) => server.close(resolve));
    await expect(scannerAt(url).findingIn(aPdf())).rejects.toMatchObject({ code: 'FILE.NOT_SCANNED' });
  });
});
