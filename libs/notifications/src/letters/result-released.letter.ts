import { nominationLetter } from './letter.js';

export const resultReleased = nominationLetter({
  name: 'result-released',
  on: 'applications.result-released',
  category: 'decision',
  to: ['OVERSEAS_OFFICE', 'NOMINEE'],
  // A later release has a letter of its own: the earlier one would tell the same twice.
  stillTrue: ({ releasedAt }, { madeAt }) => releasedAt !== null && (madeAt === null || madeAt >= releasedAt),
  words: (facts, _step, format) => ({
    nominee: format.person(facts),
    reference: facts.reference,
    course: format.course(facts),
    startsOn: format.day(facts.startsOn),
    endsOn: format.day(facts.endsOn),
    accepted: facts.state === 'ACCEPTED',
    reserve: facts.state === 'RESERVE',
    notAccepted: facts.state === 'NOT_ACCEPTED',
    office: facts.overseasOffice?.nameEn ?? 'the office that nominated you',
    link: format.statusPage,
  }),
});
