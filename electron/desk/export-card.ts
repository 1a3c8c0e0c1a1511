import type { SavedFile } from '../../shared/operations/workspace.ts';
import { writeFileAtomically } from '../formats/atomic-file.ts';
import { noteCardExported } from '../vault/expert-profile.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { expertProfile, ownCard } from './expert-profile.ts';
import { type ChoosePath, safeName, savedAs } from './outgoing-post.ts';

/** Writes the expert's card. It holds no secret. @throws Refusal dialog-cancelled, disk-full,
 * file-unwritable */
export async function exportCard(
  session: ExpertSession,
  choosePath: ChoosePath,
): Promise<SavedFile> {
  const card = ownCard(session);
  const name = safeName(expertProfile(session).name) || session.expert;
  const path = await choosePath(`${name}-${session.expert}.hpcard`);
  const bytes = Buffer.from(card.jws, 'ascii');
  await writeFileAtomically(path, (file) => file.write(bytes, 0));
  session.vault.write.transaction(() => {
    noteCardExported(session.vault.write, session.now());
    record(session, 'card-exported', card.payloadSha256);
  });
  return savedAs(path);
}
