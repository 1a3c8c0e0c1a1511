// What a version of an agency's trust document changed, for people: on the expert's screen after it
// came in, and on the agency's before it goes out.
import { chinaTime } from './china-time.ts';
import type { SignatureSuite } from './objects/common.ts';
import type { AgencyRole, Trust } from './objects/trust.ts';
import type { Bilingual } from './rubric.ts';

export const roleWords: Readonly<Record<AgencyRole, Bilingual>> = {
  seal: { zh: '封存', en: 'sealing' },
  grant: { zh: '授权', en: 'granting' },
  form: { zh: '评分标准', en: 'form' },
  receipt: { zh: '回执', en: 'receipt' },
  result: { zh: '结果', en: 'result' },
};

/** What an agency and its experts sign with. Never “certified”: see formats.md 2.7. */
export const suiteWords: Readonly<Record<SignatureSuite, Bilingual>> = {
  ed25519: { zh: 'Ed25519', en: 'Ed25519' },
  sm2: { zh: 'SM2（与SM2算法兼容）', en: 'SM2 (SM2-compatible)' },
  'ed25519+sm2': {
    zh: 'Ed25519 与 SM2（与SM2算法兼容），缺一不可',
    en: 'Ed25519 and SM2 (SM2-compatible), both required',
  },
};

export type RevocationTarget = Trust['revoked'][number]['target'];

export const revocationWords: Readonly<Record<RevocationTarget, Bilingual>> = {
  key: { zh: '签名密钥', en: 'signing key' },
  grant: { zh: '阅卷授权', en: 'grant' },
  bundle: { zh: '密封评审包', en: 'bundle' },
};

/** A version of a trust document and what it changed. */
export type TrustVersion = {
  readonly version: number;
  readonly issuedAt: string;
  readonly changes: readonly Bilingual[];
};

/** The versions of a chain with what each changed, the newest first. */
export function trustHistory(chain: readonly Trust[]): readonly TrustVersion[] {
  return chain
    .map((trust, i) => ({
      version: trust.version,
      issuedAt: trust.issued_at,
      changes: trustChanges(chain[i - 1] ?? null, trust),
    }))
    .toReversed();
}

/** What a version says that the one before did not; null before the first. */
export function trustChanges(before: Trust | null, after: Trust): readonly Bilingual[] {
  if (before === null) return [{ zh: '首次设立。', en: 'The first version.' }];
  const changes = [
    ...rootChanges(before, after),
    ...keyChanges(before, after),
    ...revocations(before, after),
    ...plainChanges(before, after),
  ];
  return changes.length > 0 ? changes : [{ zh: '内容没有变化。', en: 'Nothing else changed.' }];
}

const kidsOf = (keys: readonly { readonly kid: string }[]): string =>
  keys.map(({ kid }) => kid).join();

function rootChanges(before: Trust, after: Trust): readonly Bilingual[] {
  if (kidsOf(before.root) === kidsOf(after.root)) return [];
  return [
    {
      zh: '更换了根密钥，邀请函上的核对码随之改变；新旧根密钥都已签名。',
      en: 'The root key was replaced, and with it the code on invitations; old and new key signed.',
    },
  ];
}

function keyChanges(before: Trust, after: Trust): readonly Bilingual[] {
  const known = new Set(before.keys.map(({ kid }) => kid));
  const roles = [
    ...new Set(after.keys.filter(({ kid }) => !known.has(kid)).map(({ role }) => role)),
  ];
  if (roles.length === 0) return [];
  const zh = roles.map((role) => roleWords[role].zh).join('、');
  const en = roles.map((role) => roleWords[role].en).join(', ');
  return [
    {
      zh: `更换了业务密钥：${zh}。旧密钥此前签署的仍然有效。`,
      en: `Role keys were replaced: ${en}. What the former ones signed before stays valid.`,
    },
  ];
}

function revocations(before: Trust, after: Trust): readonly Bilingual[] {
  const key = ({ target, id }: Trust['revoked'][number]) => `${target} ${id}`;
  const known = new Set(before.revoked.map(key));
  return after.revoked
    .filter((entry) => !known.has(key(entry)))
    .map(({ target, id, reason, effective_from }) => {
      const from = chinaTime(effective_from);
      const words = revocationWords[target];
      return {
        zh: `停用${words.zh} ${id.slice(0, 8)}…，自 ${from} 起：${reason}`,
        en: `The ${words.en} ${id.slice(0, 8)}… is taken back as of ${from}: ${reason}`,
      };
    });
}

function plainChanges(before: Trust, after: Trust): readonly Bilingual[] {
  const changes: Bilingual[] = [];
  if (before.expires !== after.expires) {
    const [from, to] = [before.expires.slice(0, 10), after.expires.slice(0, 10)];
    changes.push({
      zh: `有效期由 ${from} 改为 ${to}。`,
      en: `It now ends on ${to} instead of ${from}.`,
    });
  }
  if (before.name !== after.name) {
    changes.push({
      zh: `机构名称改为“${after.name}”。`,
      en: `The agency is now called “${after.name}”.`,
    });
  }
  if (before.intake.recipients.join() !== after.intake.recipients.join()) {
    changes.push({ zh: '更换了收件密钥。', en: 'The intake key was replaced.' });
  }
  if (before.recovery.recipients.join() !== after.recovery.recipients.join()) {
    changes.push({ zh: '更换了备用解密密钥。', en: 'The recovery key was replaced.' });
  }
  if (before.min_app_version !== after.min_app_version) {
    changes.push({
      zh: `要求程序版本不低于 ${after.min_app_version}。`,
      en: `It asks for version ${after.min_app_version} of the program or later.`,
    });
  }
  return changes;
}
