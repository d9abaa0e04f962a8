import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { SubmissionBatchesQueries } from '#applications';
import { formatFor } from '#notifications';
import { ProductSettings } from '#platform';
import { ForAnyone } from '../http/audience.js';
import { pages } from './pages.js';

/** Whoever holds the receipt of a batch has it confirmed; no name stands on the page. */
@ApiExcludeController()
@Controller('receipts')
@ForAnyone('only who holds a receipt knows its number and signature, and the page names nobody')
export class ReceiptsController {
  constructor(
    private readonly queries: SubmissionBatchesQueries,
    private readonly product: ProductSettings,
  ) {}

  @Get(':number')
  @Header('content-type', 'text/html; charset=utf-8')
  async confirm(
    @Param('number') number: string,
    @Query('code') code: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const readable = /^RCPT-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(number) && typeof code === 'string';
    const batch = readable ? await this.queries.ofReceipt(number, code) : null;
    if (!batch) {
      void reply.status(404);
      return pages.noReceipt({ title: 'This is no receipt of ours' });
    }
    const format = formatFor('en', this.product.publicUrl);
    return pages.receipt({
      title: 'The receipt is genuine',
      number: batch.number,
      course: format.course(batch),
      country: batch.countryName,
      nominations: batch.nominations,
      submitted: format.instant(batch.submittedAt, batch.timeZone),
      references: batch.lines.map(({ reference }) => reference),
    });
  }
}
