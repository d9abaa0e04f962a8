import { nominationLetter } from './letter.js';

export const nominationReturned = nominationLetter({
  name: 'nomination-returned',
  on: 'applications.nomination-returned',
  category: 'progress',
  to: ['OVERSEAS_OFFICE'],
  stillTrue: (facts) => facts.state === 'RETURNED',
  words: (facts, step, format) => ({
    nominee: format.person(facts),
    reference: facts.reference,
    course: format.course(facts),
    office: facts.overseasOffice?.nameEn ?? '',
    reason: step.reason ?? '',
    asked: step.asked,
  }),
});
