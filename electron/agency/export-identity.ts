import type { SavedFile } from '../../shared/operations/workspace.ts';
import { utf8 } from '../formats/hash.ts';
import { trustCode } from '../formats/trust.ts';
import { newestTrust, trustChainText } from '../formats/trust-chain.ts';
import { invitationHtml } from '../reports/invitation.ts';
import { listExperts } from '../vault/agency-experts.ts';
import { markTrustExported } from '../vault/agency-profile.ts';
import { saveFile } from '../workspace/save-file.ts';
import { record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { agencyProfile, trustChain, trustInForce } from './agency-keys.ts';

/** Writes the trust document in force with all versions before it.
 * @throws Refusal dialog-cancelled, and as saveFile does */
export async function exportTrust({ session, host }: AgencyContext): Promise<SavedFile> {
  const chain = trustChain(session);
  const saved = await saveFile(host, utf8(trustChainText(chain)), {
    title: '信任文件保存到',
    suggestedName: `${session.agency}.hptrust`,
    kind: '信任文件',
  });
  session.vault.write.transaction(() => {
    markTrustExported(session.vault.write, session.now());
    record(session, 'trust-exported', newestTrust(chain).payloadSha256);
  });
  return saved;
}

/**
 * Prints the invitation that carries the trust code apart from every file: a page for each expert
 * of the register and one with a blank for the name.
 * @throws Refusal dialog-cancelled, and as saveFile does
 */
export async function exportInvitation({ session, host }: AgencyContext): Promise<SavedFile> {
  const { agency, name } = agencyProfile(session);
  const experts = listExperts(session.vault.read).map((expert) => ({
    name: expert.name,
    unit: expert.unit,
  }));
  const page = invitationHtml({
    agency,
    agencyName: name,
    trustCode: trustCode(trustInForce(session).payload),
    experts: [...experts, { name: '', unit: '' }],
  });
  const saved = await saveFile(host, await host.printToPdf(page), {
    title: '邀请函保存到',
    suggestedName: `专家评审邀请-${agency}.pdf`,
    kind: 'PDF',
  });
  record(session, 'invitation-exported', agency);
  return saved;
}
