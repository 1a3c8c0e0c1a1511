import { chinaTime } from '../../shared/china-time.ts';
import type { TrustChange } from '../../shared/operations/agency-trust.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import type { AgencySession } from '../workspace/session.ts';
import { knownExpert } from './experts.ts';
import type { Moved } from './replace-expert.ts';

/** What follows from a change for people, posts and sheets: read before the passphrase is typed. */
export function effectWords(
  session: AgencySession,
  change: TrustChange,
  moved: readonly Moved[],
): readonly Bilingual[] {
  return [...own(session, change, moved), carried];
}

const carried: Bilingual = {
  zh: '新版本随此后的每个评审包和每封函件送达；请另行导出信任文件（.hptrust）备用。专家端自动接受，无需再输核对码。',
  en: 'The new version rides in every later bundle and post; export the trust file as well. Experts’ programs take it without a code.',
};

function own(
  session: AgencySession,
  change: TrustChange,
  moved: readonly Moved[],
): readonly Bilingual[] {
  switch (change.kind) {
    case 'renew':
      return [
        {
          zh: '密钥不变，邀请函核对码不变。',
          en: 'No key changes, and the code on invitations stays.',
        },
      ];
    case 'rotate-role-keys':
      return [
        {
          zh: '此前签署的评审包、函件和结果仍然有效；此后由新密钥签署。旧密钥随即从本机抹去。',
          en: 'Bundles, posts and results signed so far stay valid; from now on the new keys sign. The former ones are erased here.',
        },
      ];
    case 'rotate-root':
      return [
        {
          zh: '邀请函核对码随之改变：已确认本机构的专家不受影响，尚未确认的专家需要新的邀请函。',
          en: 'The code on invitations changes: experts who confirmed the agency notice nothing, the others need a new invitation.',
        },
      ];
    case 'revoke':
      return [revocationEffect(change)];
    case 'replace-expert':
      return replacementEffects(session, change, moved);
  }
}

function revocationEffect({
  target,
  effectiveFrom,
}: Extract<TrustChange, { kind: 'revoke' }>): Bilingual {
  const from = chinaTime(effectiveFrom);
  switch (target) {
    case 'key':
      return {
        zh: `${from} 之前收到（机构密钥则为签署）的仍然有效，此后的一律不予接收。不能撤回。`,
        en: `What was received (of an agency key: signed) before ${from} stays valid, nothing after it is taken. This cannot be undone.`,
      };
    case 'grant':
      return {
        zh: '专家收到新版本后，其程序停止打开材料；已交付的密钥无法真正收回。',
        en: 'Once it reaches the expert, the program stops opening documents; a key that was delivered cannot truly be taken back.',
      };
    case 'bundle':
      return {
        zh: '收到新版本的程序停止打开这个评审包；本轮次不能重新封存，需要另建轮次。',
        en: 'Programs that it reaches stop opening this bundle; the round cannot be sealed again, a new one is needed.',
      };
  }
}

function replacementEffects(
  session: AgencySession,
  { kid, successor, effectiveFrom }: Extract<TrustChange, { kind: 'replace-expert' }>,
  moved: readonly Moved[],
): readonly Bilingual[] {
  const from = chinaTime(effectiveFrom);
  const [lost, found] = [knownExpert(session, kid), knownExpert(session, successor)];
  const rounds = moved.map(({ round, apps }): Bilingual => {
    const list = apps.join(', ');
    return {
      zh: `轮次 ${round}：${list} 转给新名片，下次函件发出新名录，声明后发新授权。`,
      en: `Round ${round}: ${list} move to the new card; the next post carries the roster, and after the declaration the keys.`,
    };
  });
  return [
    {
      zh: `${lost.name}（${lost.expert}）的旧密钥自 ${from} 停用，由 ${found.name}（${found.expert}）接替；此前收到的评分表保留计分。`,
      en: `The key of ${lost.name} (${lost.expert}) ends at ${from}, ${found.name} (${found.expert}) takes over; sheets received before stay and count.`,
    },
    ...rounds,
  ];
}
