import { nominationLetter } from './letter.js';

export const nominationDeferred = nominationLetter({
  name: 'nomination-deferred',
  on: 'applications.nomination-deferred',
  category: 'decision',
  to: ['OVERSEAS_OFFICE', 'NOMINEE'],
  stillTrue: (facts) => facts.state === 'DEFERRED',
  words: (facts, _step, format) => ({
    nominee: format.person(facts),
    reference: facts.reference,
    course: format.course(facts),
    office: facts.overseasOffice?.nameEn ?? 'the office that nominated you',
  }),
});
