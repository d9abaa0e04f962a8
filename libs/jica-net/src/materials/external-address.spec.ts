import { expect, it } from '@jest/globals';
import { isExternalAddress } from './external-address.js';

it.each([
  'https://www.youtube.com/watch?v=abc',
  'https://jica-net.jica.go.jp/en2/index.html',
  'https://xn--wgv71a.jp/',
])('takes %s', (address) => expect(isExternalAddress(address)).toBe(true));

it.each([
  'http://www.youtube.com/',
  'javascript:alert(1)',
  'https://user:secret@example.org/',
  'https://localhost/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://example.org/"onclick="x',
  'https://日本.jp/',
  'https://example.org/a b',
  ` https://example.org/`,
  `https://example.org/${'x'.repeat(500)}`,
  '',
  null,
])('refuses %p', (address) => expect(isExternalAddress(address)).toBe(false));
