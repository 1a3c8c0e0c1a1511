import { ApplicationRecord, Manifest } from '../../shared/objects/bundle.ts';
import { checkShape } from './canonical-bytes.ts';

/** @throws Refusal object-schema */
export function checkManifest(value: unknown): Manifest {
  return checkShape(Manifest, value, 'manifest');
}

/** @throws Refusal object-schema */
export function checkApplicationRecord(value: unknown): ApplicationRecord {
  return checkShape(ApplicationRecord, value, 'application');
}
