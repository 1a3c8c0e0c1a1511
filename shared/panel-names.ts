export type PanelName = { readonly name: string; readonly expert: string };

const compoundSurnames: ReadonlySet<string> = new Set([
  ...[
    '欧阳',
    '上官',
    '司马',
    '诸葛',
    '东方',
    '皇甫',
    '尉迟',
    '公孙',
    '慕容',
    '令狐',
    '司徒',
    '夏侯',
  ],
]);
const forms = ['教授', '老师', '专家', '研究员', '博士', '院士', '主任', '高工', '总工'];

/**
 * Members of a panel who seem to be named in a text: by name (spaces ignored), by number, or as
 * `李教授`. A short name that is also a word is found as well: a person decides what it means.
 * @returns what was found, as it is written in the register; each once
 */
export function namesIn(text: string, panel: readonly PanelName[]): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const close = plain.replace(/\s/g, '');
  const found = panel.flatMap(({ name, expert }) => [
    ...(isNamed(name, plain, close) ? [name] : []),
    ...(close.includes(expert.toLowerCase()) ? [expert] : []),
    ...addressed(name, close),
  ]);
  return [...new Set(found)];
}

function isNamed(name: string, plain: string, close: string): boolean {
  const wanted = name.normalize('NFKC').toLowerCase().trim();
  if (wanted.length < 2) return false;
  if (/^\p{Script=Han}+$/u.test(wanted)) return close.includes(wanted);
  // A name in letters is a word of its own, not a part of one.
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, 'u').test(plain);
}

function addressed(name: string, close: string): readonly string[] {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return [];
  const two = name.slice(0, 2);
  const surname = compoundSurnames.has(two) ? two : name.slice(0, 1);
  return forms.map((form) => `${surname}${form}`).filter((form) => close.includes(form));
}
