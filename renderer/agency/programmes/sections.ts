import type { Path } from './lens.ts';

/** Parts of a review that are edited one at a time. */
export const sections = [
  'basics',
  'criteria',
  'decision',
  'policy',
  'facts',
  'conditions',
  'texts',
  'preview',
] as const;
export type Section = (typeof sections)[number];

/** Where in the editor somebody is: the programme itself, or a section of one review. */
export type Place = { readonly review: number | null; readonly section: Section };

const ofMember: Readonly<Record<string, Section>> = {
  policy: 'policy',
  facts: 'facts',
  conditions: 'conditions',
  commitment: 'texts',
  print: 'texts',
  defaults: 'texts',
};

/** The place whose fields show a path. */
export function placeOf(path: Path): Place {
  const [first, review, member, inside] = path;
  if (first !== 'reviews' || typeof review !== 'number') return { review: null, section: 'basics' };
  if (member === 'rubric') {
    const isScore = inside === undefined || inside === 'criteria' || inside === 'fullMark';
    return { review, section: isScore ? 'criteria' : 'decision' };
  }
  return { review, section: ofMember[String(member)] ?? 'basics' };
}
