import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import QRCode from 'qrcode';
import { endOfDayInTokyo, Files, ProductSettings, Transactions, Typesetter } from '#platform';
import { type BatchDetail, SubmissionBatchesQueries } from './submission-batches.queries.js';

const TEMPLATE = join(import.meta.dirname, 'receipt.typ');

/** Sets the receipt of a batch as a PDF, once; what a reader needs to have it confirmed is in its QR code. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly queries: SubmissionBatchesQueries,
    private readonly typesetter: Typesetter,
    private readonly files: Files,
    private readonly product: ProductSettings,
    private readonly transactions: Transactions,
  ) {}

  /** Safe to repeat: the second time there is a receipt. */
  async set(batchId: string): Promise<void> {
    const batch = await this.queries.forReceipt(batchId);
    if (batch.receiptFileId) return;
    const bytes = await this.typesetter.pdf(TEMPLATE, await this.facts(batch));
    const file = await this.files.put({
      name: `Receipt ${batch.number}.pdf`,
      mediaType: 'application/pdf',
      bytes,
    });
    await this.transactions.run(async (tx) => {
      await this.files.record(tx, file);
      await tx.write(
        'UPDATE submission_batch SET receipt_file_id = ? WHERE id = ? AND receipt_file_id IS NULL',
        [file.id, batchId],
      );
    });
  }

  private async facts(batch: BatchDetail): Promise<object> {
    const address = `${this.product.publicUrl}/receipts/${batch.number}?code=${batch.code}`;
    return {
      ...batch,
      address,
      qr: await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 }),
      submitted: inBothZones(batch.submittedAt, batch.timeZone),
      deadline: inBothZones(endOfDayInTokyo(batch.jicaDeadline), batch.timeZone),
    };
  }
}

function inBothZones(instant: Date, timeZone: string): { tokyo: string; local: string; place: string } {
  const format = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }).format(instant);
  const place = timeZone.split('/').at(-1)!.replaceAll('_', ' ');
  return { tokyo: format('Asia/Tokyo'), local: format(timeZone), place };
}
