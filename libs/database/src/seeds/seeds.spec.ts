import { describe, expect, it } from '@jest/globals';
import {
  type Answers,
  DossierPart,
  DossierVersion,
  formOf,
  type FormPartName,
  missingIn,
  NOMINATION_STATES,
  PlaceOffer,
  STATES,
} from '#applications';
import { courseNumber, fiscalYearOf, type LeafType, THEME_CODES, THEMES } from '#catalogue';
import { addMonths, isId, isMailbox, type PlainDate, SealedFields, tokyoDate } from '#platform';
import { ENROLMENT_STATE_FACTS } from '#training';
import { signInLines } from './accounts.js';
import { countryFacts, countryRows, overseasOfficeRows, regionRows } from './countries.js';
import { demonstration2018 } from './demonstration-2018.js';
import { demonstrationCurrent } from './demonstration-current.js';
import { domesticOfficeFacts, domesticOfficeRows } from './domestic-offices.js';
import { PEOPLE_BY_OFFICE } from './office-shares.js';
import { lastingId } from './lasting-id.js';
import { publishedCourseRows } from './published-courses.js';
import { openingBalanceRows, publishedFigureRows } from './published-figures.js';
import type { Rows } from './rows.js';
import { LONG_TERM_IN_2017, PEOPLE_IN_2018 } from './runs-2018.js';
import { sceneRows } from './scenes/index.js';

const TODAY = '2026-11-24';
const published = publishedCourseRows();
const of2018 = demonstration2018();
const current = demonstrationCurrent(TODAY);
const sealed = new SealedFields({ keys: `a:${'11'.repeat(32)}`, indexKey: '22'.repeat(32) });
const scenesOf = (today: PlainDate) => sceneRows(today, lastingId('a calendar'), sealed);
const scenes = scenesOf(TODAY);
const sets: [string, Rows][] = [
  ['the published courses', published],
  ['fiscal year 2018', of2018],
  ['the current year', current],
  ['the scenes', scenes.rows],
];

const repeated = (values: unknown[]) => values.filter((value, index) => values.indexOf(value) !== index);
const byId = <Row extends { id: string }>(rows: Row[]) => new Map(rows.map((row) => [row.id, row]));
function grouped<Row>(rows: Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
const tally = (keys: string[]) =>
  Object.fromEntries([...grouped(keys, (key) => key)].map(([key, all]) => [key, all.length]));

describe('reference data', () => {
  const countries = countryFacts();

  it('has every country of ISO 3166 and the other origins, named in both languages, with a zone that exists', () => {
    const rows = countryRows(countries);
    expect(rows).toHaveLength(251);
    expect(rows.filter((row) => row.kind === 'OTHER').map((row) => row.code)).toEqual(['PS', 'XK', 'X-INT']);
    expect(rows.filter((row) => !row.nameEn || !row.nameJa)).toEqual([]);
    expect(() => rows.map(({ timeZone }) => new Intl.DateTimeFormat('en', { timeZone }))).not.toThrow();
    const zone = (code: string) => rows.find((row) => row.code === code)!.timeZone;
    expect(['KE', 'BR', 'ID', 'BV'].map(zone)).toEqual([
      'Africa/Nairobi',
      'America/Sao_Paulo',
      'Asia/Jakarta',
      'UTC',
    ]);
  });

  it('gives each partner country one channel: an office, or the embassy where there is none', () => {
    const { offices, channels } = overseasOfficeRows(countries);
    expect(offices.filter((office) => office.kind === 'OFFICE')).toHaveLength(94);
    expect(channels.map((channel) => channel.countryCode).sort()).toEqual(
      countries
        .filter((country) => country.partner)
        .map((country) => country.code)
        .sort(),
    );
    expect(repeated(offices.map((office) => office.email))).toEqual([]);
    expect(offices.every((office) => isMailbox(office.email))).toBe(true);
    expect(offices.find((office) => office.code === 'KE')!.email).toBe('kenya@overseas.kccp.example');
  });

  it('keeps the regions of JICA and MOFA apart', () => {
    const regionOf = (scheme: string, code: string) =>
      regionRows(countries).find((row) => row.scheme === scheme && row.countryCode === code)!.region;
    expect([regionOf('JICA', 'EG'), regionOf('MOFA', 'EG')]).toEqual(['Middle East', 'Africa']);
    expect([regionOf('JICA', 'FJ'), regionOf('MOFA', 'FJ')]).toEqual(['Pacific', 'Oceania']);
  });

  it('assigns the 47 prefectures to the 12 domestic offices, Nagano since it moved', () => {
    const { offices, assignments } = domesticOfficeRows(domesticOfficeFacts());
    expect([offices.length, assignments.length]).toEqual([12, 47]);
    const nagano = assignments.find((row) => row.prefecture === 'Nagano')!;
    expect([nagano.domesticOfficeCode, nagano.validFrom]).toEqual(['TOKYO', '2019-04-01']);
  });

  it('opens with a balance that makes 360,000 with the published people of FY2018', () => {
    const [balance] = openingBalanceRows();
    const people = publishedFigureRows().find((figure) => figure.subject === 'MAIN_PROGRAMMES')!.people;
    expect(balance!.people + people).toBe(360_000);
    expect(balance!.source.length).toBeLessThanOrEqual(500);
  });
});

describe('published courses', () => {
  it('are records without places, in the fiscal year that their source declares', () => {
    expect(published.courseRuns).toHaveLength(34);
    expect(published.courseRuns.every((run) => run.state === 'RECORDED' && run.source)).toBe(true);
    const urbanWaste = published.courseRuns.find((run) => run.courseNumber === '202003248J001')!;
    expect([urbanWaste.fiscalYear, urbanWaste.mode]).toEqual([2021, 'HYBRID']);
    expect(
      published.phases.filter((phase) => phase.courseRunId === urbanWaste.id).map((phase) => phase.kind),
    ).toEqual(['ONLINE', 'CORE']);
  });

  it('share a course where they are runs of one project', () => {
    const tunisia = published.courseRuns.filter((run) => run.titleEn.includes('Tunisia'));
    expect(tunisia.map((run) => run.programmeType)).toEqual(['SHORT_TERM', 'SHORT_TERM']);
    expect(new Set(tunisia.map((run) => run.courseId)).size).toBe(1);
  });
});

describe('fiscal year 2018', () => {
  const runs = byId(of2018.courseRuns);
  const countedIn = (year: number) => of2018.enrolments.filter((enrolment) => enrolment.countedIn === year);

  it('has exactly the published people of each type', () => {
    expect(tally(countedIn(2018).map((enrolment) => runs.get(enrolment.courseRunId)!.programmeType))).toEqual(
      PEOPLE_IN_2018 satisfies Record<LeafType, number>,
    );
  });

  it('has the published number of Group and Region courses in each thematic field', () => {
    const group = of2018.courseRuns.filter((run) => run.programmeType === 'GROUP_REGION_FOCUS');
    expect(tally(group.map((run) => run.theme!))).toEqual(
      Object.fromEntries(THEME_CODES.map((theme) => [theme, THEMES[theme].coursesIn2017])),
    );
  });

  it('gives each office about its share', () => {
    const shares = tally(
      countedIn(2018).map((enrolment) => runs.get(enrolment.courseRunId)!.domesticOfficeCode!),
    );
    for (const [office, people] of Object.entries(PEOPLE_BY_OFFICE)) {
      expect(Math.abs(shares[office]! - people)).toBeLessThanOrEqual(15);
    }
  });

  it('comes from a hundred countries and more', () => {
    expect(new Set(countedIn(2018).map((enrolment) => enrolment.countryCode)).size).toBeGreaterThanOrEqual(
      100,
    );
  });

  it('has people on both sides of both edges of the year', () => {
    const arrived = tally(
      of2018.enrolments
        .filter((enrolment) => runs.get(enrolment.courseRunId)!.fiscalYear === 2018 && enrolment.arrivedOn)
        .map((enrolment) => `${enrolment.arrivedOn} counts ${enrolment.countedIn}`),
    );
    expect(arrived['2018-03-31 counts 2017']).toBe(2);
    expect(arrived['2018-04-01 counts 2018']).toBeGreaterThan(0);
    expect(arrived['2019-03-31 counts 2018']).toBeGreaterThan(0);
    expect(arrived['2019-04-01 counts 2019']).toBe(3);
    expect(countedIn(2019)).toHaveLength(3);
  });

  it('has Long-Term people of the year before who are continuing and are not counted again', () => {
    const ofYearBefore = countedIn(2017).filter(
      (enrolment) => runs.get(enrolment.courseRunId)!.programmeType === 'LONG_TERM',
    );
    expect(ofYearBefore).toHaveLength(LONG_TERM_IN_2017.people);
    const continuing = ofYearBefore.filter((enrolment) => (enrolment.continuesThrough ?? 0) >= 2018);
    expect(continuing.length).toBeGreaterThan(190);
  });

  it('has no-shows, cancelled and discontinued people and observers, and counts those who came but for the observers', () => {
    const states = tally(of2018.enrolments.map((enrolment) => enrolment.state));
    for (const state of ['NO_SHOW', 'CANCELLED', 'DISCONTINUED']) expect(states[state]).toBeGreaterThan(20);
    const observers = of2018.enrolments.filter((enrolment) => enrolment.observer);
    expect(observers).toHaveLength(20);
    expect(observers.filter((enrolment) => enrolment.nominationId ?? enrolment.countedIn)).toEqual([]);
  });

  it('has Long-Term runs of twelve months, but for those with a reason', () => {
    const long = of2018.courseRuns.filter((run) => run.programmeType === 'LONG_TERM');
    expect(long.filter((run) => run.longTermOverride)).toHaveLength(3);
    const short = long.filter(
      (run) => !run.longTermOverride && run.endsOn! < dayBefore(addMonths(run.startsOn!, 12)),
    );
    expect(short).toEqual([]);
  });
});

describe('the current year', () => {
  const runs = byId(current.courseRuns);
  const allotted = (code: string) => current.allotments.filter((allotment) => allotment.countryCode === code);

  it('has open calls for the countries that are shown, some with a deadline of their own', () => {
    for (const code of ['KE', 'MW', 'BR', 'VN', 'EG', 'FJ']) {
      const open = allotted(code).filter(
        (allotment) =>
          allotment.jicaDeadline >= TODAY && runs.get(allotment.courseRunId)!.state === 'PUBLISHED',
      );
      expect(open.length).toBeGreaterThanOrEqual(2);
    }
    expect(allotted('KE').some((allotment) => allotment.nationalDeadline! > TODAY)).toBe(true);
  });

  it('shows every state of a nomination, to Kenya and to Kansai', () => {
    const states = (nominations: Rows['nominations']) => new Set(nominations.map((each) => each.state));
    const ofKenya = current.nominations.filter((nomination) => nomination.countryCode === 'KE');
    const ofKansai = current.nominations.filter(
      (nomination) => runs.get(nomination.courseRunId)!.domesticOfficeCode === 'KANSAI',
    );
    // An offer or a second nomination stands beside these: they are told in the scenes.
    const alone = NOMINATION_STATES.filter(
      (state) => !['OFFERED', 'SUBSTITUTED', 'DEFERRED'].includes(state),
    );
    expect(states(ofKenya)).toEqual(new Set(alone));
    expect(states(ofKansai)).toEqual(new Set(alone.filter((state) => state !== 'CANCELLED')));
    for (const state of ['ACCEPTED', 'RESERVE', 'NOT_ACCEPTED'] as const) {
      const decided = ofKansai.filter((nomination) => nomination.state === state);
      expect(new Set(decided.map((nomination) => nomination.releasedAt !== null))).toEqual(
        new Set([true, false]),
      );
    }
  });

  it('spreads over the twelve offices and has drafts that lack something', () => {
    expect(new Set(current.courseRuns.flatMap((run) => run.domesticOfficeCode ?? [])).size).toBe(12);
    const drafts = current.courseRuns.filter((run) => run.state === 'DRAFT');
    const phased = new Set(current.phases.map((phase) => phase.courseRunId));
    const allottedRuns = new Set(current.allotments.map((allotment) => allotment.courseRunId));
    expect(drafts).toHaveLength(6);
    for (const run of drafts) {
      const facts = [run.courseNumber, run.titleJa, run.theme, run.language, run.mode, run.capacity];
      const lacks = [...facts, run.domesticOfficeCode, run.resultOn].includes(null);
      expect(lacks || !phased.has(run.id) || !allottedRuns.has(run.id)).toBe(true);
    }
  });

  it.each(['2026-04-01', '2027-03-31', '2027-04-01', '2028-02-29', '2028-12-31', TODAY])(
    'holds on %s: nothing that has happened is to come',
    (today) => {
      const rows = demonstrationCurrent(today);
      const happened = [
        ...rows.nominationSteps.map((step) => step.madeAt),
        ...rows.enrolmentSteps.map((step) => step.madeAt),
        ...rows.courseRuns.map((run) => run.createdAt),
      ];
      expect(happened.filter((at) => tokyoDate(at) >= today)).toEqual([]);
      expect(faultsOf(rows)).toEqual([]);
    },
  );
});

describe('the scenes', () => {
  const rowsOf = <Row>(entity: abstract new () => Row) =>
    scenes.more.flatMap((each) => (each.entity === entity ? (each.rows as Row[]) : []));
  const opened = (table: string, { id, sealed: text }: { id: string; sealed: string | null }) =>
    text === null
      ? {}
      : (JSON.parse(sealed.open({ table, column: 'sealed', id }, text)) as Record<string, Answers>);

  it('hold whole dossiers that could be handed in, and one half filled in', () => {
    const form = formOf('GROUP_REGION_FOCUS', 'V2');
    const parts = [...grouped(rowsOf(DossierPart), (part) => part.nominationId).values()].map((ofOne) => {
      const answers = ofOne.map((part) => [
        part.part,
        { ...(JSON.parse(part.answers) as Answers), ...opened('dossier_part', part) },
      ]);
      return missingIn(form, Object.fromEntries(answers) as Record<FormPartName, Answers>, TODAY).length;
    });
    expect(parts.map((missing) => missing > 0)).toEqual([true, false, false]);
  });

  it('seal what is sealed: no passport number stands in clear', () => {
    const versions = rowsOf(DossierVersion);
    expect(versions).toHaveLength(2);
    for (const version of versions) {
      expect(opened('dossier_version', version).PART_B).toEqual({
        passportNumber: expect.stringMatching(/^ZZ00000\d$/),
      });
    }
    expect(JSON.stringify(scenes.more)).not.toContain('ZZ00000');
  });

  it('show the states that need a second nomination or an offer', () => {
    const states = tally(scenes.rows.nominations.map(({ state }) => state));
    expect(states).toMatchObject({
      OFFERED: 1,
      SUBSTITUTED: 1,
      DEFERRED: 1,
      RETURNED: 1,
      UNDER_SCREENING: 9,
    });
    const following = scenes.rows.nominations.filter(({ followsId }) => followsId !== null);
    expect(following.map(({ followsAs, state, placeHeld }) => [followsAs, state, placeHeld])).toEqual([
      ['SUBSTITUTE', 'SUBMITTED', true],
      ['DEFERRAL', 'DRAFT', false],
    ]);
    const offered = scenes.rows.nominations.find(({ state }) => state === 'OFFERED')!;
    expect(rowsOf(PlaceOffer).map((offer) => [offer.nominationId, offer.endedAs])).toEqual([
      [offered.id, null],
    ]);
  });

  it.each(['2026-04-01', '2027-03-31', '2028-02-29', '2028-12-31'])('hold on %s', (today) => {
    const { rows } = scenesOf(today);
    expect(rows.nominationSteps.filter((step) => tokyoDate(step.madeAt) >= today)).toEqual([]);
    expect(faultsOf(rows)).toEqual([]);
  });

  it('are the same people, courses and nominations at every call', () => {
    expect(JSON.stringify(scenesOf(TODAY).rows)).toBe(JSON.stringify(scenes.rows));
  });
});

describe.each(sets)('%s', (_name, rows) => {
  it('keeps every rule that the product keeps', () => {
    expect(faultsOf(rows)).toEqual([]);
  });
});

it('makes the same rows at every call', () => {
  expect(JSON.stringify(demonstration2018())).toBe(JSON.stringify(of2018));
  expect(JSON.stringify(demonstrationCurrent(TODAY))).toBe(JSON.stringify(current));
});

it('gives no id, course number, reference or address twice', () => {
  const all = sets.map(([, rows]) => rows);
  const ids = all.flatMap((rows) =>
    Object.values(rows).flatMap((list: { id: string }[]) => list.map((row) => row.id)),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every(isId)).toBe(true);
  const numbers = all.flatMap((rows) => rows.courseRuns.flatMap((run) => run.courseNumber ?? []));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.filter((number) => courseNumber(number) !== number)).toEqual([]);
  const references = all.flatMap((rows) => rows.nominations.map((nomination) => nomination.reference));
  expect(new Set(references).size).toBe(references.length);
  const addresses = all.flatMap((rows) => rows.persons.flatMap((person) => person.email ?? []));
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(
    addresses.filter((address) => !isMailbox(address) || !address.endsWith('@people.kccp.example')),
  ).toEqual([]);
});

it('prints a line for each sign-in', () => {
  expect(signInLines('http://localhost:3000')).toHaveLength(11);
});

function dayBefore(day: PlainDate): PlainDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Everything that must never be, in words. */
function faultsOf(rows: Rows): string[] {
  const faults: string[] = [];
  const hold = (kept: boolean, sentence: string) => void (kept || faults.push(sentence));
  const runs = byId(rows.courseRuns);
  const persons = byId(rows.persons);
  const courses = byId(rows.courses);
  const nominations = byId(rows.nominations);
  const taking = rows.nominations.filter((nomination) => nomination.takesPlace);
  const takenByRun = tally(taking.map((nomination) => nomination.courseRunId));
  const takenByCountry = tally(
    taking.map((nomination) => `${nomination.courseRunId} ${nomination.countryCode}`),
  );
  const allotted = new Map(rows.allotments.map((each) => [`${each.courseRunId} ${each.countryCode}`, each]));
  hold(allotted.size === rows.allotments.length, 'a country is allotted twice');
  for (const run of rows.courseRuns) {
    hold(courses.has(run.courseId), `run ${run.id} has no course`);
    hold(run.placesTaken === (takenByRun[run.id] ?? 0), `run ${run.id}: places taken`);
    hold(run.capacity === null || run.placesTaken <= run.capacity, `run ${run.id}: over its capacity`);
    if (run.state === 'PUBLISHED') {
      const facts = [run.courseNumber, run.titleJa, run.theme, run.language, run.mode, run.capacity];
      hold(
        ![...facts, run.domesticOfficeCode, run.resultOn, run.startsOn].includes(null),
        `run ${run.id} is incomplete`,
      );
      hold(run.resultOn! < run.startsOn!, `run ${run.id}: result after the start`);
    }
  }
  for (const allotment of rows.allotments) {
    const { courseRunId, countryCode, placesTaken, slots, nationalDeadline, jicaDeadline } = allotment;
    const startsOn = runs.get(courseRunId)!.startsOn;
    hold(
      placesTaken === (takenByCountry[`${courseRunId} ${countryCode}`] ?? 0),
      `${courseRunId} ${countryCode}: places`,
    );
    hold(placesTaken <= slots && slots > 0, `${courseRunId} ${countryCode}: over its slots`);
    hold(
      !nationalDeadline || nationalDeadline <= jicaDeadline,
      `${courseRunId} ${countryCode}: national deadline`,
    );
    hold(
      !startsOn || jicaDeadline < startsOn,
      `${courseRunId} ${countryCode}: JICA deadline after the start`,
    );
  }
  const steps = grouped(rows.nominationSteps, (step) => step.nominationId);
  const enrolled = new Map(rows.enrolments.map((enrolment) => [enrolment.nominationId, enrolment]));
  for (const nomination of rows.nominations) {
    const { id, state, courseRunId, countryCode } = nomination;
    const history = steps.get(id) ?? [];
    const inOrder = history.every((step, index) => {
      const before = history[index - 1];
      return (
        step.fromState === (before?.toState ?? null) &&
        (!before || (before.id < step.id && before.madeAt <= step.madeAt))
      );
    });
    hold(inOrder && history.at(-1)?.toState === state, `nomination ${id}: history`);
    hold(allotted.has(`${courseRunId} ${countryCode}`), `nomination ${id} of a country without slots`);
    hold(persons.get(nomination.personId)?.nationality === countryCode, `nomination ${id}: person`);
    const enrolment = enrolled.get(id);
    hold(
      !STATES[state].enrols || (enrolment !== undefined && enrolment.state !== 'CANCELLED'),
      `nomination ${id} is not enrolled`,
    );
    hold(
      !enrolment || STATES[state].enrols || enrolment.state === 'CANCELLED',
      `nomination ${id}: enrolled without a place`,
    );
  }
  for (const list of grouped(rows.nominations, (nomination) => nomination.courseRunId).values()) {
    const ranks = list.flatMap((nomination) =>
      // Whom a place is offered keeps the rank until it is confirmed.
      ['RESERVE', 'OFFERED'].includes(nomination.state) ? [nomination.reserveRank] : [],
    );
    hold(
      ranks.sort().every((rank, index) => rank === index + 1),
      'a reserve list with gaps',
    );
  }
  const lives = grouped(rows.enrolmentSteps, (step) => step.enrolmentId);
  for (const enrolment of rows.enrolments) {
    const { id, observer, arrivedOn, countedIn, nominationId } = enrolment;
    const counts = !observer && ENROLMENT_STATE_FACTS[enrolment.state].counted;
    hold(lives.get(id)?.at(-1)?.toState === enrolment.state, `enrolment ${id}: history`);
    hold(countedIn === (counts ? fiscalYearOf(arrivedOn!) : null), `enrolment ${id} is counted wrongly`);
    hold(observer || nominations.has(nominationId!), `enrolment ${id} has no nomination`);
    hold(
      persons.has(enrolment.personId) && runs.has(enrolment.courseRunId),
      `enrolment ${id}: person or run`,
    );
  }
  for (const part of [...rows.phases, ...rows.criteria, ...rows.hostings]) {
    hold(runs.has(part.courseRunId), `a part ${part.id} of no run`);
  }
  return faults;
}
