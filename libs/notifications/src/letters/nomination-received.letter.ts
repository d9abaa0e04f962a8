import { nominationLetter } from './letter.js';

export const nominationReceived = nominationLetter({
  name: 'nomination-received',
  on: 'applications.nomination-submitted',
  category: 'receipt',
  to: ['OVERSEAS_OFFICE', 'NOMINEE'],
  stillTrue: () => true,
  words: (facts, _step, format) => ({
    nominee: format.person(facts),
    reference: facts.reference,
    course: format.course(facts),
    resultBy: format.deadline(facts.resultOn, facts.timeZone),
    office: facts.overseasOffice?.nameEn ?? 'the office that nominated you',
    link: format.statusPage,
  }),
});
