import { nominationLetter } from './letter.js';

export const nominationWithdrawn = nominationLetter({
  name: 'nomination-withdrawn',
  on: 'applications.nomination-withdrawn',
  category: 'progress',
  to: ['OVERSEAS_OFFICE', 'NOMINEE'],
  stillTrue: (facts) => facts.state === 'WITHDRAWN',
  words: (facts, _step, format) => ({
    nominee: format.person(facts),
    reference: facts.reference,
    course: format.course(facts),
    office: facts.overseasOffice?.nameEn ?? 'the office that nominated you',
  }),
});
