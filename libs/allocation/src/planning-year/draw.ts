/**
 * A number between 0 and 1 that is even over all names, and always the same for the same ones: what is equal is drawn
 * by it, so that not everybody draws the same (FNV-1a, stirred as MurmurHash3 ends).
 */
export function draw(...names: string[]): number {
  let hash = 0x811c9dc5;
  for (const letter of names.join('|')) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return ((hash >>> 0) + 0.5) / 2 ** 32;
}
