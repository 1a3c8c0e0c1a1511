import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** The folder that holds workspaces: `--home DIR` or `--home=DIR`, else HENGPING_HOME, else
 * `fallback`. Absolute; created when missing. */
export function homeFolderFrom(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  fallback: string,
): string {
  const at = argv.findIndex((argument) => argument === '--home' || argument.startsWith('--home='));
  const argument = argv[at];
  const named = argument === '--home' ? argv[at + 1] : argument?.slice('--home='.length);
  const folder = path.resolve(named ?? environment.HENGPING_HOME ?? fallback);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
