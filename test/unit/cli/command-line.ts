// Runs command lines in this process, as electron/cli.ts does in its own.
import { runCommandLine } from '../../../electron/cli/run-command-line.ts';
import { floorCost } from '../../../electron/vault/passphrase-kdf.ts';

export type Ran = {
  readonly code: number;
  readonly out: string;
  readonly bytes: Buffer;
  readonly err: string;
};

/** Without a passphrase file these runs have none: the input of a test is no terminal. */
export async function run(...argv: readonly string[]): Promise<Ran> {
  const out: Buffer[] = [];
  let err = '';
  const code = await runCommandLine(argv, {
    environment: {},
    input: process.stdin,
    out: (data) => out.push(Buffer.from(data)),
    err: (text) => {
      err += text;
    },
    isErrTerminal: false,
    kdf: floorCost,
    printer: null,
  });
  const bytes = Buffer.concat(out);
  return { code, out: bytes.toString('utf8'), bytes, err };
}
