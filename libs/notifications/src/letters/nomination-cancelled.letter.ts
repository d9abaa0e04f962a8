import { nominationLetter } from './letter.js';

export const nominationCancelled = nominationLetter({
  name: 'nomination-cancelled',
  on: 'applications.nomination-cancelled',
  category: 'decision',
  to: ['OVERSEAS_OFFICE', 'NOMINEE'],
  stillTrue: (facts) => facts.state === 'CANCELLED',
  words: (facts, step, format) => ({
    nominee: format.person(facts),
    reference: facts.reference,
    course: format.course(facts),
    reason: step.reason ?? '',
    office: facts.overseasOffice?.nameEn ?? 'the office that nominated you',
  }),
});
