import type {
  CheckedBackup,
  KeptDraft,
  MergedProgress,
  Standing,
} from '../../shared/operations/safekeeping.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { escrowDisclosure } from '../../shared/safekeeping-words.ts';
import type { EscrowedWorkspace } from '../agency/escrow-open.ts';

export { escrowDisclosure };

export function backupLines(backup: CheckedBackup): readonly Bilingual[] {
  const { fileName, name, createdAt, size, entries } = backup;
  return [
    {
      zh: `备份完好：${fileName}（${name}，${createdAt}，${size} 字节，日志 ${entries} 条）`,
      en: `The backup is whole: ${fileName} (${name}, ${createdAt}, ${size} bytes, ${entries} journal entries)`,
    },
  ];
}

const stateWords: Readonly<Record<Standing['state'], Bilingual>> = {
  kept: { zh: '工作区与本机记得的一致。', en: 'The workspace is what this computer remembers.' },
  behind: {
    zh: '状态文件落后于工作区：程序上次可能被中断，已补记。',
    en: 'The state file was behind: the program may have ended early. It was brought up.',
  },
  missing: { zh: '状态文件不见了，已重建。', en: 'The state file was missing; it was made anew.' },
  bad: {
    zh: '状态文件被改动或损坏，已重建。',
    en: 'The state file was altered or damaged; it was made anew.',
  },
  keyring: {
    zh: '密钥文件不是上次使用的那一份。如果您没有放回旧文件，请更改口令并更换恢复码。',
    en: 'The keyring is not the one last used. Unless you put it back, change passphrase and recovery code.',
  },
};

export function standingLines(standing: Standing): readonly Bilingual[] {
  const { state, suspectSince, restored, clock, lastBackup, escrow } = standing;
  const lines = [stateWords[state]];
  if (suspectSince !== null) {
    lines.push({
      zh: `${suspectSince} 起明知是较早的工作区而继续使用；此后签署的评分表会注明。`,
      en: `Gone on knowingly with an older workspace since ${suspectSince}; sheets signed since say so.`,
    });
  }
  if (restored) {
    lines.push({
      zh: `${restored.at} 由 ${restored.backupAt} 的备份恢复；其后的内容不在这里。`,
      en: `Restored on ${restored.at} from a backup of ${restored.backupAt}; nothing later is in it.`,
    });
  }
  if (clock.suspect) {
    lines.push({
      zh: `电脑时钟早于机构签署的时间 ${clock.seen}；请校准时钟。`,
      en: `The clock is behind ${clock.seen}, which the agency signed; set it right.`,
    });
  }
  lines.push(
    lastBackup
      ? {
          zh: `上次备份：${lastBackup.at} ${lastBackup.fileName}`,
          en: `Last backup: ${lastBackup.at} ${lastBackup.fileName}`,
        }
      : { zh: '还没有备份过。', en: 'Never backed up.' },
    escrow
      ? {
          zh: `托管：${escrow.agencyName} 自 ${escrow.addedAt} 起可读取，不能签署。`,
          en: `Escrow: ${escrow.agencyName} can read since ${escrow.addedAt}, and never sign.`,
        }
      : { zh: '托管：没有开启。', en: 'Escrow: off.' },
  );
  return lines;
}

export function mergedLines(merged: MergedProgress): readonly Bilingual[] {
  const names = (found: MergedProgress['taken']) =>
    found.map(({ round, app }) => `${round}/${app}`).join(' ') || '-';
  return [
    { zh: `采用：${names(merged.taken)}`, en: `Taken: ${names(merged.taken)}` },
    { zh: `两份都保留：${names(merged.copies)}`, en: `Both kept: ${names(merged.copies)}` },
    ...merged.signedTwice.map(({ round, app, number }) => ({
      zh: `两台电脑签署了同一编号的不同内容：${round}/${app ?? ''} ${number}，请告知管理机构。`,
      en: `Both computers signed one number for different content: ${round}/${app ?? ''} ${number}. Tell the agency.`,
    })),
  ];
}

export function keptDraftLines(kept: readonly KeptDraft[]): readonly Bilingual[] {
  if (kept.length === 0) return [{ zh: '没有另存的草稿。', en: 'No draft is kept beside.' }];
  return kept.map(({ id, round, app, savedAt, scores, comments }) => ({
    zh: `${id} ${round}/${app}（${savedAt}，${scores.length} 个分值，${comments.length} 条意见）`,
    en: `${id} ${round}/${app} (${savedAt}, ${scores.length} scores, ${comments.length} comments)`,
  }));
}

export function escrowedLines(found: EscrowedWorkspace): readonly Bilingual[] {
  const { expert, name, unit, drafts } = found;
  return [
    {
      zh: `${expert} ${name} ${unit}：只读；签名密钥不在托管之内，不能据此签署。`,
      en: `${expert} ${name} ${unit}: for reading; the signing key is not in escrow, nothing can be signed.`,
    },
    ...drafts.flatMap(({ round, app, rev, state, scores, comments, overall }) => {
      const marks = Object.entries(scores).map(([item, value]) => `${item}=${value / 100}`);
      const texts = Object.entries(comments).map(([item, text]) => `  ${item}: ${text}`);
      const lines = [
        `${round}/${app} r${rev} ${state} ${marks.join(' ')}`,
        ...texts,
        ...(overall === '' ? [] : [`  ${overall}`]),
      ];
      return lines.map((line) => ({ zh: line, en: line }));
    }),
  ];
}
