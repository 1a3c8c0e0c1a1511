import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Bilingual } from '../../shared/rubric.ts';
import { agency as agencyEn } from './en/agency.ts';
import { app as appEn } from './en/app.ts';
import { expert as expertEn } from './en/expert.ts';
import { programmes as programmesEn } from './en/programmes.ts';
import { queries as queriesEn } from './en/queries.ts';
import { reader as readerEn } from './en/reader.ts';
import { safekeeping as safekeepingEn } from './en/safekeeping.ts';
import { ui as uiEn } from './en/ui.ts';
import { agency } from './zh-CN/agency.ts';
import { app } from './zh-CN/app.ts';
import { expert } from './zh-CN/expert.ts';
import { programmes } from './zh-CN/programmes.ts';
import { queries } from './zh-CN/queries.ts';
import { reader } from './zh-CN/reader.ts';
import { safekeeping } from './zh-CN/safekeeping.ts';
import { ui } from './zh-CN/ui.ts';

const chinese = { app, ui, expert, agency, queries, reader, safekeeping, programmes };
const english = {
  app: appEn,
  ui: uiEn,
  expert: expertEn,
  agency: agencyEn,
  programmes: programmesEn,
  queries: queriesEn,
  reader: readerEn,
  safekeeping: safekeepingEn,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof chinese;
  }
}

export type Language = 'zh-CN' | 'en';

/** Loads both catalogues; Chinese is shown until a preference says otherwise. */
export async function startText(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { 'zh-CN': chinese, en: english },
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    ns: Object.keys(chinese),
    defaultNS: 'app',
    // React escapes; doing it twice would show entities.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Changes every text on screen and the language that screen readers speak. */
export async function setLanguage(language: Language): Promise<void> {
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** The language on screen; the component is drawn again when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** Picks the text of the language on screen. */
export function useBilingual(): (text: Bilingual) => string {
  const language = useLanguage();
  return (text) => (language === 'en' ? text.en : text.zh);
}
