import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);

// ASVS 5.0: Argon2id with at least 46 MiB, one pass, one lane.
const MEMORY_KIB = 47_104;
const PASSES = 1;

function digest(password: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> {
  return derive('argon2id', {
    message: Buffer.from(password.normalize('NFC')),
    nonce,
    parallelism: 1,
    tagLength: 32,
    memory,
    passes,
  });
}

/** In the usual `$argon2id$v=19$m=…,t=…,p=1$salt$hash` form, so that the parameters can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await digest(password, nonce, MEMORY_KIB, PASSES);
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${nonce.toString('base64')}$${hash.toString('base64')}`;
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(stored);
  if (!parts) return false;
  const [, memory, passes, nonce, hash] = parts as unknown as [string, string, string, string, string];
  const expected = Buffer.from(hash, 'base64');
  return timingSafeEqual(
    expected,
    await digest(password, Buffer.from(nonce, 'base64'), Number(memory), Number(passes)),
  );
}
