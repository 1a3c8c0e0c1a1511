// What people type: recovery codes, trust codes, a score.
import { sameCode } from '../../../electron/formats/codes.ts';
import { parseRecoveryCode } from '../../../electron/vault/recovery-code.ts';
import { valueOrRefusal } from '../target.ts';

export const seeds = () => [Buffer.from('ABCD-EFGH-IJKL-MNOP-QRST'), Buffer.from('ａｂｃ１２３')];

export async function fuzz(data: Buffer): Promise<void> {
  const text = data.toString('utf8');
  await valueOrRefusal(() => parseRecoveryCode(text));
  await valueOrRefusal(() => sameCode(text, 'ABCD-EFGH-IJKL-MNOP-QRST'));
}
