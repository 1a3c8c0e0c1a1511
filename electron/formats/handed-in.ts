import { type SheetFacts, sheetFacts } from '../../shared/sheet-facts.ts';
import type { SignedObject } from './objects.ts';

/** What an expert's post carries to the agency. */
export const handedInTypes = [
  'coi',
  'sheet',
  'query-answer',
  'confirmation',
  'destruction',
] as const;
export type HandedInType = (typeof handedInTypes)[number];

/** What the agency keeps in mind of an object: of a sheet its facts, of anything else all of it. */
export type FactsOf<T extends HandedInType> = T extends 'sheet'
  ? SheetFacts
  : Extract<SignedObject, { type: T }>['payload'];

/** An object that an expert handed in, verified, without the long words of a sheet. */
export type HandedIn<T extends HandedInType = HandedInType> = {
  readonly [K in T]: Pick<
    Extract<SignedObject, { type: K }>,
    'type' | 'jws' | 'payloadSha256' | 'kid'
  > & { readonly payload: FactsOf<K> };
}[T];

export const isHandedInType = (type: string): type is HandedInType =>
  handedInTypes.some((one) => one === type);

export function handedIn(object: SignedObject<HandedInType>): HandedIn {
  return object.type === 'sheet' ? { ...object, payload: sheetFacts(object.payload) } : object;
}
