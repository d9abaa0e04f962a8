import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
beforeAll(async () => {
  product = await openProduct({ worker: false });
});
afterAll(() => closeUnbroken(product));

const path = '/api/holidays';
const weekOf = async (monday: string) => {
  const kansai = await product.domesticOffice();
  const { body } = await expectStatus(200, kansai.get(`${path}?fiscalYear=2026`));
  return body.weeks.find((week: { monday: string }) => week.monday === monday);
};
const exception = (differs: object) => ({
  ...{ day: '2026-06-23', domesticOfficeCode: 'OKINAWA', kind: 'DAY_OFF', name: 'Okinawa Memorial Day' },
  ...differs,
});

describe('The holidays of a planning week', () => {
  it('are those of Japan and the days of New Year', async () => {
    expect(await weekOf('2026-05-04')).toMatchObject({ week: 5, workingDays: 2, workingDaysAt: {} });
    const newYear = await weekOf('2026-12-28');
    expect(newYear).toMatchObject({ workingDays: 1 });
    expect(newYear.holidays.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['NEW_YEAR', 'NEW_YEAR', 'NEW_YEAR'],
      ...['NATIONAL', 'NEW_YEAR', 'NEW_YEAR'],
    ]);
  });

  it('know a day off of one office, which enters it and takes it back itself', async () => {
    const okinawa = await product.domesticOffice('OKINAWA');
    const { id } = (await expectStatus(201, okinawa.post(path, { body: exception({}) }))).body;
    expect(await weekOf('2026-06-22')).toMatchObject({ workingDays: 5, workingDaysAt: { OKINAWA: 4 } });
    expectRefused(await okinawa.post(path, { body: exception({}) }), 409, 'HOLIDAY.ALREADY_THERE');
    const kansai = await product.domesticOffice();
    expectRefused(await kansai.delete(`${path}/${id}`), 404, 'RESOURCE.NOT_FOUND');
    const foreign = exception({ day: '2026-06-24' });
    expectRefused(await kansai.post(path, { body: foreign }), 403, 'HOLIDAY.OTHER_OFFICE');
    await expectStatus(204, okinawa.delete(`${path}/${id}`));
    expect(await weekOf('2026-06-22')).toMatchObject({ workingDaysAt: {}, holidays: [] });
  });

  it('can be worked through, by one office or, if headquarters says so, by all', async () => {
    const headquarters = await product.headquarters();
    const open = { day: '2026-11-03', kind: 'WORKING_DAY', name: 'Arrival of five runs' };
    await expectStatus(
      201,
      headquarters.post(path, { body: exception({ ...open, domesticOfficeCode: 'TOKYO' }) }),
    );
    expect(await weekOf('2026-11-02')).toMatchObject({ workingDays: 4, workingDaysAt: { TOKYO: 5 } });
    const ofAll = exception({ ...open, domesticOfficeCode: null });
    const kansai = await product.domesticOffice();
    expectRefused(await kansai.post(path, { body: ofAll }), 403, 'HOLIDAY.OTHER_OFFICE');
    await expectStatus(201, headquarters.post(path, { body: ofAll }));
    expect(await weekOf('2026-11-02')).toMatchObject({ workingDays: 5 });
    const worked = exception({ ...open, day: '2026-11-04' });
    expectRefused(await headquarters.post(path, { body: worked }), 422, 'HOLIDAY.INVALID', 'day');
    const nowhere = exception({ domesticOfficeCode: 'NAGOYA' });
    expectRefused(
      await headquarters.post(path, { body: nowhere }),
      422,
      'OFFICE.UNKNOWN',
      'domesticOfficeCode',
    );
  });
});
