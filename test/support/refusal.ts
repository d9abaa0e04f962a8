import { expect } from '@jest/globals';
import { Registry } from 'prom-client';
import type { Answer } from './client.js';
import type { Product } from './product.js';

/** A refusal in the product's one form; with the fields it names. */
export function expectRefused(
  answer: Answer,
  status: number,
  code: string | RegExp,
  ...fields: string[]
): void {
  expect({ text: answer.text, status: answer.status }).toMatchObject({ status });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const wanted = typeof code === 'string' ? code : expect.stringMatching(code);
  expect(answer.body).toMatchObject({ type: 'about:blank', status, code: wanted });
  expect(answer.body.detail).toMatch(/^.{20,}[.?]$/s);
  const named = (answer.body.fields ?? []) as { field: string; message: string }[];
  expect(named.map(({ field }) => field)).toEqual(expect.arrayContaining(fields));
}

/** Ends a file: whatever was asked in it, by the API's own measurements nothing was answered 5xx. */
export async function closeUnbroken(product: Product): Promise<void> {
  const { values } = await product.app
    .get(Registry, { strict: false })
    .getSingleMetric('kccp_http_request_seconds')!
    .get();
  await product.close();
  expect(values.length).toBeGreaterThan(0);
  const failed = values.filter(({ labels }) => Number(labels.status) >= 500).map(({ labels }) => labels);
  expect(new Set(failed.map(({ method, route, status }) => `${method} ${route}: ${status}`))).toEqual(
    new Set(),
  );
}
