import type { Party } from './objects/bundle.ts';
import type { ConflictHint } from './operations/expert.ts';

/** What an expert knows about themself: it is matched here and never leaves the machine. */
export type OwnConnections = {
  readonly name: string;
  readonly units: readonly string[];
  readonly people: readonly string[];
};

// Two characters match half the country; a unit's name that short proves nothing inside another.
const shortestUnitPart = 4;

const companyForm = /(股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|公司|集团)$/;

/** A name without what writing varies: width, case, spaces, punctuation. */
export function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

/** A unit's name without its company form, so that 甲公司 and 甲有限公司 are one. */
function bareUnit(name: string): string {
  return bareName(name).replace(companyForm, '');
}

/** True where both name one unit, or one is a part of the other (a school of a university). */
export function sameUnit(own: string, found: string): boolean {
  const [a, b] = [bareUnit(own), bareUnit(found)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= shortestUnitPart && long.includes(short);
}

/** `张三（广西大学）、李四` as the names and the units in brackets that it holds. */
function peopleIn(text: string): { readonly names: readonly string[]; readonly units: string[] } {
  const units: string[] = [];
  const outside = text.normalize('NFKC').replace(/[([【〔]([^)\]】〕]*)[)\]】〕]/g, (_, inside) => {
    units.push(String(inside));
    return ' ';
  });
  return { names: outside.split(/[、,;/|]|\s{2,}/).filter((name) => bareName(name) !== ''), units };
}

/**
 * Where an application touches what the expert listed: same or containing unit, same person.
 * A hint is a reason to look, never an answer; no hint proves nothing.
 */
export function conflictHints(own: OwnConnections, party: Party): readonly ConflictHint[] {
  const hints: ConflictHint[] = [];
  const units = [...new Set(own.units)].filter((unit) => bareName(unit) !== '');
  const people = [...new Set([own.name, ...own.people])].filter((name) => bareName(name) !== '');
  const lookForUnit = (found: string, where: ConflictHint['where']) => {
    for (const unit of units) {
      if (sameUnit(unit, found)) hints.push({ own: unit, found, where });
    }
  };
  const lookForPerson = (found: string, where: ConflictHint['where']) => {
    const { names, units: bracketed } = peopleIn(found);
    const written = new Set([...names.map(bareName), bareName(found)]);
    for (const person of people) {
      if (written.has(bareName(person))) hints.push({ own: person, found, where });
    }
    for (const unit of bracketed) lookForUnit(unit, where);
  };
  lookForUnit(party.unit, 'unit');
  lookForPerson(party.leader, 'leader');
  for (const member of party.members) lookForPerson(member, 'member');
  for (const partner of party.partners) lookForUnit(partner, 'partner');
  lookForUnit(party.demand_side, 'demand-side');
  return hints;
}
