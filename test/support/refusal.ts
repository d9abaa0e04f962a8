import { expect } from '@jest/globals';
import { register } from 'prom-client';
import type { Answer } from './client.js';

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

/** Whatever was asked in this file: by the API's own measurements nothing was answered 5xx. */
export async function expectNoFailure(): Promise<void> {
  const { values } = await register.getSingleMetric('kccp_http_request_seconds')!.get();
  expect(values.length).toBeGreaterThan(0);
  expect(values.filter(({ labels }) => Number(labels.status) >= 500)).toEqual([]);
}
