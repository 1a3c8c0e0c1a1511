import type { ReactNode } from 'react';

const Picture = ({ children }: { readonly children: ReactNode }) => (
  <svg className="hp-step-picture" width="72" height="56" viewBox="0 0 72 56" aria-hidden="true">
    {children}
  </svg>
);

/** A sealed file on its way. */
export function SendPicture() {
  return (
    <Picture>
      <rect x="6" y="10" width="36" height="28" rx="2" />
      <path d="M6 12l18 14 18-14" />
      <path d="M48 24h18M60 18l6 6-6 6" />
    </Picture>
  );
}

/** A telephone and a code that is read out. */
export function ConfirmPicture() {
  return (
    <Picture>
      <path d="M10 8c0 22 12 36 32 40l4-9-11-6-4 5C22 33 18 26 17 19l6-3-3-10z" />
      <path d="M42 10h22M42 17h22M42 24h14" />
    </Picture>
  );
}

/** A printed page with a signature line. */
export function PrintPicture() {
  return (
    <Picture>
      <path d="M18 4h26l10 10v38H18z" />
      <path d="M44 4v10h10M25 22h22M25 29h22M25 36h12" />
      <path d="M26 46c4-5 5 2 9-1s4 1 7-1" />
    </Picture>
  );
}
