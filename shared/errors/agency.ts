import type { ErrorText } from '../errors.ts';

/** Refusals of the agency's use cases. */
export const agencyErrors = {
  'expert-unknown': {
    zh: '专家名册中没有这位专家。',
    zhNext: '请先接收这位专家的名片文件（.hpcard）。',
    en: 'This expert is not in the register.',
    enNext: "Take in the expert's card file (.hpcard) first.",
  },
  'expert-code-wrong': {
    zh: '核对码与名片不符，名片仍为待确认。',
    zhNext: '请按登记的电话回拨专家，请其重读屏幕上的核对码；多次不符时不要使用这张名片。',
    en: 'The code does not match the card; the card stays unconfirmed.',
    enNext:
      'Call the expert on a number you already know and have the code read again; if it keeps differing, do not use this card.',
  },
  'expert-in-use': {
    zh: '这位专家已参加评审轮次，不能从名册中移除。',
    zhNext: '如需更换专家，请在未封包的轮次中取消分配；已封包的轮次请通过回避决定处理。',
    en: 'This expert takes part in a round and cannot be removed.',
    enNext:
      'Unassign the expert in rounds that are not sealed; in sealed rounds use a recusal decision.',
  },
  'expert-unconfirmed': {
    zh: '专家“{name}”的名片尚未确认，不能分配项目。',
    zhNext: '请先电话核对专家读出的核对码。',
    en: 'The card of {name} is not confirmed; nothing can be assigned.',
    enNext: 'Confirm the code that the expert reads out by phone first.',
  },
  'expert-revoked': {
    zh: '专家“{name}”的签名密钥已被停用，不能再分配项目。',
    zhNext: '请专家在新电脑上建立工作区并发来新名片，确认后用“更换专家密钥”接替。',
    en: 'The key of {name} is taken back; nothing more can be assigned.',
    enNext:
      'Have the expert set up a new workspace, confirm the new card, and replace the key by it.',
  },
  'correction-none': {
    zh: '填写的内容与 {app} 现有的申报信息相同，没有更正。',
    zhNext: '请只填写需要更正的项。',
    en: 'Nothing differs from what is known of {app}; nothing was corrected.',
    enNext: 'Give only what is to be corrected.',
  },
  'expert-same': {
    zh: '接替的名片与被停用的是同一张。',
    zhNext: '请选择这位专家的新名片。',
    en: 'The new card is the one that is to be taken back.',
    enNext: 'Choose the expert’s new card.',
  },
  'trust-expires-early': {
    zh: '新的有效期不晚于现行的 {until}。',
    zhNext: '请给出更晚的日期；信任文件不能缩短有效期，停用密钥请用“停用”。',
    en: 'The new end is not later than the present one, {until}.',
    enNext: 'Give a later date. To end something early, take the key back instead.',
  },
  'revoke-unknown': {
    zh: '没有这样的密钥、授权或评审包可以停用。',
    zhNext: '请从列表中选择，或核对编号。',
    en: 'There is no such key, grant or bundle to take back.',
    enNext: 'Choose from the list, or check the id.',
  },
  'revoke-known': {
    zh: '它此前已经停用。',
    zhNext: '停用不能撤回或改期；请查看信任文件的版本记录。',
    en: 'It was taken back before.',
    enNext: 'That cannot be undone or moved; see the versions of the trust document.',
  },
  'revoke-current-key': {
    zh: '这是本机构正在使用的业务密钥，停用后将无法签署。',
    zhNext: '请先“更换业务密钥”，再停用旧密钥。',
    en: 'This is a role key that the agency signs with now.',
    enNext: 'Replace the role keys first, then take the former one back.',
  },
  'card-of-other-key': {
    zh: '名册中已有同一专家编号的另一张名片，未替换。',
    zhNext: '请与专家核实；专家编号由密钥决定，不应出现这种情况。',
    en: 'The register holds another card under the same expert id; nothing was replaced.',
    enNext: 'Ask the expert: ids follow from keys, so this should not occur.',
  },
  'round-exists': {
    zh: '轮次编号“{round}”已被使用。',
    zhNext: '请换一个编号。',
    en: 'The round id {round} is taken.',
    enNext: 'Choose another id.',
  },
  'round-unknown': {
    zh: '本工作区没有编号为“{round}”的评审轮次。',
    zhNext: '请返回轮次列表重新选择。',
    en: 'This workspace has no round {round}.',
    enNext: 'Go back to the list of rounds and choose again.',
  },
  'round-dates': {
    zh: '评审截止时间必须晚于开始时间。',
    zhNext: '请修改开始或截止时间。',
    en: 'The round must close after it opens.',
    enNext: 'Change one of the two dates.',
  },
  'round-sealed': {
    zh: '本轮已封包，评分标准、规则、项目和日期不能再改。',
    zhNext: '如确需修改，请另建一个轮次。',
    en: 'The round is sealed: rubric, rule, applications and dates can no longer change.',
    enNext: 'Create another round if a change is unavoidable.',
  },
  'round-not-sealed': {
    zh: '本轮尚未封包，还不能进行这一步。',
    zhNext: '请先完成封包。',
    en: 'The round is not sealed yet; this step must wait.',
    enNext: 'Seal the round first.',
  },
  'rule-invalid': {
    zh: '评分标准或汇总规则自相矛盾，没有保存：{zhProblem}',
    zhNext: '请修改后再保存。',
    en: 'The rubric or the rule contradicts itself and was not saved: {problem}',
    enNext: 'Mend it and save again.',
  },
  'application-unknown': {
    zh: '本轮没有编号为“{app}”的项目。',
    zhNext: '请刷新后重试。',
    en: 'The round has no application {app}.',
    enNext: 'Read the page again and retry.',
  },
  'assignment-issued': {
    zh: '项目“{app}”的名录或授权已发给专家“{name}”，不能取消分配。',
    zhNext: '已发出的授权无法收回；如需更换，请作出回避决定。',
    en: 'Roster or grant for {app} already went to {name}; the assignment cannot be taken back.',
    enNext: 'What was handed out cannot be recalled; use a recusal decision instead.',
  },
  'seal-blocked': {
    zh: '还不能封包：{zhProblem}',
    zhNext: '请完成上述步骤后再封包。',
    en: 'Sealing must wait: {problem}',
    enNext: 'Complete that step, then seal.',
  },
  'kept-bundle-missing': {
    zh: '工作区里没有这一轮评审包的副本，无法再次导出。',
    zhNext: '请使用封存时保存的文件“{file}”（{folder}）或已分发给专家的同一文件。',
    en: 'The workspace keeps no copy of this round’s bundle; it cannot be exported again.',
    enNext: 'Use the file saved at sealing, “{file}” in {folder}, or the one that experts have.',
  },
  'kept-bundle-damaged': {
    zh: '工作区里的评审包副本已损坏，没有导出任何文件。',
    zhNext: '请使用封存时保存的文件“{file}”（{folder}），并从备份恢复工作区文件夹。',
    en: 'The workspace’s copy of the bundle is damaged; nothing was exported.',
    enNext: 'Use the file saved at sealing, “{file}” in {folder}; restore the workspace folder.',
  },
  'job-running': {
    zh: '同一项工作正在进行。',
    zhNext: '请等待其完成，或先取消。',
    en: 'The same work is already under way.',
    enNext: 'Wait for it to finish, or cancel it.',
  },
  'job-failed': {
    zh: '后台工作意外中断，没有留下半成品。',
    zhNext: '请重试；若再次出现，请重启程序。',
    en: 'Background work broke off unexpectedly; nothing half-made was left.',
    enNext: 'Try again; if it happens again, restart the program.',
  },
  'nothing-due': {
    zh: '目前没有需要发给所选专家的函件。',
    zhNext: '请等待专家回传声明，或先完成回避决定。',
    en: 'Nothing is due to the chosen experts now.',
    enNext: 'Wait for their declarations, or decide on the open recusals first.',
  },
  'declaration-missing': {
    zh: '该专家尚未就此项目作出回避声明，还不能决定。',
    zhNext: '请等待专家回传声明。',
    en: 'The expert has not declared on this application yet; there is nothing to decide.',
    enNext: "Wait for the expert's declaration.",
  },
  'decision-not-needed': {
    zh: '该专家已声明无法评判此项目，不需要也不能另作决定。',
    zhNext: '该项目不会向其发放授权。',
    en: 'The expert cannot judge this application: there is nothing left to decide.',
    enNext: 'No grant for it will be issued.',
  },
  'post-for-expert': {
    zh: '这是管理机构发给专家的函件，不是专家的回传。',
    zhNext: '请选择专家交回的文件。',
    en: 'This post goes from the agency to an expert; it is not an answer.',
    enNext: 'Choose the file that the expert handed back.',
  },
  'post-unknown-expert': {
    zh: '函件由名册之外（或尚未确认）的密钥签署，整件拒收。',
    zhNext: '请先接收并确认该专家的名片，再重新打开这份函件。',
    en: 'The post is signed by a key that is not in the register or not confirmed; refused whole.',
    enNext: "Take in and confirm the expert's card, then open the post again.",
  },
  'post-other-agency': {
    zh: '函件是交给另一管理机构（{agency}）的，整件拒收。',
    zhNext: '请退还专家，并核对其发送对象。',
    en: 'The post is meant for another agency ({agency}); refused whole.',
    enNext: 'Return it to the expert and check whom it was meant for.',
  },
  'post-other-round': {
    zh: '函件属于另一评审轮次（{round}），本机构没有这一已封包的轮次，整件拒收。',
    zhNext: '请与专家核对其提交的轮次。',
    en: 'The post belongs to another round ({round}) that is not sealed here; refused whole.',
    enNext: 'Check with the expert which round it was made for.',
  },
  'received-altered': {
    zh: '工作区中{name}的签署文件（{app}）与其本人签署的内容不符，没有汇总。',
    zhNext: '有人改动过工作区。请保留整个文件夹备查，并请该专家重新发送其函件。',
    en: 'What the workspace holds as signed by {name} ({app}) is not what they signed; nothing was merged.',
    enNext:
      'Somebody wrote into the workspace. Keep the whole folder, and ask the expert for the posts again.',
  },
  'result-missing': {
    zh: '本轮尚未汇总，没有可导出的结果。',
    zhNext: '请先汇总。',
    en: 'The round has not been merged; there is no result to export.',
    enNext: 'Merge first.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;
