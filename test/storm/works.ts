import { workOnBackups, workOnRestoring } from './jobs/backup.ts';
import { workOnBundles } from './jobs/bundles.ts';
import { workOnFinalising } from './jobs/finalise.ts';
import { workOnMerging } from './jobs/merge.ts';
import { workOnMigrating } from './jobs/migrate.ts';
import { workOnPassphrases } from './jobs/passphrase.ts';
import { workOnSealing } from './jobs/seal.ts';

/** Works on a home until it is done or killed; says what it was answered. */
export type Work = (home: string, say: (line: string) => void) => Promise<void>;

export const workOf: Readonly<Record<string, Work>> = {
  backup: workOnBackups,
  bundles: workOnBundles,
  finalise: workOnFinalising,
  merge: workOnMerging,
  migrate: workOnMigrating,
  passphrase: workOnPassphrases,
  restore: workOnRestoring,
  seal: workOnSealing,
};
