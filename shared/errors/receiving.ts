import type { ErrorText } from '../errors.ts';

/** Refusals of what an expert takes in: trust documents, bundles, posts, and what they belong to. */
export const receivingErrors = {
  'trust-other-agency': {
    zh: '停止：这个文件出自另一机构的密钥，不属于您已确认的“{agency}”。',
    zhNext: '请不要继续使用该文件，用邀请函上的电话联系管理机构核实。',
    en: 'Stop: this file hangs from other keys than those of “{agency}”, which you confirmed.',
    enNext: 'Do not go on with this file; phone the agency by the number on the invitation.',
  },
  'trust-none': {
    zh: '还没有确认管理机构，不能接收这个文件。',
    zhNext: '请先打开机构发来的信任文件（.hptrust），并输入纸质邀请函上的核对码。',
    en: 'No agency was confirmed yet, so this file cannot be taken in.',
    enNext: 'Open the agency’s trust document first and type the code from the paper invitation.',
  },
  'trust-code-wrong': {
    zh: '核对码与信任文件不符，机构没有被确认。',
    zhNext: '请对照纸质邀请函重新输入；若仍不符，请停止并电话联系管理机构。',
    en: 'The code does not belong to this trust document; the agency was not confirmed.',
    enNext:
      'Type it again from the paper invitation; if it still differs, stop and phone the agency.',
  },
  'own-suite': {
    zh: '这个机构要求用SM2签名，而本工作区创建时还没有SM2密钥。',
    zhNext: '请用当前版本的程序新建工作区，把新的专家名片交给该机构。',
    en: 'This agency demands SM2 signatures, and this workspace was made without an SM2 key.',
    enNext: 'Make a new workspace with this version and give the agency the new card.',
  },
  'trust-code-former': {
    zh: '这是“{agency}”更换根密钥以前的核对码，机构没有被确认。',
    zhNext: '请向该机构索取印有现行核对码的邀请函，照新的纸件输入。',
    en: 'This is the code from before “{agency}” replaced its root key; the agency was not confirmed.',
    enNext: 'Ask the agency for an invitation with its current code, and type that one.',
  },
  'own-key-revoked': {
    zh: '“{agency}”已自 {from} 起停用您的签名密钥（{reason}），本工作区不能再阅卷和提交。',
    zhNext:
      '已签署的评分表都保留。若并非您本人挂失，请立即电话联系该机构；需要时请建立新工作区并发送新名片。',
    en: '“{agency}” took back your signing key as of {from} ({reason}): nothing can be read or handed in from here.',
    enNext:
      'What you signed is kept. If you did not report it lost, phone the agency at once; to go on, set up a new workspace and send its card.',
  },
  'file-unknown': {
    zh: '“{file}”不是衡评的文件。',
    zhNext: '请选择机构或专家发来的信任文件、名片、评审包、函件或结果文件。',
    en: '“{file}” is not a Hengping file.',
    enNext: 'Choose a trust document, card, bundle, post or result.',
  },
  'file-other-side': {
    zh: '“{file}”不是发给这一方的，没有接收。',
    zhNext: '请在对应的专家或机构工作区中打开它。',
    en: '“{file}” is meant for the other side; it was not taken in.',
    enNext: 'Open it in the workspace of the expert or the agency that it is for.',
  },
  'post-not-for-you': {
    zh: '这份函件不是发给您的。',
    zhNext: '请把它退回管理机构，并索取发给您本人的函件。',
    en: 'This post is not addressed to you.',
    enNext: 'Return it to the agency and ask for the one made for you.',
  },
  'post-number-taken': {
    zh: '同一编号（{seq}）的函件此前收到过，但内容不同；这一份没有接收。',
    zhNext: '请联系管理机构，说明收到两份编号相同而内容不同的函件。',
    en: 'A post with the same number ({seq}) and other content came before; this one was not taken in.',
    enNext: 'Tell the agency that two different posts carry one number.',
  },
  'bundle-other': {
    zh: '本轮已有另一份密封评审包，这一份没有接收。',
    zhNext: '请与管理机构核对评审包编码，以机构公布的为准。',
    en: 'This round has another bundle already; this one was not taken in.',
    enNext: 'Compare the bundle code with the one that the agency announced.',
  },
  'bundle-older': {
    zh: '这份评审包比已接收的旧，没有接收。',
    zhNext: '请继续使用现有的评审包。',
    en: 'This bundle is older than the one you have; it was not taken in.',
    enNext: 'Go on with the one you have.',
  },
  'bundle-revoked': {
    zh: '管理机构已撤销这份评审包。',
    zhNext: '请向管理机构索取新的评审包。',
    en: 'The agency revoked this bundle.',
    enNext: 'Ask the agency for the new one.',
  },
  'bundle-missing': {
    zh: '本轮的密封评审包还没有放入，或已被移走。',
    zhNext: '请把机构发来的评审包（.hpbundle）拖到收件处。',
    en: 'The bundle of this round is not here, or was moved away.',
    enNext: 'Drop the agency’s bundle (.hpbundle) onto the inbox.',
  },
  'bundle-replaced': {
    zh: '本机保存的评审包已被换成另一份，没有打开。',
    zhNext: '请把机构发来的评审包（.hpbundle）再拖到收件处一次；若并非您所为，请告知管理机构。',
    en: 'The copy of the bundle on this computer was exchanged for another; it was not opened.',
    enNext:
      'Drop the agency’s bundle (.hpbundle) onto the inbox again; if you did not do this, tell the agency.',
  },
  'bundle-twin': {
    zh: '危险：机构签署了两份版本号相同而内容不同的评审包，两份均保留作证据，暂停使用。',
    zhNext: '请停止评审，用电话向管理机构核实；机构重新封存出新版本后可以继续。',
    en: 'Stop: the agency sealed two different bundles under one revision. Both are kept as evidence; neither is worked with.',
    enNext: 'Telephone the agency; a later revision of the bundle lets you go on.',
  },
  'round-erased': {
    zh: '本轮的密钥与材料已于 {at} 在本机销毁，不能再打开，也不再接收。',
    zhNext:
      '您签署的评分表、声明和销毁回执都保留，可在“提交”页查看。确需继续评审，请联系管理机构。',
    en: 'Keys and materials of this round were erased here on {at}; nothing of it can be opened or taken in again.',
    enNext:
      'What you signed is kept, see the submission page. If you must go on reviewing, ask the agency.',
  },
  'grant-foreign': {
    zh: '授权所依据的回避声明不是您在本机签署的，已拒绝。',
    zhNext: '请不要继续，用电话向管理机构核实。',
    en: 'The grant rests on a declaration that you did not sign here; refused.',
    enNext: 'Do not go on; telephone the agency.',
  },
  'grant-undeclared': {
    zh: '本轮须先签回避声明再发授权，而这份授权没有依据任何声明，不予使用。',
    zhNext: '请签署回避声明并回传，由管理机构重新发放授权。',
    en: 'In this round keys follow the declaration, and this grant rests on none; it is not used.',
    enNext: 'Sign the declaration and send it; the agency then issues a grant.',
  },
  'receipt-chain': {
    zh: '第 {rev} 份回执与此前的回执矛盾（已确认收到的内容被删改或调换），已拒绝。',
    zhNext: '请保留手中的函件，用电话向管理机构核实。',
    en: 'Receipt {rev} contradicts an earlier one: what was acknowledged was dropped or reordered. Refused.',
    enNext: 'Keep your files and telephone the agency.',
  },
  'post-chain': {
    zh: '第 {seq} 号函件与前后函件不相衔接，已留存作证据，未采用。',
    zhNext: '请用电话向管理机构核实，并索取正确的函件。',
    en: 'Post number {seq} does not follow from the posts beside it; kept as evidence, not used.',
    enNext: 'Telephone the agency and ask for the right post.',
  },
  'form-differs': {
    zh: '评审名录或授权所依据的评分标准与评审包中的不一致。',
    zhNext: '请联系管理机构核对评审包和函件是否属于同一次封存。',
    en: 'Roster or grant were made for another form than the one in the bundle.',
    enNext: 'Ask the agency whether bundle and posts belong to one sealing.',
  },
  'roster-missing': {
    zh: '还没有收到本轮的评审名录，暂时不能声明回避。',
    zhNext: '请等待机构发来的函件（.hppost）并在收件处打开。',
    en: 'The roster of this round has not arrived; nothing can be declared yet.',
    enNext: 'Wait for the agency’s post (.hppost) and open it in the inbox.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;
