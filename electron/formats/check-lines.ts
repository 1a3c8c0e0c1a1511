import { Refusal } from '../../shared/errors.ts';
import { type HandedIn, handedIn, isHandedInType } from './handed-in.ts';
import { lineOf, onlyKey } from './jws.ts';

/** Signed objects of one expert, and the key that must have signed each. */
export type Lines = { readonly texts: readonly string[]; readonly publicKey: Uint8Array };

/** What a line was found to be; its text stays where it came from. */
export type CheckedLine = Omit<HandedIn, 'jws'>;

/**
 * Verifies every object by the strict profile.
 * @returns null where any is refused: the caller looks for itself and says which and why
 */
export function checkLines({ texts, publicKey }: Lines): readonly CheckedLine[] | null {
  const keyOf = onlyKey(publicKey);
  try {
    const checked: CheckedLine[] = [];
    for (const jws of texts) {
      const line = lineOf(jws);
      if (!isHandedInType(line.type)) return null;
      const { jws: _, ...facts } = handedIn(line.open(line.type, keyOf));
      checked.push(facts);
    }
    return checked;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
