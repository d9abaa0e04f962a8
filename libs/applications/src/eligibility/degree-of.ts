import { type Degree, DEGREES } from '#catalogue';

// Degrees as people write them, in the languages of the courses. What is a first degree in one country and a higher one
// in another (Doctor of Medicine, Maîtrise, diplôme d’ingénieur) stands in none of the lists: an officer reads it.
const WRITTEN: Record<Degree, RegExp> = {
  DOCTOR:
    /\b(phd|dphil|dsc|deng|doctorate|doctorat|doctorado|doutorado|doctor of (philosophy|science|engineering))\b/,
  MASTER: /\b(masters?|mastere|maestria|mestrado|magister|msc|mba|mphil|mpa|mph|meng|mtech|llm|ma)\b/,
  BACHELOR:
    /\b(bachelors?|bsc|ba|beng|btech|bcom|bed|bba|llb|licence|licenciatura|licenciado|licenciada|bacharelado|bacharel)\b/,
  DIPLOMA: /\b(diploma|associate degree)\b/,
  SECONDARY: /\b(secondary|high school|baccalaureat|bachillerato)\b/,
};
const UNCERTAIN =
  /\b(not|candidate|incomplete|unfinished|in progress|ongoing|expected|honorary|honoris causa|post ?graduate|pre ?master|equivalent|part of)\b/;

/** The highest degree that a line of the dossier names; null where it is not certain which it is. */
export function degreeOf(written: string): Degree | null {
  const text = comparable(written);
  if (UNCERTAIN.test(text)) return null;
  return DEGREES.findLast((degree) => WRITTEN[degree].test(text)) ?? null;
}

/** `Ph. D.`, `M.Sc.` and `Master’s` lose their points and apostrophes; other signs part words. */
function comparable(written: string): string {
  return written
    .normalize('NFKD')
    .replace(/\p{M}|[.'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bph d\b/, 'phd');
}
