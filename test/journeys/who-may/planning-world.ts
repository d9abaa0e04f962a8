import { aCourseRun, expectStatus } from '../../builders/course-run.js';
import { aCalendar, aCourse, aReturn, aRunOf, asked } from '../../builders/planning.js';
import type { Side, Target, World } from './world.js';

interface Planned {
  calendar: Target;
  /** Malawi has handed in a request for it. */
  course: Target;
}

const planned = new WeakMap<World, Promise<Planned>>();
let years = 2040;

/** A year that has no calendar yet, nor has the one after it. */
export function aFreeYear(): number {
  years += 2;
  return years;
}

/** The one calendar whose survey is open on the frozen day, and a course with Malawi's request. */
export function thePlanning(world: World): Promise<Planned> {
  const known = planned.get(world) ?? plan(world);
  planned.set(world, known);
  return known;
}

async function plan({ product }: World): Promise<Planned> {
  const calendar = await aCalendar(product);
  const course = await aCourse(await product.headquarters());
  await aReturn(product, calendar.id, 'MW', [asked(course.id)]);
  return { calendar, course };
}

export async function aFreshCalendar({ product }: World): Promise<Target> {
  const fiscalYear = aFreeYear();
  return aCalendar(product, {
    fiscalYear,
    opensOn: `${fiscalYear - 1}-07-01`,
    closesOn: `${fiscalYear - 1}-08-31`,
  });
}

/** The return of Kenya, or of Malawi, as its office may write in it: opened again if it has been handed in. */
export async function aReturnOf(world: World, side: Side): Promise<Target> {
  const { calendar } = await thePlanning(world);
  const countryCode = side === 'own' ? 'KE' : 'MW';
  const headquarters = await world.product.headquarters();
  const path = `/api/headquarters/request-surveys/${calendar.id}/countries/${countryCode}`;
  const { body } = await headquarters.get(path);
  if (side === 'foreign' || body.state !== 'HANDED_IN')
    return { id: calendar.id, countryCode, version: body.version };
  const reopening = { reason: 'For the matrix.', lastDay: '2026-06-30' };
  const reopened = await expectStatus(
    200,
    headquarters.post(`${path}/reopen`, { version: body.version, body: reopening }),
  );
  return { id: calendar.id, countryCode, version: reopened.body.version };
}

export async function aFreshCourse({ product }: World): Promise<Target> {
  return aCourse(await product.headquarters(), { state: 'CANDIDATE' });
}

export async function aCourseToRollOver({ product }: World): Promise<Target> {
  const headquarters = await product.headquarters();
  const course = await aCourse(headquarters);
  await aRunOf(headquarters, course.id);
  return course;
}

/** A draft run that Malawi has asked for. */
export async function aRunAskedFor(world: World): Promise<Target> {
  return aRunOf(await world.product.headquarters(), (await thePlanning(world)).course.id);
}

export async function aProposal(world: World): Promise<Target> {
  const run = await aRunAskedFor(world);
  const path = `/api/headquarters/course-runs/${run.id}/allotment-proposals`;
  return (await expectStatus(201, (await world.product.headquarters()).post(path))).body;
}

/** What Malawi asked for is what is proposed: there are seats enough. */
export const DECISION = { jicaDeadline: '2027-06-11', allotments: [{ countryCode: 'MW', slots: 3 }] };

/** The calendar of a year in which something is decided and not released. */
export async function aYearToRelease(world: World): Promise<Target> {
  const { id } = await aProposal(world);
  const path = `/api/headquarters/allotment-proposals/${id}/decision`;
  await expectStatus(200, (await world.product.headquarters()).put(path, { version: 1, body: DECISION }));
  return (await thePlanning(world)).calendar;
}

/** Kenya has offered its slots in it. */
export async function aRunWithOffer({ product }: World): Promise<Target> {
  const run = await aCourseRun(product, { slots: { KE: 2, MW: 1 } });
  const path = `/api/overseas-office/course-runs/${run.id}/allotments/KE/offer-slots`;
  await expectStatus(
    200,
    (await product.overseasOffice('KE')).post(path, { version: 1, body: { slots: 2 } }),
  );
  return run;
}
