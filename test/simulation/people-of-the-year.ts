const FAMILY =
  'Wanjiru Banda Nguyễn Okello Silva Rahman Pérez Diallo Haddad Phiri Tesfaye Sok Chanthavong Rakoto'.split(
    ' ',
  );
const GIVEN = 'Grace Anh Peter María Omar Tendai Selam Dara Khamla Hery Amina José Lucía Samuel'.split(' ');
const ORGANISATIONS = [
  'Ministry of Water',
  'City Council',
  'National Statistics Office',
  'University Hospital',
  'Roads Authority',
];

const DAY = 86_400_000;

/** The n-th nominee of the year: always the same one, and nobody twice. */
export function nominee(n: number): Record<string, string> {
  const born = new Date(Date.UTC(1975, 0, 1) + ((n * 7_919) % 8_000) * DAY).toISOString().slice(0, 10);
  return {
    familyName: `${FAMILY[n % FAMILY.length]!}-${FAMILY[(n * 5 + 3) % FAMILY.length]!}`,
    givenNames: `${GIVEN[(n * 3) % GIVEN.length]!} ${GIVEN[(n * 11 + 5) % GIVEN.length]!}`,
    birthDate: born,
    sex: n % 5 < 2 ? 'FEMALE' : 'MALE',
    email: `nominee-${n}@people.kccp.example`,
    organisation: `${ORGANISATIONS[n % ORGANISATIONS.length]!} ${(n * 13) % 97}`,
    post: 'Senior officer',
  };
}
