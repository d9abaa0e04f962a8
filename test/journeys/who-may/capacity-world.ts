import { aCapacity, aPartner, agreementOf, figures, hostedBy } from '../../builders/capacity.js';
import { aCourseRun, expectStatus } from '../../builders/course-run.js';
import type { Side, Target, World } from './world.js';

let year = 2050;
let day = 0;

/** Figures of JICA Kansai, or of JICA Tokyo, for a year that nobody has planned. */
export const aFreshCapacity = (world: World, side: Side): Promise<Target> =>
  aCapacity(world.product, side === 'own' ? 'KANSAI' : 'TOKYO', ++year);

export const firstFigures = () => ({ fiscalYear: ++year, domesticOfficeCode: 'KANSAI', ...figures() });

/** A year whose last one has figures. */
export async function aYearToBegin(world: World): Promise<{ fiscalYear: number }> {
  await aCapacity(world.product, 'KANSAI', (year += 2));
  return { fiscalYear: ++year };
}

export const aPool = () => ({ fiscalYear: ++year, language: 'fr', people: 3, changes: [] });

export async function anOpenPool(world: World): Promise<Target> {
  const headquarters = await world.product.headquarters();
  return (await expectStatus(201, headquarters.post('/api/interpreter-pools', { body: aPool() }))).body;
}

const aDay = () => new Date(Date.UTC(2060, 0, ++day)).toISOString().slice(0, 10);

/** Always another day, and one of JICA Kansai. */
export const aLocalHoliday = () => ({
  ...{ day: aDay(), domesticOfficeCode: 'KANSAI', kind: 'DAY_OFF', name: 'For the matrix' },
});

export async function anEnteredHoliday(world: World): Promise<Target> {
  const headquarters = await world.product.headquarters();
  return (await expectStatus(201, headquarters.post('/api/holidays', { body: aLocalHoliday() }))).body;
}

export const aNameToCome = () => ({
  ...{ domesticOfficeCode: 'KANSAI', nameEn: 'For the matrix', nameJa: '関西', validFrom: aDay() },
});

let toTokyo = false;
/** Gunma goes to and fro. */
export function aMoveToCome() {
  toTokyo = !toTokyo;
  return {
    ...{ prefecture: 'Gunma', domesticOfficeCode: toTokyo ? 'YOKOHAMA' : 'TOKYO', validFrom: aDay() },
    basis: 'For the matrix',
  };
}

export const anEnteredName = (world: World): Promise<Target> =>
  entered(world, 'domestic-office-names', (office) => (office.code === 'OKINAWA' ? office.names : []), {
    ...{ domesticOfficeCode: 'OKINAWA', nameEn: 'For the matrix', nameJa: '沖縄', validFrom: '2060-01-01' },
  });

export const anEnteredMove = (world: World): Promise<Target> =>
  entered(world, 'prefecture-moves', (office) => office.prefectures.filter(isFukui), {
    ...{
      prefecture: 'Fukui',
      domesticOfficeCode: 'KANSAI',
      validFrom: '2060-01-01',
      basis: 'For the matrix',
    },
  });

interface Dated {
  id: string;
  validFrom: string;
  prefecture?: string;
}
interface Office {
  code: string;
  names: Dated[];
  prefectures: Dated[];
}
const isFukui = ({ prefecture }: Dated) => prefecture === 'Fukui';

/** Whatever somebody entered for a later day is taken back first. */
async function entered(
  { product }: World,
  what: string,
  entriesOf: (office: Office) => Dated[],
  body: object,
): Promise<Target> {
  const headquarters = await product.headquarters();
  const offices = (await headquarters.get('/api/headquarters/domestic-offices')).body as Office[];
  for (const { id, validFrom } of offices.flatMap(entriesOf))
    if (validFrom > '2030') await expectStatus(204, headquarters.delete(`/api/headquarters/${what}/${id}`));
  return (await expectStatus(201, headquarters.post(`/api/headquarters/${what}`, { body }))).body;
}

export const aNewPartner = (world: World): Promise<Target> => aPartner(world.product);

/** The partner of whoever acts as one, or its neighbour. */
export async function theOwnPartner(world: World, side: Side): Promise<Target> {
  if (side === 'foreign') return aPartner(world.product, { agreements: [agreementOf()] });
  const id = world.hostPartnerId;
  await world.product.rows(
    "INSERT IGNORE INTO host_partner (id, name, kind, prefecture) VALUES (?, 'Kobe City', 'LOCAL_GOVERNMENT', 'Hyogo')",
    [id],
  );
  const [row] = await world.product.rows<Target>('SELECT id, version FROM host_partner WHERE id = ?', [id]);
  return row!;
}

let heldHost: Promise<string> | null = null;

/** A run that is over, of JICA Kansai or of JICA Tokyo, not evaluated yet. */
export async function aHeldRun({ product }: World, side: Side): Promise<Target> {
  heldHost ??= aPartner(product, { name: 'Of the run that is over' }).then(({ id }) => id);
  const run = await aCourseRun(product, {
    ...{ office: side === 'own' ? 'KANSAI' : 'TOKYO', jicaDeadline: '2026-01-30' },
    ...{ startsOn: '2026-04-06', endsOn: '2026-05-15' },
  });
  await hostedBy(product, run.id, await heldHost);
  return { id: run.id, version: 0 };
}

export const anEvaluation = async () => ({ hostPartnerId: await heldHost!, score: 4, note: '' });
