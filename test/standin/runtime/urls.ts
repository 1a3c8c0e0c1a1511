// Plain Chromium refuses to load app://HOST/…, so pages live under https://HOST.app.invalid/… and
// every address that the program sees or gives is translated.

const privileged = new Set<string>();
const suffix = '.invalid';

export function nameScheme(scheme: string): void {
  privileged.add(scheme);
}

/** `app://bundle/x` -> `https://bundle.app.invalid/x`; other addresses unchanged. */
export function toChromium(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  const scheme = match?.[1]?.toLowerCase();
  if (match === null || scheme === undefined || !privileged.has(scheme)) return url;
  return `https://${match[2]}.${scheme}${suffix}${match[3] === '' ? '/' : match[3]}`;
}

/** The reverse of `toChromium`. */
export function toProgram(url: string): string {
  for (const scheme of privileged) {
    const match = new RegExp(`^https://([^/?#]*)\\.${scheme}\\${suffix}(.*)$`, 's').exec(url);
    if (match !== null) return `${scheme}://${match[1]}${match[2]}`;
  }
  return url;
}

/** `app://bundle` for pages of the program; what `URL.origin` says for all others. */
export function originOf(url: string): string {
  const program = toProgram(url);
  const match = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)/i.exec(program);
  return match?.[1] ?? 'null';
}

export function schemeOf(url: string): string {
  return url.slice(0, Math.max(url.indexOf(':'), 0)).toLowerCase();
}
