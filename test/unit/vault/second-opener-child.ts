// A process of its own that tries to open a database which its parent has open.
import { openStore } from '../../../electron/vault/sqlite.ts';
import { Refusal } from '../../../shared/errors.ts';

const [path, key] = process.argv.slice(2);
if (path === undefined || key === undefined) throw new Error('needs a path and a key');
try {
  openStore(path, Buffer.from(key, 'hex'), false).close();
  process.stdout.write('opened');
} catch (error) {
  process.stdout.write(error instanceof Refusal ? error.code : String(error));
}
