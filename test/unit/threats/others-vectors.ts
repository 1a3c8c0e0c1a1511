// Test vectors of others that may lie beside a checkout. A clone without them runs the generated
// cases of the same families, and counts these as skipped.
import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../../../../shared/vectors/', import.meta.url);

/** Put into the name of whatever needs them. */
export const skippedWithout = 'skipped where ../shared/vectors is not beside the project';

export const hasVectors = (name: string): boolean => existsSync(new URL(name, folder));

export const readVectors = (name: string) =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

export const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
