import { sameUnit } from '../../shared/conflict-hints.ts';
import type { Party } from '../../shared/objects/bundle.ts';

/** True where the expert's unit applies, takes part or is the demand side. A reason to look, not a
 * verdict: nothing is unassigned by it. */
export function hasUnitConflict(expertUnit: string, party: Party): boolean {
  return [party.unit, ...party.partners, party.demand_side].some((unit) =>
    sameUnit(expertUnit, unit),
  );
}
