import { nominationLetter } from './letter.js';

export const offerLapsed = nominationLetter({
  name: 'offer-lapsed',
  on: 'applications.offer-lapsed',
  category: 'decision',
  to: ['OVERSEAS_OFFICE'],
  stillTrue: (facts) => facts.state === 'RESERVE',
  words: (facts, _step, format) => ({
    nominee: format.person(facts),
    reference: facts.reference,
    course: format.course(facts),
    office: facts.overseasOffice?.nameEn ?? 'the office that nominated you',
  }),
});
