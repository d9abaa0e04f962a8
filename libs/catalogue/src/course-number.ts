/** The number of a course run (J-No.) in its normal form: no hyphen, no blank, capital J. */
export type CourseNumber = string;

const FORMS = [/^J\d{7}$/, /^\d{9}J\d{3}$/];

/** JFY2015–18: `J1804375`, `J17-04025`; from 2019 on: `201984494J002`, `201984777-J002`. Null when it is neither. */
export function courseNumber(text: string): CourseNumber | null {
  const normal = text
    .normalize('NFKC')
    .replace(/[\s‐-―-]/g, '')
    .toUpperCase();
  return FORMS.some((form) => form.test(normal)) ? normal : null;
}
