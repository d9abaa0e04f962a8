import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import type { Product } from '../support/product.js';
import { expectStatus } from './course-run.js';
import { type BuiltNomination, underScreening } from './nomination.js';

/** Accepted to a run of JICA Kansai and enrolled; the result is released unless said otherwise. */
export async function aParticipant(
  product: Product,
  courseRunId: string,
  differs: Record<string, unknown> & { unreleased?: boolean } = {},
): Promise<BuiltNomination> {
  const { unreleased, ...facts } = differs;
  const kansai = await product.domesticOffice('KANSAI');
  const nomination = await underScreening(product, courseRunId, kansai, facts);
  await expectStatus(
    200,
    kansai.post(`/api/domestic-office/nominations/${nomination.id}/accept`, { version: nomination.version }),
  );
  if (!unreleased)
    await expectStatus(200, kansai.post(`/api/domestic-office/course-runs/${courseRunId}/release-results`));
  await eventually(
    () => product.rows('SELECT id FROM enrolment WHERE nomination_id = ?', [nomination.id]),
    (rows) => rows.length === 1,
  );
  return nomination;
}

/** A browser in which somebody with this address has opened a status link. */
export async function statusReader(product: Product, email: string): Promise<Client> {
  const before = product.mailbox.letters.length;
  const browser = product.anybody();
  await expectStatus(202, browser.form('/status', { email }));
  const letter = await eventually(
    () =>
      product.mailbox.letters
        .slice(before)
        .find(({ to, subject }) => to === email && subject.startsWith('Your link')),
    Boolean,
  );
  const link = new URL(/http\S+/.exec(letter!.text)![0]).searchParams.get('link')!;
  await expectStatus(303, browser.form('/status/open', { link }));
  return browser;
}
