import { nominationLetter } from './letter.js';

export const offerTakenBack = nominationLetter({
  name: 'offer-taken-back',
  on: 'applications.offer-taken-back',
  category: 'decision',
  to: ['OVERSEAS_OFFICE'],
  stillTrue: (facts) => facts.state === 'RESERVE',
  words: (facts, step, format) => ({
    nominee: format.person(facts),
    reference: facts.reference,
    course: format.course(facts),
    office: facts.overseasOffice?.nameEn ?? 'the office that nominated you',
    reason: step.reason ?? '',
  }),
});
