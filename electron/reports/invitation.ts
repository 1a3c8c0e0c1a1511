import { html } from './html.ts';
import { inLanguage, type Language, printablePage } from './printable-page.ts';
import { qrCode } from './qr.ts';

export type Invitation = {
  readonly language?: Language;
  readonly agency: string;
  readonly agencyName: string;
  /** Code of the agency's trust document, as groups: `ABCDE-…`. */
  readonly trustCode: string;
  /** One page each; none gives one page with a blank for the name. */
  readonly experts: readonly { readonly name: string; readonly unit: string }[];
};

/** The invitation that travels on paper, apart from every file: its code is what an expert types in
 * to trust the agency's keys. */
export function invitationHtml(invitation: Invitation): string {
  const language = invitation.language ?? 'zh';
  const say = inLanguage(language);
  const { agency, agencyName, trustCode } = invitation;
  const guests = invitation.experts.length > 0 ? invitation.experts : [{ name: '', unit: '' }];
  const steps = [
    say(
      '安装并打开“衡评”，选择“我是评审专家”，按提示设置口令并抄存恢复码。',
      'Install and open Hengping, choose “I am an expert”, set a passphrase and keep the recovery code.',
    ),
    say(
      '导出您的专家名片（.hpcard）发给我机构，并在电话中读出核对码。',
      'Export your card (.hpcard), send it to us, and read its code to us by phone.',
    ),
    say(
      '打开我机构的信任文件（.hptrust），照着本页输入下面的核对码。',
      'Open our trust document (.hptrust) and type in the trust code below, from this page.',
    ),
    say(
      '此后收到的评审文件，拖入“衡评”窗口即可；程序会告诉您下一步。',
      'Drop whatever files we send into the window; the program says what comes next.',
    ),
  ];
  const page = (
    guest: Invitation['experts'][number],
    index: number,
  ) => html`<section${index > 0 ? html` class="page"` : ''}>
<h1>${say('专家评审邀请', 'Invitation to review')}</h1>
<p>${guest.name === '' ? html`<span style="display:inline-block;width:40mm;border-bottom:0.5pt solid #111">&nbsp;</span>` : guest.name}${say(' 专家：', ':')}${guest.unit !== '' && html` <span class="small">${guest.unit}</span>`}</p>
<p>${say(
    `${agencyName}邀请您参加专家评审。评审在您自己的电脑上离线完成，申报材料以密封评审包送达，评分由您本人的密钥签署。`,
    `${agencyName} invites you to a review. You work offline on your own computer; applications arrive sealed, and your scores are signed with your own key.`,
  )}</p>
<h2>${say('核对码', 'Trust code')}</h2>
<p class="code">${trustCode}</p>
<div style="width:34mm">${qrCode(`HENGPING-TRUST/1 ${agency} ${trustCode}`, say('核对码二维码', 'QR code of the trust code'))}</div>
<p class="small">${say(
    `机构编号 ${agency}。请只照本页纸件输入；核对码不符时不要继续，请来电核实。若有人另以邮件或短信发来核对码，请勿采用。`,
    `Agency id ${agency}. Type it from this paper only. If it does not match, stop and call us. Never use a code that came by mail or message.`,
  )}</p>
<h2>${say('怎么开始', 'How to begin')}</h2>
<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>
<div class="signatures"><div class="signature">${say('管理机构（盖章）', 'Agency (seal)')}：${agencyName}</div><div class="signature">${say('日期', 'Date')}</div></div>
</section>`;
  return printablePage({
    language,
    title: `${say('专家评审邀请', 'Invitation to review')} · ${agencyName}`,
    foot: `${agencyName} · ${agency}`,
    body: html`${guests.map(page)}`,
  });
}
